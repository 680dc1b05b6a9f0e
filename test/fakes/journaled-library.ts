import { join } from 'node:path';
import { openDatabase, type OpenedDatabase } from '../../src/core/db/database.ts';
import { homeReads, homeWrites } from '../../src/core/db/home-repository.ts';
import { Journal } from '../../src/core/library/journal/journal.ts';
import { makeBatch } from '../../src/core/library/journal/make-batch.ts';
import { readBack } from '../../src/core/library/journal/read-back.ts';
import type {
  ReadBackReport,
  ReadBackWish,
} from '../../src/core/library/journal/read-back-wish.ts';
import { LibraryFolder } from '../../src/core/library/library-folder.ts';
import { rememberingLogger } from './fake-host-services.ts';
import { handClock } from './hand-clock.ts';

export interface JournaledLibrary extends OpenedDatabase {
  readonly journal: Journal;
  readonly library: string;
}

/** A database with its journal, in the folder `home`, beside the files of `library`. */
export async function openJournaled(home: string, library: string): Promise<JournaledLibrary> {
  const database = openDatabase(join(home, 'library.db'));
  const { reader, writer } = database;
  const clock = handClock();
  const folder = new LibraryFolder({
    clock,
    home: homeReads(writer),
    homeWrites: homeWrites(writer),
    folder: () => library,
    isDefault: () => true,
  });
  await folder.problem();
  const journal = new Journal({
    reader,
    writer,
    clock: { ...clock, monotonic: () => performance.now() },
    logger: rememberingLogger(),
    home,
    folder: () => library,
    prepareFolder: () => folder.problem(),
    makeBatch: (wish) => Promise.resolve(makeBatch(reader, wish)),
  });
  return { ...database, journal, library };
}

/** A new database that the journals of these libraries were read into. */
export async function rebuilt(
  path: string,
  libraries: readonly string[],
  wish: Partial<ReadBackWish> = {},
): Promise<OpenedDatabase & { readonly report: ReadBackReport }> {
  const database = openDatabase(path);
  const report = await readBack(database.writer, {
    libraries,
    home: null,
    verify: false,
    isNew: true,
    now: () => 1_800_000_000_000,
    monotonic: () => performance.now(),
    pieceMs: 200,
    signal: new AbortController().signal,
    ...wish,
  });
  return { ...database, report };
}
