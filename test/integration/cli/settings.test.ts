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
