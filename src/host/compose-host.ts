import { randomBytes } from 'node:crypto';
import type { SystemProxies } from '../core/net/proxies.ts';
import type {
  AllDoneListener,
  Folders,
  HelperProcess,
  Logger,
  LogLevel,
  MediaLinks,
  Network,
  Notifier,
  Ports,
  PowerEvents,
  SecretStore,
  StartMediaProcess,
} from '../core/ports.ts';
import type { Core } from '../core/services.ts';
import type { AppInfo } from '../shared/contract/app.ts';
import type { Failure } from '../shared/failure.ts';
import type { NativeState } from '../shared/native-state.ts';
import { appInfo } from './app-info.ts';
import { createClosingOrder } from './closing-order.ts';
import type { ClosingOrder } from './closing-order.ts';
import { createDemoSession } from './demo-session.ts';
import type { DemoProviders, DemoSession } from './demo-session.ts';
import { removeEndpoint, writeEndpoint } from './endpoint-file.ts';
import type { Endpoint } from './endpoint-file.ts';
import { prepareFolders } from './folders.ts';
import { createHostEvents } from './host-events.ts';
import type { HostEvents } from './host-events.ts';
import { noDesktop } from './host-services.ts';
import type { DesktopActions } from './host-services.ts';
import { acquireLock, lockedFailure } from './library-lock.ts';
import { serveLoopback } from './loopback-server.ts';
import type { LoopbackServer } from './loopback-server.ts';
import { createMediaLinks, createMediaTickets } from './media-tickets.ts';
import { createObserved } from './observed.ts';
import { openPorts } from './open-ports.ts';
import { createRouter } from './router.ts';
import { updatedByOthers, type UpdateActions } from './update-actions.ts';
import type { RootRouter } from './router.ts';

/** What differs between hosts. What is absent is what a process without a window needs. */
export interface HostParts {
  readonly folders: Folders;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly host: AppInfo['host'];
  readonly version: string;
  /** The built window for browsers; null where the host shows it itself. */
  readonly rendererFolder: string | null;
  readonly port?: number | undefined;
  /** False: the library is only read and changed; nothing is sent, polled or downloaded. */
  readonly takesUpWork?: boolean;
  /** What the log keeps in this run, whatever the settings say. */
  readonly logLevel?: LogLevel | undefined;
  readonly events?: HostEvents;
  readonly desktop?: DesktopActions;
  readonly network?: Network;
  readonly power?: PowerEvents;
  readonly notifier?: Notifier;
  readonly allDone?: AllDoneListener;
  readonly mediaLinks?: MediaLinks;
  /** What the desktop lets this host do. */
  readonly native?: () => NativeState;
  readonly startMediaProcess?: StartMediaProcess;
  /** Where the keychain is asked in a process of its own. */
  readonly startKeychainProcess?: () => HelperProcess;
  readonly systemProxies?: SystemProxies;
  /** How it gets newer; absent: somebody else sees to that. */
  readonly updates?: UpdateActions;
  /** Moves a file to the trash of the system. */
  readonly trashItem?: (path: string) => Promise<void>;
  /** The thread that reads the library, where it is a file of the build. */
  readonly libraryWorker?: URL;
  readonly secrets?: SecretStore;
  /** A client asked for the end: returns at once, and calls `close` in its own time. */
  quit(): void;
}

export interface RunningHost {
  readonly core: Core;
  readonly router: RootRouter;
  readonly server: LoopbackServer;
  readonly events: HostEvents;
  readonly logger: Logger;
  /** Takes out of a text what is secret, also the keys of this run. */
  redact(text: string): string;
  readonly demo: DemoSession;
  info(): Promise<AppInfo>;
  /** Tells every client what `info` now says, in its own time. */
  infoChanged(): void;
  /** Stops everything in the reverse of the order in which it was started. Safe to call twice. */
  close(): Promise<void>;
}

export type HostOpening =
  | { readonly opened: true; readonly host: RunningHost }
  /** Another process writes this home; `heldBy` says how to reach it, where it says so. */
  | { readonly opened: false; readonly heldBy: Endpoint | null; readonly failure: Failure };

export interface CoreMakers {
  readonly createCore: (ports: Ports) => Promise<Core>;
  readonly demoProviders: DemoProviders;
}

/**
 * Wires a host: lock, log, keys, core, router, loopback server, in this order.
 * @throws FailureError when the home cannot be used, the database not opened, the port not had.
 */
export async function composeHost(parts: HostParts, makers: CoreMakers): Promise<HostOpening> {
  const { home } = parts.folders;
  prepareFolders(parts.folders);
  const lock = acquireLock(home);
  if (!lock.acquired) {
    return { opened: false, heldBy: lock.heldBy, failure: lockedFailure(home, lock.heldBy) };
  }
  const opened = createClosingOrder();
  opened.later(() => lock.release());
  try {
    return { opened: true, host: await open(parts, makers, opened) };
  } catch (error) {
    // Why it could not be opened matters more than what then failed to close.
    await opened.closeAll().catch(() => {});
    throw error;
  }
}

async function open(
  parts: HostParts,
  makers: CoreMakers,
  opened: ClosingOrder,
): Promise<RunningHost> {
  const token = randomBytes(32).toString('base64url');
  const tickets = createMediaTickets();
  const events = parts.events ?? createHostEvents();
  const ports = openPorts(parts, token, createMediaLinks(tickets), opened);
  const demo: DemoSession = createDemoSession({
    core: () => core,
    folders: parts.folders,
    providers: makers.demoProviders,
    onStarted: () => tellInfo(),
  });
  opened.later(() => demo.stop());
  const core = await makers.createCore(ports);
  opened.later(() => core.stop());

  const { secrets, network, folders, logger, redact } = ports;
  const { host, version, native } = parts;
  const now = () => ports.clock.now();
  let url: string | null = null;
  const info = () => appInfo({ core, folders, secrets, network, demo, host, version, native, url });
  const tellInfo = infoTeller(info, events, logger);
  opened.later(network.onChange(() => tellInfo()));
  const desktop = parts.desktop ?? noDesktop;
  const observed = createObserved({ core, folders, redact, now, info, desktop });
  const router = createRouter(core, {
    desktop,
    logger,
    events,
    observed,
    updates: parts.updates ?? updatedByOthers(version, 'headless'),
    info,
    infoChanged: tellInfo,
    startDemo: async (which) => {
      const [first] = await demo.startMany(which ?? 'usual');
      return first ?? demo.start();
    },
    quit: () => parts.quit(),
  });
  const { rendererFolder, port } = parts;
  const served = { router, core, token, tickets, version, logger, rendererFolder, port };
  const server = await serveLoopback(served);
  opened.later(() => server.close());
  url = server.url;
  const { pid } = process;
  writeEndpoint(folders.home, { pid, port: server.port, token, version, host, startedAt: now() });
  opened.later(() => removeEndpoint(folders.home, token));

  await startWork(parts, core, demo, logger);
  logger.log('info', 'Started', { version, host, pid, port: server.port });
  const close = () => opened.closeAll();
  return { core, router, server, events, logger, redact, demo, info, infoChanged: tellInfo, close };
}

/** Nobody waits for it: what changed is told when it is known, or logged when it cannot be. */
function infoTeller(info: () => Promise<AppInfo>, events: HostEvents, logger: Logger): () => void {
  return () => {
    info().then(
      (now) => events.publish({ type: 'app', info: now }),
      (error: unknown) =>
        logger.log('warn', 'What changed of the app could not be told', { why: String(error) }),
    );
  };
}

/** A library that has demo accounts gets their providers back first: jobs go on where they were. */
async function startWork(
  parts: HostParts,
  core: Core,
  demo: DemoSession,
  logger: Logger,
): Promise<void> {
  for (const account of await core.accounts.list()) {
    if (!account.isDemo) continue;
    try {
      await demo.start(account.providerId);
    } catch (error) {
      logger.log('error', 'A demo provider could not be started', { why: String(error) });
    }
  }
  if (parts.takesUpWork !== false) await core.start();
}
