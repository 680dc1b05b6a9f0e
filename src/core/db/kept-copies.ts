import {
  chmodSync,
  closeSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';

/** As it was before this Renderdesk, or one before it, brought it up to date. */
export interface KeptCopy {
  readonly path: string;
  /** The version of its schema. */
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

/** Each is as large as the database was: enough to go back over some releases. */
const KEPT = 3;
const OWNER_ONLY = 0o600;

const copyPath = (path: string, version: number): string =>
  `${path}.before-migration-from-${version}`;

/** The copies that lie beside a database, of the newest schema first. */
export function keptCopies(path: string): KeptCopy[] {
  const start = `${basename(path)}.before-migration-from-`;
  const copies: KeptCopy[] = [];
  for (const name of readdirSync(dirname(path))) {
    const version = name.startsWith(start) ? name.slice(start.length) : '';
    if (!/^\d+$/.test(version)) continue;
    const copy = join(dirname(path), name);
    copies.push({ path: copy, version: Number(version), madeAt: statSync(copy).mtimeMs });
  }
  return copies.toSorted((one, other) => other.version - one.version);
}

/**
 * Copies a database before it is migrated, beside it, and lets go of the oldest copies. A copy that
 * a crash cut short never has a copy's name.
 * @throws what SQLite throws, e.g. for a full disk; the database is as it was
 */
export function keepCopy(connection: Database.Database, path: string, version: number): void {
  const copy = copyPath(path, version);
  const partial = `${copy}.partial`;
  rmSync(partial, { force: true });
  try {
    connection.prepare('VACUUM INTO ?').run(partial);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  chmodSync(partial, OWNER_ONLY);
  const file = openSync(partial, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(partial, copy);
  for (const old of keptCopies(path).slice(KEPT)) rmSync(old.path, { force: true });
}
