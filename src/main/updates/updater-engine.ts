import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationToken, Provider, type AppUpdater, type UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { Feed } from './feed.ts';
import type { DownloadedUpdate, DownloadWish, UpdateEngine } from './update-engine.ts';

/** electron-updater has no deadline of its own for a body that stops. */
const STALLED_MS = MINUTE;
const LOOK_MS = SECOND;

export interface UpdaterEngineParts {
  readonly updater: AppUpdater;
  /** Where the feed lay: its files lie beside it. */
  readonly base: URL;
  /** What comes is written below it. */
  readonly folder: string;
  readonly install: UpdateEngine['install'];
}

/**
 * Lets electron-updater bring the file. It asks nobody for a feed: it is given the one that was
 * believed, and holds the file against the digest in that.
 */
export function createUpdaterEngine({
  updater,
  base,
  folder,
  install,
}: UpdaterEngineParts): UpdateEngine {
  updater.autoDownload = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // Told by the promises; without a listener it would end the process.
  updater.on('error', () => undefined);
  return {
    install,
    async download(feed, { progress, signal }) {
      updater.setFeedURL({ provider: 'custom', updateProvider: believed(feed, base) });
      const found = await updater.checkForUpdates();
      if (found === null || !found.isUpdateAvailable) return null;
      const [path = ''] = await bring({ updater, folder }, feed, { progress, signal });
      return { version: feed.version, path, sha512: digestOf(feed, path) };
    },
  };
}

async function bring(
  { updater, folder }: Pick<UpdaterEngineParts, 'updater' | 'folder'>,
  feed: Feed,
  { progress, signal }: DownloadWish,
): Promise<string[]> {
  const token = new CancellationToken();
  const most = Math.max(...feed.files.map(({ size }) => size));
  let heardAt = performance.now();
  let runsOn = false;
  const listen = ({ transferred }: { transferred: number }) => {
    heardAt = performance.now();
    progress(transferred);
  };
  const timer = setInterval(() => {
    // Where a server does not say how much comes, nothing else tells how much did.
    runsOn ||= largestIn(folder) > most;
    if (runsOn || performance.now() - heardAt > STALLED_MS) token.cancel();
  }, LOOK_MS);
  const stop = () => token.cancel();
  signal.addEventListener('abort', stop, { once: true });
  updater.on('download-progress', listen);
  try {
    return await updater.downloadUpdate(token);
  } catch (error) {
    if (!runsOn) throw error;
    throw Object.assign(new Error('More came than the feed says.', { cause: error }), {
      code: 'ERR_CHECKSUM_MISMATCH',
    });
  } finally {
    clearInterval(timer);
    signal.removeEventListener('abort', stop);
    updater.off('download-progress', listen);
  }
}

function largestIn(folder: string): number {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sizes = paths.map((path) => {
    const found = statSync(join(folder, path), { throwIfNoEntry: false });
    return found?.isFile() === true ? found.size : 0;
  });
  return Math.max(0, ...sizes);
}

/** That of the file which came: they are told apart by their names. */
function digestOf({ files }: Feed, path: string): DownloadedUpdate['sha512'] {
  const file = files.find(({ url }) => path.endsWith(url));
  if (file === undefined) throw new Error('What came is not what the feed names.');
  return file.sha512;
}

/** A provider, in electron-updater's sense, that answers with what is believed already. */
function believed(feed: Feed, base: URL) {
  const [first] = feed.files;
  const info: UpdateInfo = {
    version: feed.version,
    files: feed.files,
    releaseDate: feed.releaseDate.toISOString(),
    path: first?.url ?? '',
    sha512: first?.sha512 ?? '',
    ...(feed.minimumSystemVersion === undefined
      ? {}
      : { minimumSystemVersion: feed.minimumSystemVersion }),
    ...(feed.stagingPercentage === undefined ? {} : { stagingPercentage: feed.stagingPercentage }),
  };
  return class BelievedFeed extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    getLatestVersion(): Promise<UpdateInfo> {
      return Promise.resolve(info);
    }

    resolveFiles(): ReturnType<Provider<UpdateInfo>['resolveFiles']> {
      return feed.files.map((file) => ({ url: new URL(file.url, base), info: file }));
    }
  };
}
