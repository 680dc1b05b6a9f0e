import type { AppEvent } from '../../../shared/contract/events.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { diskFileReads } from '../../db/disk-file-repository.ts';
import type { Clock, Logger } from '../../ports.ts';
import { careCarrier } from './care-carrier.ts';
import { LibraryChecks } from './check/library-check.ts';
import { DiskThread } from './disk/disk-thread.ts';
import { LibraryRoots } from './library-roots.ts';
import { TrashKeeper } from './trash/trash-keeper.ts';
import { TrashRestorer } from './trash/trash-restorer.ts';

export interface CareParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The folder that new files go to. */
  readonly folder: () => string;
  readonly libraryFolder: { problemOf(folder: string): Promise<string | null> };
  /** Moves a file to the trash of the system. Absent: the library's own is used. */
  readonly trashItem?: ((path: string) => Promise<void>) | undefined;
  /** The thread that reads the library, in whose folder that lies which reads the disk. */
  readonly libraryWorker?: URL | undefined;
  readonly tell: (event: AppEvent) => void;
  /** A notice was written. */
  readonly noticed: () => void;
}

/** Wires what keeps the library and the disk in agreement. */
export function createCare(parts: CareParts) {
  const { writer, clock, logger, libraryWorker, libraryFolder } = parts;
  const script =
    libraryWorker === undefined
      ? new URL('./disk/disk-worker.ts', import.meta.url)
      : new URL('disk-worker.js', libraryWorker);
  const roots = new LibraryRoots({ files: diskFileReads(writer), folder: parts.folder });
  const rootProblem = (root: string) => libraryFolder.problemOf(root);
  // A person waits for what is done with one file, and not for a look at all of them.
  const disk = new DiskThread(script, logger);
  const checks = new LibraryChecks({
    writer,
    clock,
    logger,
    disk: new DiskThread(script, logger),
    roots,
    rootProblem,
    tell: (check) => parts.tell({ type: 'library-check', check }),
    noticed: parts.noticed,
  });
  const trash = { writer, clock, roots, rootProblem, trashItem: parts.trashItem };
  const keeper = new TrashKeeper(trash);
  const restorer = new TrashRestorer(trash);
  return {
    roots,
    disk,
    checks,
    keeper,
    restorer,
    carrier: careCarrier({ writer, clock, keeper, restorer }),
    async stop(): Promise<void> {
      await checks.end();
      await disk.stop();
    },
  };
}
export type Care = ReturnType<typeof createCare>;
