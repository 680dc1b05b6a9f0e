import type { AppEvent } from '../../shared/contract/events.ts';
import type { OpenedDatabase } from '../db/database.ts';
import type { Clock, Folders, Logger, MediaLinks } from '../ports.ts';
import type { Carrier } from './edits/carried.ts';
import { EditRunner } from './edits/edit-runner.ts';
import { LibraryBuilder } from './library-builder.ts';
import { createOrderServices, type OrderServices } from './order-services.ts';
import { openLibraryReading, type LibraryReading } from './search/library-reading.ts';
import { createUpkeep } from './upkeep.ts';
import { createSearchServices, type SearchServices } from './search-services.ts';
import { behindReads } from '../db/write-behind.ts';
import { jobTagReads } from '../db/job-tag-repository.ts';
import { libraryItemReads } from '../db/library-item-repository.ts';

export interface CatalogueParts extends Pick<
  OpenedDatabase,
  'reader' | 'writer' | 'onWrite' | 'onManyWrites'
> {
  readonly clock: Clock;
  readonly folders: Folders;
  readonly logger: Logger;
  readonly mediaLinks: MediaLinks;
  /** Absent: this project's own. */
  readonly libraryWorker?: URL | undefined;
  readonly tell: (event: AppEvent) => void;
  readonly jobChanged: (number: number) => void;
  /** Does the edits that move files. */
  readonly carrier?: Carrier;
}

export interface Catalogue {
  readonly services: SearchServices & OrderServices;
  /** For what nobody waits for. */
  readonly keeper: LibraryReading;
  /** For what may take its time. */
  readonly slow: LibraryReading;
  readonly edits: EditRunner;
  /**
   * Goes on with what the last run left: edits that were cut off, and the index.
   * @returns when the edits are done
   */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Jobs that have other tags after an edit; of more, those in sight come with their next change. */
const MOST_JOBS_TOLD = 250;

/** Wires what searches the library and what orders it. */
export function createCatalogue(parts: CatalogueParts): Catalogue {
  const { reader, logger, folders } = parts;
  const script = parts.libraryWorker ?? new URL('./search/library-worker.ts', import.meta.url);
  const quick = openLibraryReading(script, folders.database, logger);
  const slow = openLibraryReading(script, folders.database, logger);
  const tell = () =>
    parts.tell({
      type: 'library',
      edits: edits.latest(),
      building: libraryItemReads(reader).building(),
    });
  const edits: EditRunner = new EditRunner({
    ...parts,
    slow,
    changed(edit) {
      tell();
      if (edit.state === 'applying' || edit.state === 'undoing') return;
      for (const job of jobTagReads(reader).ofEdit(edit.id, MOST_JOBS_TOLD)) parts.jobChanged(job);
    },
  });
  const builder = new LibraryBuilder({ ...parts, changed: tell });
  // Neither typing nor a long count waits for it, and it waits for neither.
  const keeper = openLibraryReading(script, folders.database, logger);
  const upkeep = createUpkeep({
    keeper,
    clock: parts.clock,
    isAnyDue: behindReads(reader).isAnyDue,
  });
  parts.onWrite(upkeep.written);
  parts.onManyWrites(upkeep.manyWrites);
  return {
    keeper,
    slow,
    edits,
    services: {
      ...createSearchServices({ quick, slow, mediaLinks: parts.mediaLinks }),
      ...createOrderServices({ ...parts, edits, changed: tell }),
    },
    start() {
      upkeep.start();
      builder.start();
      return edits.resume().catch((error: unknown) => {
        logger.log('error', `an edit of the library could not go on: ${String(error)}`);
      });
    },
    async stop() {
      upkeep.stop();
      await Promise.all([edits.stop(), builder.stop(), quick.stop(), slow.stop(), keeper.stop()]);
    },
  };
}
