import type { OpenedDatabase } from '../../db/database.ts';
import type { Clock, Folders, Logger } from '../../ports.ts';
import type { LibraryReading } from '../search/library-reading.ts';
import { Journal } from './journal.ts';

export interface CreateJournalParts extends Pick<OpenedDatabase, 'reader' | 'writer' | 'onWrite'> {
  readonly clock: Clock;
  readonly folders: Folders;
  readonly logger: Logger;
  /** The library's folder of today. */
  readonly folder: () => string;
  /** Sees to it that a folder which is new has its mark. */
  readonly problem: () => Promise<string | null>;
  readonly keeper: LibraryReading;
}

/** The journal beside the files, with what reads for it: a thread, where this runtime can have one. */
export function createJournal(parts: CreateJournalParts): Journal {
  const { reader, writer, clock, logger, folder, keeper } = parts;
  const journal = new Journal({
    reader,
    writer,
    clock,
    logger,
    home: parts.folders.home,
    folder,
    prepareFolder: parts.problem,
    makeBatch: (wish) => keeper.ask('journal', wish),
  });
  parts.onWrite(() => journal.noticeWrite());
  return journal;
}
