import { resolve } from 'node:path';
import type {
  FolderImport,
  ImportReport,
  LibraryMove,
  LibraryPlace,
} from '../../../shared/contract/library-portable.ts';
import type { AppEvent } from '../../../shared/contract/events.ts';
import type { LibraryQuery } from '../../../shared/library.ts';
import type { AccountReads } from '../../db/account-repository.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { homeReads } from '../../db/home-repository.ts';
import type { Clock, Logger, SecretStore } from '../../ports.ts';
import { journalsIn } from '../journal/journal-folder.ts';
import type { Journal } from '../journal/journal.ts';
import type { Destinations } from '../destinations/destinations.ts';
import { readMark } from '../library-folder.ts';
import type { LibraryReading } from '../search/library-reading.ts';
import { Carrying } from './carrying.ts';
import { exportPart } from './export-history.ts';
import type { ExportWish } from './export-page.ts';
import { importFolder } from './import-folder.ts';
import { importHistory } from './import-history.ts';
import { refuseAmong } from './move-checks.ts';
import { LibraryMover } from './move-library.ts';
import { OwnHistory } from './read-own-history.ts';
import { followRenamedLibrary } from './renamed-library.ts';

/** Takes the library, or its history, somewhere else. */
export interface PortableServices {
  /** The next part of an exported file; `next` is `after` of the one that follows. */
  exportHistory(
    request: {
      format: 'json' | 'csv';
      query: LibraryQuery;
      after: number | null;
      byteOrderMark: boolean;
    },
    signal?: AbortSignal,
  ): Promise<{ text: string; items: number; next: number | null }>;
  /** @throws FailureError `invalid-request` for what is no exported history */
  importHistory(text: string): Promise<ImportReport>;
  /** @throws FailureError `not-found` where no history is, `invalid-request` for one's own */
  importFolder(folder: string, verify: boolean, signal?: AbortSignal): Promise<FolderImport>;
  /** @throws FailureError `not-found` where nothing lies beside the files, `conflict` while it is read */
  readHistory(verify: boolean, signal?: AbortSignal): Promise<FolderImport>;
  place(): Promise<LibraryPlace>;
  /** @throws FailureError with the reason why it can not be moved, or not further */
  moveLibrary(folder: string): Promise<LibraryMove>;
  stopMoving(): Promise<LibraryMove | null>;
  /** Whether files, or the history, are on their way somewhere now. */
  isCarrying(): boolean;
}

export interface PortableParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly accounts: AccountReads;
  readonly secrets: Pick<SecretStore, 'read'>;
  readonly journal: Journal;
  /** For what may take its time. */
  readonly slow: LibraryReading;
  readonly folder: () => string;
  readonly destinations: Pick<Destinations, 'roots'>;
  readonly problem: () => Promise<string | null>;
  readonly chooseFolder: (folder: string) => Promise<unknown>;
  /** @returns false where they were paused already */
  readonly pauseDownloads: () => Promise<boolean>;
  readonly resumeDownloads: () => Promise<unknown>;
  readonly tell: (event: AppEvent) => void;
}

export interface Portable {
  readonly services: PortableServices;
  /** Follows a library that was moved while the app was away; before anything looks for its files. */
  follow(): Promise<void>;
  /** As `follow`, of another folder that files are sent to and that a person has just chosen. */
  followTo(folder: string): Promise<void>;
  /** Goes on with a move that was cut off. */
  start(): void;
  /** A person chose another folder. */
  folderChosen(): void;
  stop(): Promise<void>;
}

/** A folder that was just chosen may still be looked at for so long; the next start goes on. */
const LAST_LOOK_MS = 2_000;

export function createPortable(parts: PortableParts): Portable {
  const ending = new AbortController();
  let looking: Promise<void> = Promise.resolve();
  const mover = new LibraryMover({
    ...parts,
    today: parts.folder,
    async choose(folder) {
      await parts.chooseFolder(folder);
      // Takes it for the library, by its mark.
      await parts.problem();
    },
    flushJournal: () => parts.journal.flush(),
  });
  const own = new OwnHistory(parts);
  const carrying = new Carrying(parts.clock);
  const going = () => ({ move: mover.state(), reading: own.state() });
  const place = async () => ({ ...(await placeOf(parts)), ...going() });
  const follow = (to = parts.folder()) => followMoved(parts, to, ending.signal);
  const look = async (): Promise<void> => {
    await parts.problem();
    await follow();
    const { folder, otherHistories } = await place();
    if (otherHistories > 0) parts.tell({ type: 'message', level: 'info', text: offer(folder) });
  };
  return {
    follow: () => follow(),
    followTo: follow,
    start: () => mover.resume(),
    folderChosen() {
      looking = looking.then(look).catch((error: unknown) => {
        parts.logger.log('warn', 'The chosen folder could not be looked at', {
          why: String(error),
        });
      });
    },
    async stop() {
      await mover.stop();
      await Promise.race([looking, pause(LAST_LOOK_MS)]);
      ending.abort();
      await looking;
    },
    services: {
      ...historyServices(parts, carrying),
      ...readingServices(parts, own, carrying, ending.signal),
      place,
      isCarrying: () =>
        mover.state()?.state === 'moving' || own.state() !== null || carrying.isNow(),
      async moveLibrary(folder) {
        refuseAmong(parts.destinations.roots().slice(1), resolve(folder));
        // Gives the folder its mark, where it has none yet.
        await parts.problem();
        return mover.move(folder);
      },
      async stopMoving() {
        await mover.stop();
        return mover.state();
      },
    },
  };
}

/** Where the folder is one that had another path, its files are found in it. */
async function followMoved(
  { writer, clock, logger }: PortableParts,
  to: string,
  signal: AbortSignal,
): Promise<void> {
  const from = await followRenamedLibrary(
    { writer, now: clock.now, monotonic: clock.monotonic, signal },
    to,
  );
  if (from !== null) logger.log('info', 'The library has another path', { from });
}

const some = <Value>(value: Value | undefined): Value[] => (value === undefined ? [] : [value]);

function readingServices(
  parts: PortableParts,
  own: OwnHistory,
  carrying: Carrying,
  ending: AbortSignal,
) {
  const until = (signal: AbortSignal | undefined) => AbortSignal.any([ending, ...some(signal)]);
  return {
    readHistory: (verify: boolean, signal?: AbortSignal) => own.read(verify, until(signal)),
    importFolder: (folder: string, verify: boolean, signal?: AbortSignal) =>
      carrying.during(() => importFolder(parts, folder, verify, until(signal))),
  };
}

function historyServices(parts: PortableParts, carrying: Carrying) {
  const { writer, clock, slow, folder } = parts;
  const now = () => clock.now();
  return {
    async exportHistory(
      request: Parameters<PortableServices['exportHistory']>[0],
      signal?: AbortSignal,
    ) {
      const roots: [string, ...string[]] = [folder(), ...homeReads(writer).folders()];
      const exporting = {
        page: (wish: ExportWish, stop?: AbortSignal) => slow.ask('exportPage', wish, stop),
        keys: () => keysOf(parts),
        library: () => readMark(folder()),
        now,
      };
      const part = await carrying.during(() =>
        exportPart(exporting, { ...request, roots }, signal),
      );
      carrying.expects(part.next !== null);
      return part;
    },
    importHistory: (text: string) =>
      carrying.during(() =>
        importHistory({ database: writer, now, monotonic: clock.monotonic, folder }, text),
      ),
  };
}

/** The keys that can be read now: none of them leaves in a file. */
async function keysOf({ accounts, secrets }: PortableParts): Promise<string[]> {
  const keys: string[] = [];
  for (const { id, name } of accounts.all()) {
    const reading = await secrets.read({ id, name });
    if (reading.found) keys.push(reading.key);
  }
  return keys;
}

async function placeOf({
  writer,
  folder,
}: PortableParts): Promise<Omit<LibraryPlace, 'move' | 'reading'>> {
  const today = folder();
  const own = homeReads(writer).tag();
  const others = (await journalsIn(today)).filter(({ home }) => home !== own);
  return { folder: today, library: await readMark(today), otherHistories: others.length };
}

const offer = (folder: string): string =>
  `${folder} holds the history of another library. To read it in, run \`renderdesk library import --from-folder "${folder}"\`; the files stay where they are.`;

/** Not of the injected clock: it bounds how long the process stays. */
function pause(ms: number): Promise<void> {
  return new Promise((resolved) => {
    setTimeout(resolved, ms).unref();
  });
}
