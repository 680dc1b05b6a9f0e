import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../src/core/db/database.ts';
import { runCommand } from '../../fakes/command-line.ts';
import { libraryRows } from '../../fakes/library-rows.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
const home = () => join(folder.path, 'home');
const run = (...words: string[]) => runCommand(['library', ...words], { home: home() });

beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(home(), { recursive: true });
  const database = openDatabase(join(home(), 'renderdesk.db'));
  const rows = libraryRows(database.writer);
  rows.add({
    name: 'Blue sky',
    payload: '{"say":"hello"}',
    file: { content: 'same' },
    state: 'completed',
  });
  rows.add({
    name: 'Red sea',
    payload: '{"say":"good bye"}',
    state: 'failed',
    error: 'No credits.',
  });
  rows.add({
    name: 'Blue moon',
    payload: '{"say":"hello"}',
    file: { content: 'same' },
    state: 'completed',
  });
  database.close();
});
afterAll(() => folder.remove());

test('everything is searched, files or not, and counted', async () => {
  const found = await run('search', '--counts', '--', 'blue', '-moon');
  expect(found.stdout).toMatch(/#1\s+Blue sky\s+completed/);
  expect(found.stdout).toContain('1 found.\n  state: completed 1\n');
  const failed = await run('search', 'is:failed');
  expect(failed.stdout).toMatch(/#2\s+Red sea\s+failed/);
  expect(failed.stdout).toContain('No credits.');
  const none = await run('search', 'purple');
  expect(none).toMatchObject({ code: 0, stdout: 'Nothing was found.\n' });
});

test('tags, stars and notes are put on, searched for and taken back', async () => {
  expect((await run('tag', '1', '--add', 'summer', 'sea')).stdout).toBe(
    '1: Add the tags "summer", "sea", 1 item.\n',
  );
  expect((await run('star', '--found-by', 'tag:summer')).stdout).toBe('2: Add a star, 1 item.\n');
  expect((await run('note', '2', '--text', 'ask Ada')).code).toBe(0);
  expect((await run('tags')).stdout).toBe('sea  1\nsummer  1\n');
  const found = await runCommand(['--json', 'library', 'search', 'is:starred'], { home: home() });
  expect(found.lines().find(({ type }) => type === 'item')?.['item']).toMatchObject({
    jobNumber: 1,
    starred: true,
    tags: ['sea', 'summer'],
  });

  expect((await run('colour-tag', 'sea', 'Teal')).stdout).toBe('sea  1  teal\nsummer  1\n');
  const listed = await runCommand(['--json', 'jobs'], { home: home() });
  const tagsOfJobs = listed.lines().map(({ job }) => (job as { tags: string[] }).tags);
  expect(tagsOfJobs).toContainEqual(['sea', 'summer']);
  expect(tagsOfJobs).toContainEqual([]);
  expect((await run('colour-tag', 'sea', 'puce')).stderr).toContain('Choose one of: slate, blue');
  expect((await run('colour-tag', 'sea')).stdout).toBe('sea  1\nsummer  1\n');
  expect((await run('merge-tags', 'sea', 'summer')).code).toBe(0);
  expect((await run('tags')).stdout).toBe('summer  1\n');
  expect((await run('undo')).stdout).toContain('taken back');
  expect((await run('tags')).stdout).toBe('sea  1\nsummer  1\n');
  expect((await run('undo', '2')).stdout).toBe('2: Add a star, 1 item, taken back.\n');
  expect((await run('search', 'is:starred')).stdout).toBe('Nothing was found.\n');
  expect((await run('edits')).stdout).toMatch(/^4: Merge .*taken back\.\n3: Write a note/);
});

test('what is there twice is shown, and in what payloads differ', async () => {
  expect((await run('duplicates')).stdout).toMatch(/^2 times [0-9a-f]{16}…, 4 B to spare\n/);
  expect((await run('duplicates', '--by', 'payload')).stdout).toMatch(
    /#3 Blue moon.*\n.*#1 Blue sky/,
  );
  expect((await run('compare', '1', '2')).stdout).toBe('changed say: "hello" → "good bye"\n');
  expect((await run('compare', '1', '3')).stdout).toBe('The payloads are the very same.\n');
});

test('what can not be done is refused in a sentence', async () => {
  const both = await run('star', '1', '--found-by', 'blue');
  expect(both.code).toBe(2);
  expect(both.stderr).toContain('one of the two');
  expect((await run('tag', '1', '--add', 'x'.repeat(65))).stderr).toContain('at most 64');
  expect((await run('delete-tag', 'nothing')).stderr).toContain('Nothing has the tag');
  expect((await run('undo', '99')).code).toBe(8);
  expect((await run('undo', 'x')).code).toBe(2);
});
