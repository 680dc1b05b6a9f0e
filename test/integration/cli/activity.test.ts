import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

let folder: ReturnType<typeof temporaryFolder>;
const key = 'mk_live_activity_canary_0123456789';
const home = () => join(folder.path, 'home');
const run = (...words: string[]) =>
  runCommand(words, { home: home(), environment: { RENDERDESK_KEY_STUDIO: key } });

beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

test('what was asked, told and logged is listed, without a key', async () => {
  // Nobody listens there: the test of its key is a request without an answer.
  const address = ['--base-url', 'http://127.0.0.1:9'];
  const words = ['accounts', 'add', '--provider', 'mockly', '--name', 'Studio', ...address];
  await runCommand(words, { home: home(), input: key });
  await run('accounts', 'test', 'Studio');
  const [request] = (await run('activity', '--failed', '--json')).lines();
  expect(request?.['request']).toMatchObject({ kind: 'verify', outcome: 'no-answer' });
  const listed = await run('activity', '--curl');
  expect(listed.stdout).toContain('authorization: Bearer $RENDERDESK_KEY');
  expect((await run('activity', 'health')).stdout).toMatch(/Studio +mockly +1 +1/);
  expect((await run('activity', 'notices', '--mark-read')).code).toBe(0);
  const log = await run('log', '--search', 'started', '--json');
  expect(log.lines()[0]?.['entry']).toMatchObject({ level: 'info', message: 'Started' });
  const out = join(folder.path, 'diagnostics.json');
  expect((await run('diagnostics', '--out', out)).code).toBe(0);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ database: { integrity: 'ok' } });
  for (const text of [listed.stdout, readFileSync(out, 'utf8')]) expect(text).not.toContain(key);
  const again = await run('diagnostics', '--out', out);
  expect(again.stderr).toContain('There is a file');
  expect(again.code).toBe(3);
  expect(existsSync(join(home(), 'crashes'))).toBe(false);
});
