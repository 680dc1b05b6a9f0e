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
  libraryWorker,
  mediaProcess,
  pageFolder,
  preloadFile,
} from './app-files.ts';
import { setAppMenu } from './app-menu.ts';
import { createPageHandler } from './app-protocol.ts';
import { followAppearance } from './appearance.ts';
import type { StartArguments } from './arguments.ts';
import { acceptContractPort } from './contract-port.ts';
import { createDesktopActions } from './desktop-actions.ts';
import { createHandedOverFiles } from './handed-over-files.ts';
import { keepWindow } from './kept-window.ts';
import type { KeptWindow } from './kept-window.ts';
import type { LateLogger } from './late-logger.ts';
import { startMediaProcess } from './media-process.ts';
import { createSystemProxies } from './system-proxies.ts';
import { createMediaHandler, desktopMediaLinks } from './media-protocol.ts';
import { createNetwork } from './network.ts';
import { createNotifier } from './notifications.ts';
import { quitInOrder } from './orderly-quit.ts';
import { createPageSession } from './page-session.ts';
import { createPatientEvents } from './patient-events.ts';
import { createPowerEvents } from './power.ts';
import { isFirstInstance, onOpenFile, onSecondInstance } from './single-instance.ts';
import type { Handover } from './single-instance.ts';

/** What is being written may end by itself; a little longer than the core's own grace. */
const DRAIN_MS = 8 * SECOND;
/** How often a start looks whether the window before it is gone. */
const HANDOVER_MS = 200;

export interface DesktopStart {
  readonly asked: StartArguments;
  readonly folders: Folders;
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
  const early: Handover[] = [{ files: [...asked.files], demo: asked.demo }];
  let take = (handover: Handover): void => {
    early.push(handover);
  };
  onSecondInstance(app, (handover) => take(handover));
  onOpenFile(app, (file) => take({ files: [file], demo: false }));
  await app.whenReady();
  const desktop = await openDesktop(start);
  take = (handover) => {
    desktop.window.show();
    void desktop.take(handover);
  };
  for (const handover of early) take(handover);
}

interface Desktop {
  readonly window: KeptWindow;
  take(handover: Handover): Promise<void>;
}

async function openDesktop({ folders, logger, faults }: DesktopStart): Promise<Desktop> {
  const events = createPatientEvents();
  const { add: handOver, take: takeHandedOver } = createHandedOverFiles(events);
  const icon = appIcon(256);
  const window = keepWindow(() => ({
    session,
    icon,
    preload: preloadFile(),
    stateFile: join(folders.home, 'window.json'),
    logger,
  }));
  const network = createNetwork(systemClock);
  const notifier = createNotifier({
    icon: appIcon(64),
    platform: process.platform,
    logger,
    open(jobId) {
      window.show();
      if (jobId !== null) events.publish({ type: 'open-job', jobId });
    },
  });
  const desktop = createDesktopActions({ window: () => window.current(), icon, takeHandedOver });
  const host = await openLibrary({ folders, events, network, notifier, desktop });
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
  quitInOrder(app, {
    boundMs: DRAIN_MS,
    onDrain() {
      window.current()?.hide();
      // Whoever starts from now on waits for the library, and hands nothing to what is ending.
      app.releaseSingleInstanceLock();
    },
    onSystemShutdown: (listener) => powerMonitor.on('shutdown', listener),
    async stop() {
      closePort();
      network.stop();
      await host.close();
    },
  });
  const take = async ({ files, demo }: Handover) => {
    if (demo) await startDemo(host, events);
    handOver(files);
  };
  followAppearance(host.core);
  setAppMenu({
    window,
    libraryFolder: () => host.core.library.folder(),
    submit: (files) => void take({ files: [...files], demo: false }),
  });
  endWithLastWindow(window);
  return { window, take };
}

type DesktopParts = Required<
  Pick<HostParts, 'folders' | 'events' | 'network' | 'notifier' | 'desktop'>
>;

/**
 * Waits for a window of this home that is just closing; only one of them can be open.
 * @throws FailureError also when another process has the library: it says which.
 */
async function openLibrary(parts: DesktopParts): Promise<RunningHost> {
  const deadline = performance.now() + DRAIN_MS;
  for (;;) {
    const opening = await openHost(
      {
        ...parts,
        environment: process.env,
        host: 'desktop',
        version: app.getVersion(),
        rendererFolder: null,
        power: createPowerEvents(),
        mediaLinks: desktopMediaLinks,
        startMediaProcess: () => startMediaProcess(mediaProcess()),
        systemProxies: createSystemProxies(),
        trashItem: (path) => shell.trashItem(path),
        libraryWorker: libraryWorker(),
        quit: () => app.quit(),
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

/** On macOS an app lives on without a window, and a click on its icon opens one. */
function endWithLastWindow(window: KeptWindow): void {
  app.on('activate', () => window.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
}
