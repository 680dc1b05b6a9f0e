import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';

/** `missing`: also one that was begun and never written to. */
export type DatabaseState =
  | { readonly state: 'missing' | 'whole' }
  | { readonly state: 'damaged' | 'unreadable'; readonly why: string };

/** A lock that a process which is just ending still has. */
const BUSY_TIMEOUT_MS = 2_000;

/** What SQLite keeps beside a database. */
const companions = ['', '-wal', '-shm', '-journal'] as const;

export const isDatabaseMissing = (path: string): boolean =>
  (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0;

/** Reads all of it: of a large one, this takes a while. Changes nothing. */
export function databaseState(path: string): DatabaseState {
  if (isDatabaseMissing(path)) return { state: 'missing' };
  try {
    const connection = new Database(path, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    try {
      const [first] = connection.pragma('quick_check(1)') as { quick_check: string }[];
      const said = first?.quick_check ?? 'nothing';
      return said === 'ok' ? { state: 'whole' } : { state: 'damaged', why: said };
    } finally {
      connection.close();
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : 'unknown fault';
    return { state: isDamage(error) ? 'damaged' : 'unreadable', why };
  }
}

/** Whether an error says that the file itself is broken, and not the way to it. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
  );
}

/** A name that says when, and is free. */
export function asideName(path: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 19).replaceAll(':', '-');
  const base = `${path}.set-aside-${stamp}`;
  let aside = base;
  for (let copy = 2; existsSync(aside); copy += 1) aside = `${base}-${copy}`;
  return aside;
}

/**
 * Gives a database another name, which says when; nothing of it is lost.
 * @returns its new path; null where there was none
 */
export function setDatabaseAside(path: string, now: number): string | null {
  if (!existsSync(path)) return null;
  const aside = asideName(path, now);
  for (const companion of companions) {
    if (existsSync(path + companion)) renameSync(path + companion, aside + companion);
  }
  return aside;
}

/** Removes a database that is not to be kept, with what SQLite keeps beside it. */
export function removeDatabase(path: string): void {
  for (const companion of companions) rmSync(path + companion, { force: true });
}
