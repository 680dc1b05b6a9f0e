import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
const run = (...words: string[]) => runCommand(words, { home: join(folder.path, 'home') });

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

test('a setting that was chosen is there the next time, one that can not be is refused', async () => {
  expect((await run('settings', 'set', 'theme', 'dark')).code).toBe(0);
  expect((await run('settings', 'set', 'nameTemplate', '{date} {name}')).code).toBe(0);
  for (const [words, sentence] of [
    [['theme', 'pink'], /theme can not be pink/],
    [['nameTemplate', '{nome}'], /knows no \{nome\}/],
    [['nothing', '1'], /no setting called nothing.*theme/],
  ] as const) {
    const refused = await run('settings', 'set', ...words);
    expect(refused.stderr).toMatch(sentence);
    expect(refused.code).not.toBe(0);
  }
  const [shown] = (await run('settings', '--json')).lines();
  expect(shown?.['settings']).toMatchObject({ theme: 'dark', nameTemplate: '{date} {name}' });
});

test('a name template is tried before it is chosen', async () => {
  const tried = await run('settings', 'try-names', '{name} ({dimensions})');
  expect(tried.stdout).toContain('birthday-chat (1080x1920).mp4\n');
  expect(tried.stdout).toContain('interview.json\n');
});

test('the version says how it gets newer, and holds nothing for it', async () => {
  const said = await run('version');
  expect(said.code).toBe(0);
  expect(said.stdout).toMatch(/^Renderdesk \d+\.\d+\.\d+ \(Node \d/);
  expect(said.stdout).toContain('It is updated the way it was installed');
  const [record] = (await run('version', '--json')).lines();
  expect(record).toMatchObject({ type: 'version', holder: null });
});

test('all accounts and their keys are removed at once, and only when that is said outright', async () => {
  const key = 'mk_live_0123456789abcdef0123456789abcdef';
  for (const name of ['One', 'Two']) {
    const words = ['accounts', 'add', '--provider', 'mockly', '--name', name];
    await runCommand(words, { home: join(folder.path, 'home'), input: key });
  }
  const names = async () =>
    (await run('accounts', 'list', '--json'))
      .lines()
      .flatMap(({ account }) => (account as { name?: string } | undefined)?.name ?? []);
  const before = await names();
  expect(before).toEqual(['One', 'Two']);
  expect((await run('accounts', 'remove')).code).toBe(2);
  expect((await run('accounts', 'remove', 'One', '--all')).code).toBe(2);
  expect((await run('accounts', 'remove', '--all')).code).not.toBe(0);
  expect(await names()).toEqual(before);
  expect((await run('accounts', 'remove', '--all', '--yes')).code).toBe(0);
  expect(await names()).toEqual([]);
});

test('a database that can be read is not gone back from', async () => {
  const refused = await run('library', 'go-back');
  expect(refused.stderr).toMatch(/nothing to go back from/);
  expect(refused.code).toBe(3);
});
