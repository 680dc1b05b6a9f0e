import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { NativeImage, Session } from 'electron';
import type { Logger } from '../core/ports.ts';
import { MINUTE, SECOND } from '../shared/durations.ts';
import { desktopPageOrigin } from '../shared/desktop-origins.ts';
import { openingBounds, readWindowState, SMALLEST_SIZE, writeWindowState } from './window-state.ts';

export interface WindowOptions {
  readonly session: Session;
  readonly icon: NativeImage;
  /** The bundled preload, absolute. */
  readonly preload: string;
  /** Where the window's place is remembered, absolute. */
  readonly stateFile: string;
  readonly logger: Logger;
}

/** What is seen until the page has drawn itself: the page's own backgrounds. */
const BACKGROUND = { light: '#ffffff', dark: '#15161a' } as const;
/** A window that is being dragged about is written down once it has come to rest. */
const REST_MS = 0.5 * SECOND;
/** A page that keeps dying is not loaded for ever. */
const MOST_RELOADS = { count: 3, windowMs: MINUTE } as const;

/** Opens the one window of the app: sandboxed, isolated, and without Node. */
export function openWindow(options: WindowOptions): BrowserWindow {
  const remembered = readWindowState(options.stateFile);
  const { size, position } = openingBounds(remembered, workAreas());
  const window = new BrowserWindow({
    ...size,
    ...position,
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: 'Renderdesk',
    icon: options.icon,
    backgroundColor: background(),
    autoHideMenuBar: true,
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      enableWebSQL: false,
      // Progress goes on while the window is covered.
      backgroundThrottling: false,
    },
  });
  if (remembered?.maximised === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberPlace(window, options);
  followTheme(window);
  bringBackDeadPage(window, options.logger);
  comeBackFromElsewhere(window, options.logger);
  loadPage(window, options.logger);
  return window;
}

function loadPage(window: BrowserWindow, logger: Logger): void {
  window.loadURL(`${desktopPageOrigin}/index.html`).catch((error: unknown) => {
    logger.log('error', 'The page did not load', { error: String(error) });
  });
}

/** Chromium asks nobody before it goes to an empty page, and that would leave a dead window. */
function comeBackFromElsewhere(window: BrowserWindow, logger: Logger): void {
  window.webContents.on('did-navigate', (_event, address) => {
    if (address.startsWith(`${desktopPageOrigin}/`)) return;
    logger.log('warn', 'The window was led away from its page');
    loadPage(window, logger);
  });
}

/** In front and with the keyboard, however it was put away. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

function followTheme(window: BrowserWindow): void {
  const change = () => window.setBackgroundColor(background());
  nativeTheme.on('updated', change);
  window.once('closed', () => nativeTheme.off('updated', change));
}

function rememberPlace(window: BrowserWindow, { stateFile, logger }: WindowOptions): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    try {
      writeWindowState(stateFile, {
        bounds: window.getNormalBounds(),
        maximised: window.isMaximized(),
      });
    } catch (error) {
      logger.log('warn', 'The place of the window was not kept', { error: String(error) });
    }
  };
  const writeSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(write, REST_MS);
  };
  window.on('resize', writeSoon);
  window.on('move', writeSoon);
  window.on('maximize', writeSoon);
  window.on('unmaximize', writeSoon);
  window.on('close', write);
  window.on('closed', () => clearTimeout(timer));
}

/** Work goes on in the main process whatever happens to the page: it is shown again. */
function bringBackDeadPage(window: BrowserWindow, logger: Logger): void {
  const reloads: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    logger.log('error', 'The page died', { reason, exitCode });
    const now = Date.now();
    reloads.push(now);
    const recent = reloads.filter((at) => now - at < MOST_RELOADS.windowMs).length;
    if (recent <= MOST_RELOADS.count) window.webContents.reload();
  });
}
