import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/core/db/database.ts';
import { textIndexWrites } from '../../../src/core/db/text-index-repository.ts';
import { tidyTextIndex } from '../../../src/core/db/tidy-text-index.ts';
import { libraryRows } from '../../fakes/library-rows.ts';
import { temporaryFolder } from '../library/temporary-folder.ts';

const folder = temporaryFolder();
const now = () => performance.now();

it('merges the parts of the text index, loses nothing, and gives way to who writes', () => {
  const path = join(folder.path, 'library.db');
  const { writer, reader, close } = openDatabase(path);
  const rows = libraryRows(writer);
  for (let each = 0; each < 60; each += 1) {
    rows.add({ name: `needle ${each}`, at: each });
    textIndexWrites(writer).takeInDue(1);
  }
  const parts = () =>
    Number(
      reader.one('SELECT count(DISTINCT segid) AS parts FROM library_trigrams_idx')?.['parts'],
    );
  const found = () =>
    reader.all('SELECT rowid FROM library_trigrams WHERE library_trigrams MATCH :match', {
      match: '"nee" AND "eed"',
    }).length;
  const before = parts();
  expect(before).toBeGreaterThan(4);
  writer.transaction(() => {
    writer.run('UPDATE job SET updated_at = 2');
    expect(tidyTextIndex(path, now)).toBe(true);
  });
  while (tidyTextIndex(path, now));
  expect(parts()).toBeLessThan(before);
  expect(found()).toBe(60);
  close();
});
