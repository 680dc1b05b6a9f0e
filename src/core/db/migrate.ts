import type Database from 'better-sqlite3';
import { failure, FailureError } from '../../shared/failure.ts';
import { keepCopy, keptCopies } from './kept-copies.ts';
import { addLibraryFunctions } from './library-functions.ts';
import { migrations } from './migrations/index.ts';

export const newestVersion = Math.max(...migrations.map((migration) => migration.version));

/**
 * Brings a database from whatever version it has to `target`, each step in a transaction of its
 * own. A copy of a database with data is made beside it first, named after its version.
 * @throws FailureError `database-from-the-future` when a newer Renderdesk has written it,
 * `disk-full` when there is no room for the copy; the database is as it was then
 */
export function migrate(connection: Database.Database, path: string, target = newestVersion): void {
  addLibraryFunctions(connection);
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > newestVersion) throw fromTheFuture(path, version);
  const steps = migrations.filter((step) => step.version > version && step.version <= target);
  if (steps.length === 0) return;
  if (version > 0 && path !== ':memory:') copyFirst(connection, path, version);
  for (const step of steps) {
    connection
      .transaction(() => {
        connection.exec(step.sql);
        connection.pragma(`user_version = ${step.version}`);
      })
      .immediate();
  }
}

function copyFirst(connection: Database.Database, path: string, version: number): void {
  try {
    keepCopy(connection, path, version);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'SQLITE_FULL' && code !== 'ENOSPC') throw error;
    throw new FailureError(
      failure(
        'disk-full',
        `The library's database ${path} has to be brought up to date for this version, and the disk has no room for the copy that is made before.`,
        'Free as much space as the database takes, and start again. It was not changed.',
      ),
      { cause: error },
    );
  }
}

function fromTheFuture(path: string, version: number): FailureError {
  const [copy] = keptCopies(path).filter((copy) => copy.version <= newestVersion);
  const back =
    copy === undefined
      ? 'or choose another home folder.'
      : `or go back to the copy of ${new Date(copy.madeAt).toISOString().slice(0, 10)}, from before it was changed, with \`renderdesk library go-back\`.`;
  return new FailureError(
    failure(
      'database-from-the-future',
      `The library's database ${path} was written by a newer Renderdesk (its version ${version}, this one knows ${newestVersion}).`,
      `Install the newer Renderdesk again, ${back}`,
    ),
  );
}
