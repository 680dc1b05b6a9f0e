import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/db/database.ts';
import { migrate, newestVersion } from '../../../src/core/db/migrate.ts';
import { dumpSchema } from '../../../src/core/db/dump-schema.ts';
import { migrations } from '../../../src/core/db/migrations/index.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-db-'));
  path = join(folder, 'renderdesk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('migrations', () => {
  it('are numbered upwards by ten or by a number between', () => {
    const versions = migrations.map((step) => step.version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions[0]).toBe(10);
  });

  it.each(migrations.map((step) => step.version))('reach %i from the one before', (version) => {
    const database = new Database(path);
    const before = migrations.filter((step) => step.version < version).at(-1)?.version ?? 0;
    migrate(database, path, before);
    migrate(database, path, version);
    expect(database.pragma('user_version', { simple: true })).toBe(version);
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
  });

  it('end in the schema that is committed', () => {
    const committed = readFileSync(
      new URL('../../../src/core/db/schema.sql', import.meta.url),
      'utf8',
    );
    expect(dumpSchema()).toBe(committed);
  });

  it('refuse a database from the future by name, and leave it as it is', () => {
    const database = new Database(path);
    database.pragma(`user_version = ${newestVersion + 10}`);
    database.close();
    expect(() => openDatabase(path)).toThrowError(/written by a newer Renderdesk/);
    const after = new Database(path, { readonly: true });
    expect(after.pragma('user_version', { simple: true })).toBe(newestVersion + 10);
    after.close();
  });

  it('make no copy of a new database', () => {
    openDatabase(path).close();
    expect(readdirSync(folder).filter((name) => name.includes('before-migration'))).toEqual([]);
  });

  it('say in one sentence that a file is no database', () => {
    const other = join(folder, 'other.db');
    const text = 'This is a letter, not a database, and long enough to be taken for a header.\n';
    const fill = text.repeat(100);
    writeFileSync(other, fill);
    expect(() => openDatabase(other)).toThrowError(/is damaged: file is not a database/);
    expect(readFileSync(other, 'utf8')).toBe(fill);
  });
});

describe('the handles', () => {
  it('let the reading one change nothing', () => {
    const database = openDatabase(path);
    expect(() =>
      database.reader.all("INSERT INTO setting VALUES ('theme', '1') RETURNING *"),
    ).toThrowError(/readonly/);
    database.close();
  });

  it('keep the history as it was written', () => {
    const database = openDatabase(path);
    database.writer.run(
      `INSERT INTO account (id, provider_id, name, name_key, base_url, is_demo, created_at)
       VALUES ('a', 'mockly', 'Studio', 'studio', 'https://example.com', 0, 1)`,
    );
    database.writer.run(
      `INSERT INTO job (id, account_id, name, kind, state, status, created_at, updated_at)
       VALUES ('j', 'a', 'birthday', 'image', 'queued', '{}', 1, 1)`,
    );
    database.writer.run(
      "INSERT INTO job_history (job_number, at, event, state, note) VALUES (1, 1, 'created', 'queued', '')",
    );
    expect(() => database.writer.run("UPDATE job_history SET note = 'x'")).toThrowError(
      /append-only/,
    );
    expect(() => database.writer.run('DELETE FROM job_history')).toThrowError(/append-only/);
    database.close();
  });
});
