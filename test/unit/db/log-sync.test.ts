import { mkdtempSync, rmSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase, type OpenedDatabase } from '../../../src/core/db/database.ts';
import { LogSync } from '../../../src/core/db/log-sync.ts';

let folder: string;
let path: string;
let opened: OpenedDatabase;
let handles: FileHandle;
/** The syncs that have begun; each ends when it is told to. */
let begun: { readonly end: () => void; readonly fail: () => void }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-log-'));
  path = join(folder, 'library.db');
  opened = openDatabase(path);
  begun = [];
  const file = await open(path);
  handles = Object.getPrototypeOf(file) as FileHandle;
  await file.close();
  vi.spyOn(handles, 'datasync').mockImplementation(
    () =>
      new Promise((resolve, reject) => {
        begun.push({ end: resolve, fail: () => reject(new Error('EIO: on purpose')) });
      }),
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  opened.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Whether it has come to an end, when everything that was to happen by itself has. */
function watched(promise: Promise<void>): () => string {
  let state = 'waits';
  promise.then(
    () => (state = 'on the disk'),
    (error: unknown) => (state = String(error)),
  );
  return () => state;
}
const syncs = (count: number) => vi.waitUntil(() => begun.length === count);
const told = (state: () => string) => vi.waitUntil(() => state() !== 'waits').then(state);

test('all that wait in one moment share a sync, which begins after they called', async () => {
  const states = [watched(opened.onDisk()), watched(opened.onDisk())];
  expect(begun).toHaveLength(0);
  await syncs(1);
  expect(states.map((state) => state())).toEqual(['waits', 'waits']);
  begun[0]?.end();
  for (const state of states) expect(await told(state)).toBe('on the disk');
  expect(begun).toHaveLength(1);
});

test('a sync that had begun before says nothing of what was committed since', async () => {
  const first = watched(opened.onDisk());
  await syncs(1);
  const [second, third] = [watched(opened.onDisk()), watched(opened.onDisk())];
  begun[0]?.end();
  expect(await told(first)).toBe('on the disk');
  await syncs(2);
  expect([second(), third()]).toEqual(['waits', 'waits']);
  begun[1]?.end();
  expect(await told(second)).toBe('on the disk');
  expect(await told(third)).toBe('on the disk');
});

test('a failed sync is told to whoever waited for it, and others wait for the next', async () => {
  const first = watched(opened.onDisk());
  await syncs(1);
  const second = watched(opened.onDisk());
  begun[0]?.fail();
  expect(await told(first)).toContain('EIO');
  await syncs(2);
  begun[1]?.end();
  expect(await told(second)).toBe('on the disk');
});

test('after a failed sync nothing is believed until SQLite has taken the log over', async () => {
  vi.restoreAllMocks();
  const datasync = vi.spyOn(handles, 'datasync');
  const takeOver = vi.fn<() => boolean>(() => false);
  const log = new LogSync({ path: `${path}-wal`, takeOver });
  await log.onDisk();
  expect(takeOver).not.toHaveBeenCalled();
  datasync.mockRejectedValueOnce(new Error('EIO: on purpose'));
  await expect(log.onDisk()).rejects.toThrow('EIO');
  await expect(log.onDisk()).rejects.toThrow('still read');
  takeOver.mockReturnValue(true);
  await log.onDisk();
  await log.onDisk();
  expect(takeOver).toHaveBeenCalledTimes(2);
  await log.close();
});

test('the database itself says when its log is taken over', async () => {
  vi.restoreAllMocks();
  const set = (name: string) =>
    opened.writer.run(`INSERT INTO setting VALUES (:name, '1')`, { name });
  set('before');
  vi.spyOn(handles, 'datasync').mockRejectedValueOnce(new Error('EIO: on purpose'));
  await expect(opened.onDisk()).rejects.toThrow('EIO');
  set('after');
  await opened.onDisk();
  const pages = opened.writer.one('PRAGMA wal_checkpoint(PASSIVE)');
  expect(pages?.['checkpointed']).toBe(pages?.['log']);
});

test('a database in memory waits for no disk', async () => {
  const inMemory = openDatabase(':memory:');
  await inMemory.onDisk();
  expect(begun).toHaveLength(0);
  inMemory.close();
});
