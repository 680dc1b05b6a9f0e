import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import type { MocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import { runCommand, sampleFiles } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const key = 'mk_live_rows_test_0123456789abcdef';
const [sample = ''] = sampleFiles;
let folder: ReturnType<typeof temporaryFolder>;
let provider: MocklyDemo;

const run = (...words: string[]) =>
  runCommand(words, {
    home: join(folder.path, 'home'),
    environment: { RENDERDESK_KEY_STUDIO: key },
  });
const renders = async () => {
  const response = await fetch(`${provider.controlUrl}/renders`);
  return ((await response.json()) as { renders: unknown[] }).renders;
};

beforeAll(async () => {
  folder = temporaryFolder();
  provider = await startMocklyDemo({ folder: join(folder.path, 'provider'), key, timeScale: 50 });
  const words = 'accounts add --provider mockly --name Studio --base-url'.split(' ');
  const added = await run(...words, provider.baseUrl);
  if (added.code !== 0) throw new Error(added.stderr);
  const payload = readFileSync(sample, 'utf8').replace(/"text": "[^"]*"/, '"text": "Hi {{guest}}"');
  writeFileSync(join(folder.path, 'hello.json'), payload);
  writeFileSync(join(folder.path, 'guests.csv'), 'guest;row\nAda;1\nBob;2;3\n"Cy; the last";3\n');
});

afterAll(async () => {
  await provider.stop();
  folder.remove();
});

test('a table through a template is looked at with --dry-run, and sent without', async () => {
  const kept = await run('templates', 'save', 'Hello', join(folder.path, 'hello.json'));
  expect(kept.stdout).toContain('Template #1 “Hello” is kept');
  expect((await run('templates')).stdout).toContain('guest');

  const rows = join(folder.path, 'guests.csv');
  const words = ['submit', '--template', 'hello', '--rows', rows, '--row-name', '{{guest}} {{#}}'];
  const dry = await run(...words, '--dry-run');
  expect(dry.code).toBe(3);
  expect(dry.stderr).toMatch(/row 2.*3 cells/);
  expect(dry.stdout).toContain('Ada 1, image by mockly, Studio');
  expect(dry.stdout).toContain('Cy; the last 3');
  expect(dry.stdout).toContain('2 renders.');
  expect(await renders()).toHaveLength(0);

  const sent = await run(...words, '--wait', '--json');
  const names = sent
    .lines()
    .filter(({ type }) => type === 'accepted')
    .map((line) => (line['job'] as { name: string }).name);
  expect(names).toEqual(['Ada 1', 'Cy; the last 3']);
  expect(await renders()).toHaveLength(2);
});

test('a template goes to another name by a file, and leaves alone what a table does not fill', async () => {
  const file = join(folder.path, 'hello.template.json');
  expect((await run('templates', 'export', 'Hello', file)).code).toBe(0);
  expect((await run('templates', 'remove', 'Hello')).code).toBe(0);
  expect((await run('templates', 'import', file)).stdout).toContain('“Hello” is kept');
  const rows = join(folder.path, 'towns.csv');
  writeFileSync(rows, 'town\nBonn\n');
  const words = ['submit', '--template', 'hello', '--rows', rows, '--dry-run'];
  expect((await run(...words)).stderr).toContain('“guest”');
  expect((await run(...words, '--keep-unknown')).stdout).toContain('1 render.');
});

test('a table without a template, or nothing at all, is refused before anything is opened', async () => {
  expect((await run('submit', '--rows', 'x.csv')).code).toBe(2);
  expect((await run('submit')).stderr).toContain('nothing to submit');
});
