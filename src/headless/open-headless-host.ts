import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Folders, LogLevel } from '../core/ports.ts';
import { createHostEvents } from '../host/host-events.ts';
import { openHost } from '../host/start-host.ts';
import type { DemoWishes, HostOpening } from '../host/start-host.ts';
import { appVersion } from './app-version.ts';
import { createLogNotifier } from './log-notifier.ts';

export interface HeadlessParts {
  readonly folders: Folders;
  /** False: the library is only read or changed; nothing is sent, polled or downloaded. */
  readonly takesUpWork: boolean;
  readonly port?: number | undefined;
  readonly demo?: DemoWishes;
  readonly logLevel?: LogLevel | undefined;
  /** A client asked for the end. */
  quit(): void;
}

/** Where `npm run build` puts the window; it is served to browsers when it is there. */
export const rendererFolder = join(
  fileURLToPath(new URL('../..', import.meta.url)),
  'out',
  'renderer',
);

/** Holds a home in this process, without a window. */
export async function openHeadlessHost(parts: HeadlessParts): Promise<HostOpening> {
  const events = createHostEvents();
  const notifier = createLogNotifier();
  const opening = await openHost(
    {
      folders: parts.folders,
      environment: process.env,
      host: 'headless',
      version: appVersion(),
      rendererFolder,
      port: parts.port,
      takesUpWork: parts.takesUpWork,
      logLevel: parts.logLevel,
      events,
      notifier,
      quit: () => parts.quit(),
    },
    parts.demo,
  );
  if (opening.opened) notifier.logTo(opening.host.logger);
  return opening;
}
