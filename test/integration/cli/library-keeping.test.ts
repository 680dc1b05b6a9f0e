import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRepositories } from '../../../src/core/db/repositories.ts';
import { runCommand } from '../../fakes/command-line.ts';
import { libraryOf } from '../../fakes/library-of.ts';
import { facts, sha256 } from '../../fakes/library-rows.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
const at = (...names: string[]) => join(folder.path, ...names);
const run = (home: string, ...words: string[]) => runCommand(words, { home: at(home) });
const FILES = ['sky.png', '=sum.png', 'sea.png'];

beforeAll(async () => {
  folder = temporaryFolder();
  const library = at('home', 'library');
  mkdirSync(library, { recursive: true });
  const repositories = openRepositories(at('home', 'renderdesk.db'));
  const rows = libraryOf(repositories, library);
  for (const name of FILES) {
    writeFileSync(join(library, name), name);
    rows.store(name, { bytes: name.length, sha256: sha256(name), facts: facts('image') });
  }
  repositories.close();
  // A look gives the folder its mark, and the journal its lines.
  const { code, stderr } = await run('home', 'library', 'check');
  if (code !== 0) throw new Error(`The library could not be looked through: ${stderr}`);
});
afterAll(() => folder.remove());

test('a history is exported, and imported once, in whatever layout it comes', async () => {
  const file = at('history.json');
  const exported = await run('home', 'library', 'export', file);
  expect(exported.stdout).toContain('3 items');
  const again = await run('home', 'library', 'export', file);
  expect(again.stderr).toMatch(/is there already.*--overwrite/);
  expect(again.code).toBe(3);
  expect((await run('other', 'library', 'import', file)).stdout).toContain('3 were put in');
  const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(at('pretty.json'), JSON.stringify(document, null, 2));
  const twice = await run('other', 'library', 'import', at('pretty.json'));
  expect(twice.stdout).toContain('0 were put in, 0 completed, 3 were there already');
});

test('a table goes to standard output, with nothing that a spreadsheet would run', async () => {
  const { stdout } = await run('home', 'library', 'export', '--csv', '--bom', '-');
  expect(stdout.startsWith('\uFEFFjob,name,')).toBe(true);
  expect(stdout.split('\r\n')).toHaveLength(FILES.length + 2);
  expect(stdout).toContain(",'=sum.png,");
});

test.each([
  ['{"format":"another"}', /it has no items/],
  ['not json at all', /it is not JSON/],
  ['', /it is empty/],
  ['{"format":"renderdesk-history","version":9,"items":[\n{}\n]}', /newer Renderdesk/],
  [`{"format":"renderdesk-history","version":1,"items":[\n${'['.repeat(17_000_000)}\n]}`, /longer/],
])('a file that is no history is refused in a sentence (%#)', async (text, sentence) => {
  writeFileSync(at('hostile.json'), text);
  const refused = await run('other', 'library', 'import', at('hostile.json'));
  expect(refused.stderr).toMatch(sentence);
  expect(refused.code).toBe(3);
});

test('a lost database is rebuilt, and a whole one only when that is said', async () => {
  expect((await run('home', 'library', 'rebuild')).stderr).toMatch(/there and whole/);
  for (const end of ['', '-wal', '-shm'])
    rmSync(at('home', `renderdesk.db${end}`), { force: true });
  const lost = await run('home', 'library');
  expect(lost.stderr).toMatch(/is gone, but the history.*library rebuild/);
  expect(lost.code).toBe(6);
  writeFileSync(at('home', 'library', 'stranger.png'), 'a stranger’s');
  const rebuilt = await run('home', 'library', 'rebuild', '--verify', '--take-unknown');
  expect(rebuilt.stdout).toContain('3 jobs, 3 files, 1 accounts');
  expect(rebuilt.stdout).toContain('1 files were taken in');
  expect((await run('home', 'library', '--json')).lines()).toHaveLength(FILES.length + 1);
});

test('a library is moved, and read in by another home', async () => {
  const to = at('moved');
  expect((await run('home', 'library', 'move', to)).stdout).toContain('4 files');
  expect(existsSync(join(to, 'sky.png'))).toBe(true);
  expect(existsSync(at('home', 'library'))).toBe(false);
  const chosen = await run('third', 'settings', 'set', 'libraryFolder', to);
  expect(chosen.stderr).toMatch(/holds the history of another library/);
  const read = await run('third', 'library', 'import', '--from-folder', to);
  expect(read.stdout).toContain('4 were put in');
  expect((await run('third', 'library', '--json')).lines()).toHaveLength(FILES.length + 1);
  expect((await run('home', 'library', 'import', '--from-folder', to)).code).not.toBe(1);
});
