import { app, powerMonitor, shell } from 'electron';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Folders } from '../core/ports.ts';
import { demoSpeed } from '../host/demo-speed.ts';
import type { FaultKeeper } from '../host/fault-keeper.ts';
import { prepareFolders } from '../host/folders.ts';
import type { HostEvents } from '../host/host-events.ts';
import { openHost } from '../host/start-host.ts';
import type { HostParts, RunningHost } from '../host/start-host.ts';
import { systemClock } from '../host/system-clock.ts';
import { SECOND } from '../shared/durations.ts';
import { failureOf, FailureError } from '../shared/failure.ts';
import {
  appIcon,
  drawWorker,
  keychainProcess,
  libraryWorker,
  mediaProcess,
  pageFolder,
  preloadFile,
} from './app-files.ts';
import { createPageHandler } from './app-protocol.ts';
import { followAppearance } from './appearance.ts';
import type { StartArguments } from './arguments.ts';
import { acceptContractPort } from './contract-port.ts';
import { createDesktopActions } from './desktop-actions.ts';
import { createHandedOverFiles } from './handed-over-files.ts';
import { keepWindow } from './kept-window.ts';
import type { KeptWindow } from './kept-window.ts';
import type { LateLogger } from './late-logger.ts';
import { followLinks } from './links/follow-links.ts';
import { registerScheme } from './links/register-scheme.ts';
import { liveWithDesktop } from './live-with-desktop.ts';
import { startKeychainProcess } from './keychain-process.ts';
import { startMediaProcess } from './media-process.ts';
import { createSystemProxies } from './system-proxies.ts';
import { createMediaHandler, desktopMediaLinks } from './media-protocol.ts';
import { createNetwork } from './network.ts';
import { createLateNotifier } from './notify/late-notifier.ts';
import { quitInOrder } from './orderly-quit.ts';
import type { OwnEnvironment } from './own-environment.ts';
import { createPageSession } from './page-session.ts';
import { createPatientEvents } from './patient-events.ts';
import { createPowerEvents } from './power.ts';
import { createQuitControl, type QuitControl } from './quit-control.ts';
import {
  handoverOf,
  isFirstInstance,
  onOpenedByMac,
  onSecondInstance,
  type Handover,
} from './single-instance.ts';
import { onSystemEnd } from './system-end.ts';
import { createNativeState } from './system/native-state.ts';
import { createDesktopCountdown } from './system/desktop-countdown.ts';
import { hasTray } from './tray/has-tray.ts';
import { createDesktopUpdates, type DesktopUpdates } from './updates/desktop-updates.ts';
import { createMainWords, systemSpeaker } from './words/main-words.ts';

/** What is being written may end by itself; a little longer than the core's own grace. */
const DRAIN_MS = 8 * SECOND;
/** How often a start looks whether the window before it is gone. */
const HANDOVER_MS = 200;

export interface DesktopStart {
  readonly asked: StartArguments;
  readonly folders: Folders;
  readonly environment: OwnEnvironment;
  readonly logger: LateLogger;
  readonly faults: FaultKeeper;
}

/**
 * Opens the library and the window on it, unless this home is open already: then what was asked
 * for goes to the app that has it.
 * @throws FailureError when this home cannot be opened, with the sentence for people.
 */
export async function runDesktopApp(start: DesktopStart): Promise<void> {
  const { asked, folders } = start;
  prepareFolders(folders);
  const chromiumFolder = join(folders.home, 'electron');
  mkdirSync(chromiumFolder, { recursive: true, mode: 0o700 });
  app.setPath('userData', chromiumFolder);
  if (!isFirstInstance(app, asked)) {
    process.stdout.write('Renderdesk is already running here; it takes over from now.\n');
    app.exit(0);
    return;
  }
  const early: Handover[] = [handoverOf({ ...asked, hidden: asked.hidden || startedByLogin() })];
  let take = (handover: Handover): void => {
    early.push(handover);
  };
  onSecondInstance(app, (handover) => take(handover));
  onOpenedByMac(app, (handover) => take(handover));
  await app.whenReady();
  const desktop = await openDesktop(start);
  take = (handover) => {
    if (!handover.hidden) desktop.window.show();
    void desktop.take(handover);
  };
  for (const handover of early) take(handover);
}

interface Desktop {
  readonly window: KeptWindow;
  take(handover: Handover): Promise<void>;
}

async function openDesktop(start: DesktopStart): Promise<Desktop> {
  const { asked, folders, environment, logger, faults } = start;
  const { home } = asked;
  const events = createPatientEvents();
  const { add: handOver, take: takeHandedOver } = createHandedOverFiles(events);
  const icon = appIcon(256);
  const stateFile = join(folders.home, 'window.json');
  const preload = preloadFile();
  const window = keepWindow(() => ({ session, icon, preload, stateFile, logger }));
  const native = createNativeState();
  const trayIsThere = hasTray(process.platform);
  const power = createPowerEvents();
  const network = createNetwork(systemClock, power);
  const notifier = createLateNotifier();
  const quitting = createQuitControl(app);
  let words = () => systemSpeaker(app);
  const countdown = createDesktopCountdown({ native, logger, power });
  const fromWindow = { takeHandedOver, stopCountdown: () => void countdown.stop() };
  const onScreen = { window: () => window.current(), icon, words: () => words() };
  const desktop = createDesktopActions({ ...onScreen, ...fromWindow });
  const updates = createDesktopUpdates({ folders, home, environment, logger, quitting });
  const machine = { network, power, notifier, allDone: () => countdown.allDone() };
  const around = { folders, environment: environment.all, events, desktop };
  const parts = { ...around, ...machine, native: native.get, updates: updates.actions };
  const host = await openLibrary(parts, () => quitting.quit('unattended'));
  words = createMainWords(app, host.core.settings);
  logger.connect(host.logger);
  faults.connect(host.redact);
  const session = createPageSession({
    page: createPageHandler(pageFolder()),
    media: createMediaHandler(host.core),
  });
  const closePort = acceptContractPort({
    router: host.router,
    pageFrame: () => window.current()?.webContents.mainFrame ?? null,
    logger,
  });
  const take = takeWith({ host, events, logger, handOver });
  native.set({ hasTray: await trayIsThere, onBattery: powerMonitor.isOnBatteryPower() });
  followAppearance(host.core);
  registerScheme(app, logger);
  const hosted = { host, window, native, quitting, desktop, logger, home, words, take };
  const living = liveWithDesktop({ ...hosted, countdown });
  updates.connect(host, living.work);
  notifier.connect(living.notifier);
  endInOrder({ window, quitting, updates }, async () => {
    updates.stop();
    living.stop();
    closePort();
    network.stop();
    await host.close();
  });
  return { window, take };
}

interface EndingParts {
  readonly window: KeptWindow;
  readonly quitting: QuitControl;
  readonly updates: DesktopUpdates;
}

function endInOrder({ window, quitting, updates }: EndingParts, stop: () => Promise<void>): void {
  quitInOrder(app, {
    boundMs: DRAIN_MS,
    mayQuit: () => quitting.mayQuit(),
    onDrain() {
      window.current()?.hide();
      // Whoever starts from now on waits for the library, and hands nothing to what is ending.
      app.releaseSingleInstanceLock();
    },
    onSystemShutdown: (listener) => onSystemEnd(app, powerMonitor, process, listener),
    stop,
    afterStop: () => updates.afterClosed(),
    onLate: () => updates.notClosed(),
  });
}

interface TakeParts {
  readonly host: RunningHost;
  readonly events: HostEvents;
  readonly logger: LateLogger;
  readonly handOver: (files: Handover['files']) => void;
}

/** Does what a start, of this app or of another instance, was asked for. */
function takeWith({ host, events, logger, handOver }: TakeParts): Desktop['take'] {
  return async ({ files, links, demo, newRender }) => {
    if (demo) await startDemo(host, events);
    handOver(files);
    followLinks(links, { events, logger });
    if (newRender) events.publish({ type: 'new-render' });
  };
}

/** Only macOS says it; elsewhere the words of the start do. */
function startedByLogin(): boolean {
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin;
}

type DesktopParts = Required<
  Pick<
    HostParts,
    | 'folders'
    | 'environment'
    | 'events'
    | 'network'
    | 'power'
    | 'notifier'
    | 'desktop'
    | 'allDone'
    | 'native'
    | 'updates'
  >
>;

/**
 * Waits for a window of this home that is just closing; only one of them can be open.
 * @throws FailureError also when another process has the library: it says which.
 */
async function openLibrary(parts: DesktopParts, quit: () => void): Promise<RunningHost> {
  const deadline = performance.now() + DRAIN_MS;
  for (;;) {
    const opening = await openHost(
      {
        ...parts,
        host: 'desktop',
        version: app.getVersion(),
        rendererFolder: null,
        mediaLinks: desktopMediaLinks,
        startMediaProcess: () => startMediaProcess(mediaProcess()),
        startKeychainProcess: () => startKeychainProcess(keychainProcess()),
        systemProxies: createSystemProxies(),
        trashItem: (path) => shell.trashItem(path),
        libraryWorker: libraryWorker(),
        quit,
      },
      { ...demoSpeed, drawWorker: drawWorker() },
    );
    if (opening.opened) return opening.host;
    const isClosing = opening.heldBy === null || opening.heldBy.host === 'desktop';
    if (!isClosing || performance.now() > deadline) throw new FailureError(opening.failure);
    await sleep(HANDOVER_MS);
  }
}

/** Before the files of the same start, which may be meant for it. Never rejects. */
async function startDemo(host: RunningHost, events: HostEvents): Promise<void> {
  try {
    await host.demo.startMany('usual');
  } catch (error) {
    const { message, remedy } = failureOf(error);
    events.publish({ type: 'message', level: 'error', text: `${message} ${remedy}` });
  }
}
