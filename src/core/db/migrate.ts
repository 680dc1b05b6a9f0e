import { chmodSync, existsSync, rmSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { failure, FailureError } from '../../shared/failure.ts';
import { addLibraryFunctions } from './library-functions.ts';
import { migrations } from './migrations/index.ts';

export const newestVersion = Math.max(...migrations.map((migration) => migration.version));

/**
 * Brings a database from whatever version it has to `target`, each step in a transaction of its
 * own. A copy of a database with data is made beside it first, named after its version.
 * @throws FailureError `database-from-the-future` when a newer Renderdesk has written it.
 */
export function migrate(connection: Database.Database, path: string, target = newestVersion): void {
  addLibraryFunctions(connection);
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > newestVersion) {
    throw new FailureError(
      failure(
        'database-from-the-future',
        `The library's database ${path} was written by a newer Renderdesk (its version ${version}, this one knows ${newestVersion}).`,
        'Install the newer Renderdesk again, or choose another home folder.',
      ),
    );
  }
  const steps = migrations.filter((step) => step.version > version && step.version <= target);
  if (steps.length === 0) return;
  if (version > 0 && path !== ':memory:') copyBefore(connection, path, version);
  for (const step of steps) {
    connection
      .transaction(() => {
        connection.exec(step.sql);
        connection.pragma(`user_version = ${step.version}`);
      })
      .immediate();
  }
}

function copyBefore(connection: Database.Database, path: string, version: number): void {
  const copy = `${path}.before-migration-from-${version}`;
  // A copy cut short by a crash is worth nothing; the database itself is still unmigrated.
  if (existsSync(copy)) rmSync(copy);
  connection.prepare('VACUUM INTO ?').run(copy);
  chmodSync(copy, 0o600);
}
