import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, type OpenedDatabase } from '../../../src/core/db/database.ts';
import { homeReads, homeWrites } from '../../../src/core/db/home-repository.ts';
import { LibraryFolder } from '../../../src/core/library/library-folder.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let root: ReturnType<typeof temporaryFolder>;
const opened: OpenedDatabase[] = [];
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
  root.remove();
});

const clock = { now: () => 1, monotonic: () => 1, after: () => () => undefined };

/** A home of its own on a library folder that others may have as well. */
function home(name: string, folder: string) {
  const database = openDatabase(join(root.path, `${name}.db`));
  opened.push(database);
  const reads = homeReads(database.reader);
  const library = new LibraryFolder({
    clock,
    home: reads,
    homeWrites: homeWrites(database.writer),
    folder: () => folder,
    isDefault: () => false,
  });
  return { library, mark: () => reads.markOf(folder) };
}

function newFolder(): string {
  const folder = join(root.path, 'library');
  mkdirSync(folder);
  return folder;
}
const markIn = (folder: string) =>
  readFileSync(join(folder, '.renderdesk', 'library-id'), 'utf8').trim();

test('many who look at a new folder at once agree on its mark', async () => {
  const folder = newFolder();
  const { library, mark } = home('one', folder);
  const looks = Array.from({ length: 20 }, (_, at) =>
    at % 2 === 0 ? library.problem() : library.isMissing(),
  );
  expect(new Set(await Promise.all(looks))).toEqual(new Set([null]));
  expect(mark()).toBe(markIn(folder));
});

test('two homes that look at it at once agree as well', async () => {
  const folder = newFolder();
  const homes = [home('one', folder), home('other', folder)];
  await Promise.all(homes.map(({ library }) => library.problem()));
  for (const { library, mark } of homes) {
    expect(mark()).toBe(markIn(folder));
    expect(await library.problem()).toBeNull();
  }
});

test('a mark that a crash left empty is made anew', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, '.renderdesk'));
  writeFileSync(join(folder, '.renderdesk', 'library-id'), '');
  const { library, mark } = home('one', folder);
  expect(await library.problem()).toBeNull();
  expect(mark()).toBe(markIn(folder));
});
