import Database from 'better-sqlite3';
import { join } from 'node:path';
import { failure, FailureError } from '../shared/failure.ts';
import type { Failure } from '../shared/failure.ts';
import { readEndpoint } from './endpoint-file.ts';
import type { Endpoint } from './endpoint-file.ts';

/**
 * Two that start in the same moment may each find the other half-way in; one of them then waits
 * this long, in milliseconds, for the other to step back. Longer would only delay the refusal.
 */
const CONTENTION_MS = 200;

export type LockAttempt =
  | { readonly acquired: true; release(): void }
  /** `heldBy` is null while the holder is starting or stopping, or does not say who it is. */
  | { readonly acquired: false; readonly heldBy: Endpoint | null };

/**
 * Takes the right to write a home, or says who has it. Held as an exclusive SQLite transaction:
 * the operating system frees it when the process dies, however it dies, and a leftover file
 * locks nothing. Nobody else may open the lock file in the holding process: on POSIX, closing
 * any handle of it there would drop the lock.
 * @param home a folder that exists.
 * @throws FailureError `folder-unwritable` when the lock file cannot be made.
 */
export function acquireLock(home: string): LockAttempt {
  const path = join(home, 'renderdesk.lock');
  let connection: Database.Database | undefined;
  try {
    connection = new Database(path, { timeout: CONTENTION_MS });
    connection.pragma('locking_mode = EXCLUSIVE');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection?.close();
    if (isBusy(error)) return { acquired: false, heldBy: readEndpoint(home) };
    throw new FailureError(
      failure(
        'folder-unwritable',
        `Renderdesk cannot lock ${home}: ${error instanceof Error ? error.message : 'unknown fault'}.`,
        'Check that the folder is on a local disk and writable, or choose another with --home.',
      ),
      { cause: error },
    );
  }
  const held = connection;
  return { acquired: true, release: () => held.close() };
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError &&
    (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED'))
  );
}

/** What to tell a person whose command or window found the library taken. */
export function lockedFailure(home: string, heldBy: Endpoint | null): Failure {
  const holder =
    heldBy === null
      ? 'Another Renderdesk'
      : `Renderdesk ${heldBy.version} (${heldBy.host === 'desktop' ? 'the desktop app' : 'without a window'}, process ${String(heldBy.pid)})`;
  return failure(
    'in-use',
    `${holder} is using the library in ${home}, and only one may write it at a time.`,
    'Use the one that is running, quit it first, or give this one a folder of its own with --home.',
  );
}
