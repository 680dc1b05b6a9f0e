import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addLibraryFunctions } from '../../../src/core/db/library-functions.ts';
import { openDatabase } from '../../../src/core/db/database.ts';
import { goBack } from '../../../src/core/library/journal/go-back.ts';
import { keptCopies } from '../../../src/core/db/kept-copies.ts';
import { newestVersion } from '../../../src/core/db/migrate.ts';
import { migrations } from '../../../src/core/db/migrations/index.ts';
import { openRepositories } from '../../../src/core/db/repositories.ts';
import { makeSmallDisk } from '../../fakes/small-disk.ts';
import { fillUpTo, keptRows } from '../../fakes/rows-of-each-version.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-upgrade-'));
  path = join(folder, 'renderdesk.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const earlier = migrations.map(({ version }) => version).filter((each) => each < newestVersion);

/** A database of that version, and what is in it. */
function aDatabase(version: number, at = path) {
  const database = new Database(at);
  fillUpTo(database, at, version);
  const rows = keptRows(database);
  database.close();
  for (const copy of keptCopies(at)) rmSync(copy.path);
  return rows;
}

function rowsOf(at = path) {
  const database = new Database(at, { readonly: true });
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(database.pragma('foreign_key_check')).toEqual([]);
    return keptRows(database);
  } finally {
    database.close();
  }
}

const folders = () => ({
  home: folder,
  database: path,
  logs: join(folder, 'logs'),
  defaultLibrary: join(folder, 'library'),
});

/** Everything that was there is; what migrations added has come to it. */
function expectNothingLost(before: ReturnType<typeof keptRows>, at = path): void {
  const after = rowsOf(at);
  const kept = Object.keys(before).map((table) => [table, after[table]]);
  expect(Object.fromEntries(kept)).toMatchObject(before);
}

describe('an upgrade', () => {
  it.each(earlier)('from %i loses nothing, and keeps the database as it was', (version) => {
    const before = aDatabase(version);
    expect(before['job']).toHaveLength(4);
    openDatabase(path).close();
    expectNothingLost(before);
    const copies = keptCopies(path);
    expect(copies.map(({ version }) => version)).toEqual([version]);
    expect(statSync(copies[0]!.path).mode & 0o777).toBe(0o600);
    expect(rowsOf(copies[0]!.path)).toEqual(before);
    // The app of today reads what is in it.
    const repositories = openRepositories(path);
    expect(repositories.accounts.all().map(({ name }) => name)).toEqual(['Studio', 'Straße']);
    repositories.close();
  });

  it('keeps the last three copies', () => {
    for (const version of earlier.slice(0, 5)) {
      const at = join(folder, 'other.db');
      rmSync(at, { force: true });
      aDatabase(version, at);
      cpSync(at, path);
      openDatabase(path).close();
    }
    const versions = keptCopies(path).map(({ version }) => version);
    expect(versions).toEqual(earlier.slice(2, 5).toReversed());
  });

  it('without room for the copy changes nothing, and says so', ({ skip }) => {
    const disk = makeSmallDisk(1_500_000);
    if (typeof disk === 'string') return skip(disk);
    try {
      const at = join(disk.path, 'renderdesk.db');
      aDatabase(10);
      const large = new Database(path);
      large.exec("INSERT INTO payload VALUES ('large', zeroblob(900000))");
      large.close();
      cpSync(path, at);
      expect(() => openDatabase(at)).toThrowError(/no room for the copy/);
      expect(readdirSync(disk.path).filter((name) => name.includes('before-migration'))).toEqual(
        [],
      );
      const database = new Database(at, { readonly: true });
      expect(database.pragma('user_version', { simple: true })).toBe(10);
      database.close();
    } finally {
      disk.remove();
    }
  });

  it('that is killed at any moment goes on at the next start', async () => {
    const script = join(process.cwd(), 'test', 'fakes', 'migrate-process.ts');
    const before = aDatabase(10);
    const template = join(folder, 'template.db');
    cpSync(path, template);
    let wereCut = 0;
    for (let delay = 0; delay < 60; delay += 4) {
      for (const name of readdirSync(folder)) {
        if (name.startsWith('renderdesk.db')) rmSync(join(folder, name));
      }
      cpSync(template, path);
      const child = spawn(process.execPath, [script, path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      const gone = once(child, 'exit');
      while (!said.includes('begun')) await once(child.stdout, 'data');
      await sleep(delay);
      child.kill('SIGKILL');
      await gone;
      if (!said.includes('done')) wereCut += 1;
      openDatabase(path).close();
      expectNothingLost(before);
      // A copy is whole, or has no copy's name.
      for (const copy of keptCopies(path)) expectNothingLost(before, copy.path);
    }
    expect(wereCut).toBeGreaterThan(0);
  });
});

describe('a database of a newer Renderdesk', () => {
  /** As it is after a newer one has migrated it, and sent what was queued. */
  function aNewerOne(version: number, change = '') {
    const before = aDatabase(version);
    const copied = new Database(path);
    addLibraryFunctions(copied);
    copied.exec(change);
    copied.close();
    const opened = openDatabase(path);
    opened.writer.run(`UPDATE job SET state = 'completed', status = '{"state":"completed"}'`);
    opened.writer.run(`PRAGMA user_version = ${newestVersion + 10}`);
    opened.close();
    return before;
  }

  it('is told with the copy that one can go back to', () => {
    aNewerOne(122);
    expect(() => openDatabase(path)).toThrowError(
      expect.objectContaining({
        failure: expect.objectContaining({
          code: 'database-from-the-future',
          remedy: expect.stringMatching(/copy of \d{4}-\d\d-\d\d.*library go-back/),
        }),
      }),
    );
  });

  it('is set aside for the copy, in which nothing is sent by itself', async () => {
    const before = aNewerOne(122);
    const went = await goBack(folders(), () => 9_000);
    expect(went).toMatchObject({ unconfirmed: 1, added: 0, copy: { version: 122 } });
    expect(existsSync(went.setAside)).toBe(true);
    const newer = new Database(went.setAside, { readonly: true });
    expect(newer.pragma('user_version', { simple: true })).toBe(newestVersion + 10);
    newer.close();
    const after = rowsOf();
    expect(after['account']).toMatchObject(before['account']!);
    expect(after['payload_template']).toMatchObject(before['payload_template']!);
    expect(after['job']?.map(({ state }) => state)).toEqual([
      'unconfirmed',
      'rendering',
      'completed',
      'failed',
    ]);
    expect(after['watch_folder']).toMatchObject([{ path: '/watched', approved_at: null }]);
    openDatabase(path).close();
    expect(readdirSync(folder).filter((name) => name.includes('going-back'))).toEqual([]);
  });

  it('takes from the copy what could be sent again without a person', async () => {
    aNewerOne(
      122,
      `UPDATE job SET state = 'canceled', status = '{"state":"canceled","unsent":{"paused":false}}'
         WHERE state = 'failed';
       UPDATE job SET state = 'unconfirmed', status = '{"state":"unconfirmed"}', next_check_at = 5
         WHERE state = 'rendering';`,
    );
    await goBack(folders(), () => 9_000);
    const jobs = rowsOf()['job'] ?? [];
    expect(jobs.map(({ status }) => String(status)).join()).not.toContain('unsent');
    expect(
      jobs.filter(({ state }) => state === 'unconfirmed').map((job) => job['next_check_at']),
    ).toEqual([null, null]);
  });

  it('waits for whoever else reads the newer one', async () => {
    aNewerOne(122);
    const other = new Database(path);
    other.exec('BEGIN; SELECT count(*) FROM job');
    const writing = new Database(path);
    addLibraryFunctions(writing);
    writing.exec("UPDATE job SET name = name || '!'");
    await expect(goBack(folders(), () => 9_000)).rejects.toThrowError(/held by another program/);
    writing.close();
    other.close();
    expect((await goBack(folders(), () => 9_000)).copy.version).toBe(122);
  });

  it('is left as it is where there is no copy, and one that can be read is not gone back from', async () => {
    aNewerOne(122);
    for (const copy of keptCopies(path)) rmSync(copy.path);
    await expect(goBack(folders(), () => 9_000)).rejects.toThrowError(/no copy of/);
    const newer = new Database(path);
    newer.pragma(`user_version = ${newestVersion}`);
    newer.close();
    await expect(goBack(folders(), () => 9_000)).rejects.toThrowError(/nothing to go back from/);
  });
});
