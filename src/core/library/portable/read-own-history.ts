import type { FolderImport, HistoryReading } from '../../../shared/contract/library-portable.ts';
import { failure, FailureError } from '../../../shared/failure.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { homeReads } from '../../db/home-repository.ts';
import type { Clock } from '../../ports.ts';
import type { Journal } from '../journal/journal.ts';
import { journalsIn } from '../journal/journal-folder.ts';
import { readBack } from '../journal/read-back.ts';

export interface OwnHistoryParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly journal: Pick<Journal, 'flush'>;
  /** The library's, today. */
  readonly folder: () => string;
}

/** With whatever else a turn of the event loop does, it stays under a frame. */
const PIECE_MS = 4;

/**
 * Reads what lies beside the library's own files again, while it is in use: what the database lost,
 * or never had because it is an older copy, is put back; what is there stays as it is.
 */
export class OwnHistory {
  readonly #parts: OwnHistoryParts;
  #reading: HistoryReading | null = null;

  constructor(parts: OwnHistoryParts) {
    this.#parts = parts;
  }

  /** How far it is; null while nothing is read. */
  state(): HistoryReading | null {
    return this.#reading;
  }

  /** @throws FailureError `not-found` where nothing lies beside the files, `conflict` while it is read */
  async read(verify: boolean, signal: AbortSignal): Promise<FolderImport> {
    if (this.#reading !== null) throw underWay();
    this.#reading = { phase: 'reading', done: 0, total: 0 };
    try {
      return await this.#read(verify, signal);
    } finally {
      this.#reading = null;
    }
  }

  async #read(verify: boolean, signal: AbortSignal): Promise<FolderImport> {
    const { writer, clock, journal, folder } = this.#parts;
    // What is known now is written down first, so that nothing older is taken for the last word.
    await journal.flush();
    const reads = homeReads(writer);
    const home = reads.tag();
    const libraries = [...new Set([folder(), ...reads.folders()])];
    const found = await Promise.all(libraries.map(journalsIn));
    if (!found.flat().some((one) => one.home === home)) throw nothingBeside(folder());
    const report = await readBack(writer, {
      libraries,
      home,
      verify,
      isNew: false,
      now: () => clock.now(),
      monotonic: () => clock.monotonic(),
      pieceMs: PIECE_MS,
      signal,
      progress: (progress) => {
        this.#reading = progress;
      },
    });
    const { jobs, accounts, files, damage, isComplete } = report;
    return {
      added: jobs.added,
      completed: jobs.completed,
      skipped: jobs.known,
      accounts,
      files,
      damagedLines: damage.lines,
      isComplete,
    };
  }
}

const underWay = (): FailureError =>
  new FailureError(
    failure(
      'conflict',
      'The history beside the files is being read just now.',
      'Wait until that has ended.',
    ),
  );

const nothingBeside = (folder: string): FailureError =>
  new FailureError(
    failure(
      'not-found',
      `No history of this library lies beside the files in ${folder}.`,
      'Connect the disk that the library is on, or choose its folder in the settings.',
    ),
  );
