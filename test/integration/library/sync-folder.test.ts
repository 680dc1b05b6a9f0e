import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { syncFolder } from '../../../src/core/library/sync-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-sync-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('whoever comes while a folder is being synced shares the next sync', async () => {
  const ends: string[] = [];
  const noted = (name: string) => syncFolder(folder).then(() => ends.push(name));
  const first = noted('first');
  const others = [noted('second'), noted('third')];
  await first;
  expect(ends).toEqual(['first']);
  await Promise.all(others);
  expect(ends).toEqual(['first', 'second', 'third']);
  // None is left behind: the folder can be synced anew.
  await syncFolder(folder);
});

test('a folder that is gone fails everyone who waits for it, and the next one anew', async () => {
  const gone = join(folder, 'gone');
  const all = await Promise.allSettled([syncFolder(gone), syncFolder(gone), syncFolder(gone)]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(syncFolder(gone)).rejects.toMatchObject({ code: 'ENOENT' });
});
