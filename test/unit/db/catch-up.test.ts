import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/db/database.ts';
import { createCatchingUp } from '../../../src/core/db/catch-up.ts';
import { libraryRows } from '../../fakes/library-rows.ts';
import { temporaryFolder } from '../library/temporary-folder.ts';

const folder = temporaryFolder();

it('takes in what is due, gives way to who writes, and goes on after a crash', () => {
  const path = join(folder.path, 'library.db');
  let { writer, reader, close } = openDatabase(path);
  const rows = libraryRows(writer);
  for (let each = 0; each < 60; each += 1) rows.add({ name: `needle ${each}`, at: each });
  const found = () =>
    reader.all('SELECT rowid FROM library_trigrams WHERE library_trigrams MATCH :match', {
      match: '"nee" AND "eed"',
    }).length;
  const due = () => reader.all('SELECT id FROM library_text_due').length;
  const sorted = () =>
    reader
      .all('SELECT id, name_key FROM library_sorted ORDER BY id')
      .map(({ name_key }) => name_key);
  const catchingUp = createCatchingUp(path, () => performance.now());
  writer.transaction(() => {
    writer.run('UPDATE job SET updated_at = 2');
    expect(catchingUp.goOn()).toBe(true);
  });
  expect([found(), due()]).toEqual([0, 60]);
  catchingUp.close();
  close();

  ({ writer, reader, close } = openDatabase(path));
  const next = createCatchingUp(path, () => performance.now());
  while (next.goOn());
  expect([found(), due()]).toEqual([60, 0]);
  expect(sorted()).toEqual(
    reader.all('SELECT name_key FROM library_item ORDER BY id').map(({ name_key }) => name_key),
  );
  next.close();
  close();
});
