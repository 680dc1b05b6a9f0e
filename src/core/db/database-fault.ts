import Database from 'better-sqlite3';
import { failure, type Failure } from '../../shared/failure.ts';
import { isDamage } from './database-state.ts';

/** What SQLite says of the disk that the database is on, and not of the database. */
const faultsOfTheDisk = /^SQLITE_(IOERR|CANTOPEN|READONLY|PERM|AUTH)/;

/**
 * Why a statement on an open library could not be carried out, for the person who asked for it.
 * Nothing of it was written. Null for what is no fault of the database's surroundings.
 */
export function databaseFault(error: unknown): Failure | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const { code } = error;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return failure(
      'database-busy',
      'The library’s database is held by another program just now, so nothing was changed.',
      'Close what else has renderdesk.db open, such as a backup or a database browser, and try again.',
    );
  }
  if (code.startsWith('SQLITE_FULL')) {
    return failure(
      'disk-full',
      'The disk that the library’s database is on is full, so nothing was changed.',
      'Free some space, then try again. What was going on continues by itself.',
    );
  }
  if (isDamage(error)) {
    return failure(
      'database-damaged',
      'The library’s database is damaged, so nothing was changed.',
      'End Renderdesk, then rebuild the database with `renderdesk library rebuild`. The damaged one is set aside; the rendered files stay where they are.',
    );
  }
  if (faultsOfTheDisk.test(code)) {
    return failure(
      'database-unreadable',
      `The library’s database could not be read or written (${code}), so nothing was changed.`,
      'Check that its disk is connected and may be written, then try again.',
    );
  }
  return null;
}
