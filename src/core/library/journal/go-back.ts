import { copyFile, link, rename, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { failure, FailureError } from '../../../shared/failure.ts';
import { asideName, removeDatabase } from '../../db/database-state.ts';
import { openDatabase, type WritableDatabase } from '../../db/database.ts';
import { goBackWrites } from '../../db/go-back-repository.ts';
import { keptCopies, type KeptCopy } from '../../db/kept-copies.ts';
import { newestVersion } from '../../db/migrate.ts';
import type { Folders } from '../../ports.ts';
import { syncFolder } from '../sync-folder.ts';
import { journalsIn } from './journal-folder.ts';
import { librariesOf } from './lost-library.ts';
import { readBack } from './read-back.ts';
import { syncFile } from './sync-file.ts';

/*
 * From a database that a newer Renderdesk has written back to the copy that was made before that.
 * The copy is a while behind: what it has as queued may have been sent since, and what was made
 * since is not in it. So nothing in it is sent by itself, watched folders wait for a look, and what
 * the journals beside the files know besides is put in. It is made under another name, and takes
 * the place of the newer one, which is set aside, at once. The caller holds the lock of the home.
 */

export interface WentBack {
  /** The copy that it was made of; it stays. */
  readonly copy: KeptCopy;
  /** Where the newer database is now. */
  readonly setAside: string;
  /** Jobs of which a person must say whether they were sent. */
  readonly unconfirmed: number;
  /** Jobs that only the journals knew. */
  readonly added: number;
}

const MADE_AS = '.going-back';
/** How long one transaction takes: nobody else waits for this process. */
const PIECE_MS = 200;

/** The copy that `goBack` would take; null where there is none that this Renderdesk can read. */
export function copyToGoBackTo({ database }: Folders): KeptCopy | null {
  if (!existsSync(dirname(database))) return null;
  return keptCopies(database).find(({ version }) => version <= newestVersion) ?? null;
}

/**
 * @throws FailureError `conflict` where the database is not from the future, `not-found` where there
 * is no copy, `database-busy` where another program has one of them open
 */
export async function goBack(folders: Folders, now: () => number): Promise<WentBack> {
  const { database: path } = folders;
  if (!isFromTheFuture(path)) throw nothingToGoBackFrom(path);
  takeOver(path);
  const copy = copyToGoBackTo(folders);
  if (copy === null) throw noCopy(path);
  const made = path + MADE_AS;
  removeDatabase(made);
  await copyFile(copy.path, made);
  const opened = openDatabase(made);
  let counts: Pick<WentBack, 'unconfirmed' | 'added'>;
  try {
    counts = await makeSafe(opened.writer, folders, copy, now);
  } catch (error) {
    opened.close();
    removeDatabase(made);
    throw error;
  }
  opened.close();
  try {
    takeOver(made);
  } catch (error) {
    removeDatabase(made);
    throw error;
  }
  for (const own of keptCopies(made)) await rm(own.path);
  await syncFile(made);
  const setAside = asideName(path, now());
  // Never without a database: the newer one gets a second name before it loses its first.
  await link(path, setAside).catch(() => copyFile(path, setAside));
  await rename(made, path);
  await syncFolder(dirname(path));
  return { copy, setAside, ...counts };
}

async function makeSafe(
  writer: WritableDatabase,
  folders: Folders,
  { madeAt }: KeptCopy,
  now: () => number,
): Promise<Pick<WentBack, 'unconfirmed' | 'added'>> {
  const rows = goBackWrites(writer);
  const unconfirmed = writer.transaction(() => {
    rows.askAboutWatchFolders();
    return rows.holdUnsent(now(), new Date(madeAt).toISOString().slice(0, 10));
  });
  const { libraries, home } = await librariesOf(folders, undefined);
  const found = (await Promise.all(libraries.map(journalsIn))).flat();
  if (home === null || found.length === 0) return { unconfirmed, added: 0 };
  const { jobs } = await readBack(writer, {
    libraries,
    home,
    verify: false,
    isNew: false,
    now,
    monotonic: () => performance.now(),
    pieceMs: PIECE_MS,
    signal: new AbortController().signal,
  });
  return { unconfirmed, added: jobs.added };
}

function isFromTheFuture(path: string): boolean {
  if (!existsSync(path)) return false;
  const connection = new Database(path, { fileMustExist: true });
  try {
    const version = Number(connection.pragma('user_version', { simple: true }));
    if (version <= newestVersion) return false;
    return true;
  } finally {
    connection.close();
  }
}

/**
 * Takes what is in the log beside a database over into it, so that it is one file.
 * @throws FailureError `database-busy` where another program reads what was before, or what SQLite
 * throws of a disk: then the log still holds what the file has not
 */
function takeOver(path: string): void {
  const connection = new Database(path, { fileMustExist: true });
  try {
    const [done] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (done?.busy !== 0) throw heldByAnother(path);
  } finally {
    connection.close();
  }
}

function heldByAnother(path: string): FailureError {
  return new FailureError(
    failure(
      'database-busy',
      `The library's database ${path} is held by another program, so nothing was changed.`,
      'Close what else has it open, such as a backup or a database browser, and try again.',
    ),
  );
}

function nothingToGoBackFrom(path: string): FailureError {
  return new FailureError(
    failure(
      'conflict',
      `The library's database ${path} can be read by this Renderdesk: there is nothing to go back from.`,
      'Start Renderdesk as usual.',
    ),
  );
}

function noCopy(path: string): FailureError {
  return new FailureError(
    failure(
      'not-found',
      `There is no copy of ${path} from before that this Renderdesk could read.`,
      'Install the newer Renderdesk again, or rebuild the database from what lies beside the files with `renderdesk library rebuild --replace`: the newer one is set aside.',
    ),
  );
}
