import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { failure, FailureError } from '../../../shared/failure.ts';
import { databaseState, removeDatabase, setDatabaseAside } from '../../db/database-state.ts';
import { openDatabase, type WritableDatabase } from '../../db/database.ts';
import { homeWrites } from '../../db/home-repository.ts';
import { readSettings, writeSettings } from '../../db/setting-repository.ts';
import type { Folders } from '../../ports.ts';
import { readMark } from '../library-folder.ts';
import { syncFolder } from '../sync-folder.ts';
import { journalsIn } from './journal-folder.ts';
import { librariesOf } from './lost-library.ts';
import { readBack } from './read-back.ts';
import type { ReadBackProgress, ReadBackReport } from './read-back-wish.ts';
import { syncFile } from './sync-file.ts';
import { findUnknownFiles, type UnknownFiles } from './unknown-files.ts';

/*
 * A new database from what lies beside the files. It is made under another name; the old one is
 * set aside only when the new one is whole. The caller holds the lock of the home.
 */

export interface RebuildWish {
  /** The library's folder; absent: those that this home is known to have had. */
  readonly folder?: string | undefined;
  /** Also where the database is whole: it is set aside. */
  readonly replace: boolean;
  readonly verify: boolean;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly progress?: ((progress: ReadBackProgress) => void) | undefined;
}

export interface RebuildReport extends ReadBackReport {
  readonly libraries: readonly string[];
  /** Of them those without a history now: their disk is not connected, perhaps. */
  readonly absent: readonly string[];
  /** Where the database is now that was there before; null where there was none. */
  readonly setAside: string | null;
  readonly unknownFiles: UnknownFiles;
}

/** How long one transaction takes: nobody else waits for this process. */
const PIECE_MS = 200;
const MADE_AS = '.rebuilding';

/**
 * @throws FailureError `not-found` where no journal is, `conflict` where the database is whole
 */
export async function rebuildLibrary(folders: Folders, wish: RebuildWish): Promise<RebuildReport> {
  const { database: path } = folders;
  const { libraries, home } = await librariesOf(folders, wish.folder);
  const found = await Promise.all(libraries.map(journalsIn));
  if (found.flat().length === 0) throw noJournal(libraries);
  const absent = libraries.filter((_, index) => found[index]?.length === 0);
  const before = databaseState(path);
  if (before.state === 'unreadable') throw unreadable(path, before.why);
  if (before.state === 'whole' && !wish.replace) throw stillWhole(path);

  const made = path + MADE_AS;
  removeDatabase(made);
  const opened = openDatabase(made);
  let report: ReadBackReport;
  let unknownFiles: UnknownFiles;
  try {
    const { writer } = opened;
    takeSettings(writer, folders, libraries, path);
    const { replace: _replace, folder: _folder, ...rest } = wish;
    report = await readBack(writer, {
      ...rest,
      libraries,
      home,
      isNew: true,
      monotonic: () => performance.now(),
      pieceMs: PIECE_MS,
    });
    for (const library of libraries) {
      const mark = await readMark(library);
      if (mark !== null) homeWrites(writer).rememberFolder(library, mark);
    }
    unknownFiles = await findUnknownFiles(writer, libraries, wish.signal);
  } catch (error) {
    opened.close();
    removeDatabase(made);
    throw error;
  }
  opened.close();
  if (wish.signal.aborted) {
    removeDatabase(made);
    return { ...report, isComplete: false, libraries, absent, setAside: null, unknownFiles };
  }
  await syncFile(made);
  const setAside = setDatabaseAside(path, wish.now());
  await rename(made, path);
  await syncFolder(dirname(path));
  return { ...report, libraries, absent, setAside, unknownFiles };
}

/** What people had chosen, as far as the old database can still be read. */
function takeSettings(
  writer: WritableDatabase,
  { defaultLibrary }: Folders,
  [library]: readonly string[],
  oldPath: string,
): void {
  const chosen = readOldSettings(oldPath);
  const libraryFolder = library === undefined || library === defaultLibrary ? null : library;
  writeSettings(writer, { ...chosen, libraryFolder });
}

function readOldSettings(path: string): ReturnType<typeof readSettings> {
  try {
    const connection = new Database(path, { readonly: true, fileMustExist: true });
    try {
      return readSettings({
        all: (sql) => connection.prepare(sql).all() as Record<string, unknown>[],
        one: (sql) => connection.prepare(sql).get() as Record<string, unknown> | undefined,
      });
    } finally {
      connection.close();
    }
  } catch {
    // Damaged, or gone: what is chosen begins anew.
    return readSettings({ all: () => [], one: () => undefined });
  }
}

function noJournal(libraries: readonly string[]): FailureError {
  return new FailureError(
    failure(
      'not-found',
      `There is nothing to rebuild a library from in ${libraries.join(', ')}: no history lies beside the files.`,
      'Name the folder of the library with --folder, and connect the disk that it is on.',
    ),
  );
}

function stillWhole(path: string): FailureError {
  return new FailureError(
    failure(
      'conflict',
      `The library's database ${path} is there and whole: nothing has to be rebuilt.`,
      'To rebuild it all the same, say --replace: it is set aside, and nothing of it is lost.',
    ),
  );
}

function unreadable(path: string, why: string): FailureError {
  return new FailureError(
    failure(
      'database-unreadable',
      `The library's database ${path} could not be read: ${why}.`,
      'Check that the file may be read and that no other program uses it, and try again.',
    ),
  );
}
