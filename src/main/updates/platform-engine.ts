import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppImageUpdater, MacUpdater, NsisUpdater } from 'electron-updater';
import type { AppUpdater } from 'electron-updater';
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { ElectronHttpExecutor } from 'electron-updater/out/electronHttpExecutor.js';
import type { Logger } from '../../core/ports.ts';
import { mustBe, placeFile } from './place-file.ts';
import type { UpdateEngine } from './update-engine.ts';
import { createUpdaterEngine } from './updater-engine.ts';

export interface PlatformParts {
  readonly version: string;
  /** What is downloaded waits in here, out of other people's reach. */
  readonly home: string;
  readonly configPath: string;
  readonly base: URL;
  readonly platform: NodeJS.Platform;
  /** The file that the app was started from, on Linux. */
  readonly appImage: string;
  readonly logger: Logger;
  /** How files come; absent: through Chromium, with the system's proxies. */
  readonly executor?: ElectronHttpExecutor;
  /** Starts the app that is at this path now when this one has ended. */
  readonly relaunch: (program: string) => void;
}

/** electron-updater's own for this system, which knows of the app what it must, and installs nothing by itself. */
export function createPlatformEngine(parts: PlatformParts): UpdateEngine {
  const { base, platform, appImage, relaunch } = parts;
  mkdirSync(waitingRoom(parts), { recursive: true, mode: 0o700 });
  switch (platform) {
    case 'darwin': {
      const updater = prepared(new MacUpdater(undefined, appAdapter(parts)), parts);
      // The system's own installer takes it at the end of the app, and checks its signature.
      updater.autoInstallOnAppQuit = true;
      return createUpdaterEngine({
        updater,
        base,
        folder: waitingRoom(parts),
        async install(_update, restart) {
          if (restart) updater.quitAndInstall();
        },
      });
    }
    case 'win32': {
      const updater = prepared(new NsisUpdater(undefined, appAdapter(parts)), parts);
      return createUpdaterEngine({
        updater,
        base,
        folder: waitingRoom(parts),
        async install({ path, sha512 }, restart) {
          await mustBe(path, sha512);
          updater.install(true, restart);
        },
      });
    }
    default:
      return createUpdaterEngine({
        updater: prepared(new AppImageUpdater(undefined, appAdapter(parts)), parts),
        base,
        folder: waitingRoom(parts),
        // Not electron-updater's way, which takes the old one away before it has the new one there.
        async install({ path, sha512 }, restart) {
          await placeFile(path, sha512, appImage);
          if (restart) relaunch(appImage);
        },
      });
  }
}

function prepared<Kind extends AppUpdater>(
  updater: Kind,
  { logger, executor = new ElectronHttpExecutor() }: PlatformParts,
): Kind {
  const log = (level: 'debug' | 'info' | 'warn') => (message?: unknown) =>
    logger.log(level, 'Updater', { said: String(message) });
  updater.logger = {
    debug: log('debug'),
    info: log('debug'),
    warn: log('info'),
    error: log('warn'),
  };
  updater.autoInstallOnAppQuit = false;
  // Only an adapter of our own leaves it unset.
  Object.assign(updater, { httpExecutor: executor });
  return updater;
}

const waitingRoom = ({ home }: PlatformParts): string => join(home, 'updates');

function appAdapter(parts: PlatformParts): AppAdapter {
  const { version, configPath } = parts;
  return {
    version,
    name: 'Renderdesk',
    isPackaged: true,
    appUpdateConfigPath: configPath,
    userDataPath: waitingRoom(parts),
    baseCachePath: waitingRoom(parts),
    whenReady: () => Promise.resolve(),
    // Ending is the business of whoever installs.
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
}
