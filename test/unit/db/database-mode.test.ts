import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/db/database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-mode-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it.skipIf(process.platform === 'win32')(
  'is for its owner only, with all that SQLite puts beside it, also one from before',
  () => {
    const path = join(folder, 'renderdesk.db');
    const modes = () =>
      new Set(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777));
    const opened = openDatabase(path);
    expect(modes()).toEqual(new Set([0o600]));
    opened.close();
    chmodSync(path, 0o644);
    const again = openDatabase(path);
    expect(modes()).toEqual(new Set([0o600]));
    again.close();
  },
);

it('waits for the disk in every transaction where there is no log that could be synced', () => {
  const syncsOf = (path: string) => {
    const { writer, close } = openDatabase(path);
    writer.durableTransaction(() => undefined);
    const { synchronous } = writer.one('PRAGMA synchronous') ?? {};
    close();
    return synchronous;
  };
  const [normal, full] = [1, 2];
  expect(syncsOf(join(folder, 'renderdesk.db'))).toBe(normal);
  expect(syncsOf(':memory:')).toBe(full);
});
