import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand, startCommand } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const key = 'mk_live_bad_input_0123456789';

let folder: ReturnType<typeof temporaryFolder>;
let home: string;
const run = (words: readonly string[], input?: string) =>
  runCommand(words, input === undefined ? { home } : { home, input });
const file = (name: string, content: string | Buffer): string => {
  const path = join(folder.path, name);
  writeFileSync(path, content);
  return path;
};

beforeAll(() => {
  folder = temporaryFolder();
  home = join(folder.path, 'home');
});
afterAll(() => folder.remove());

describe('bad input gets one clear sentence', () => {
  test('each file its own, and no job is half made', async () => {
    const empty = join(folder.path, 'empty-folder');
    mkdirSync(empty);
    const paths = [
      file('broken.json', '{\n  "a": ,\n}'),
      file('nothing.json', ''),
      file('latin.json', Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d])),
      file('stranger.json', '{"hello":"world"}'),
      join(folder.path, 'missing.json'),
      empty,
    ];
    const result = await run(['submit', ...paths, '--json']);
    expect(result.code).toBe(3);
    const refused = result.lines().filter((line) => line.type === 'refused');
    expect(new Set(refused.map((line) => line['path']))).toEqual(new Set(paths));
    expect(refused).toHaveLength(paths.length);
    for (const line of refused) {
      const { message, remedy } = line['failure'] as { message: string; remedy: string };
      const name = String(line['path']).split('/').at(-1) ?? '';
      expect(message).toContain(name);
      expect(remedy).not.toBe('');
    }
    expect(result.stderr.trim().split('\n')).toHaveLength(paths.length);
    expect(result.stderr).toMatch(/broken\.json.*line 2/);
    expect((await run(['jobs', '--json'])).stdout).toBe('');
  });

  test.each([
    [['submit'], 2, /nothing to submit: name payload files/],
    [['jobs', '--state', 'sleeping'], 2, /sleeping/],
    [['show', '999'], 8, /999/],
    [['wait', '999'], 8, /999/],
    [['accounts', 'test', 'Nobody'], 8, /There is no account called Nobody/],
    [['settle', '1'], 2, /--arrived-as/],
    [['demo', '--port', '99999'], 2, /0 to 65535/],
  ])('%j exits with %d', async (words, code, sentence) => {
    const result = await run(words);
    expect(result.stderr).toMatch(sentence);
    expect(result.stderr).not.toMatch(/^\s+at /m);
    expect(result.code).toBe(code);
  });

  test.each([
    ['ftp://example.com', /ftp|http/i],
    ['http://example.com', /https/],
    ['not a url', /not a url|URL|address/i],
  ])('the base URL %s is refused', async (url, sentence) => {
    const words = ['accounts', 'add', '--provider', 'mockly', '--name', 'A', '--base-url', url];
    const result = await run(words, key);
    expect(result.stderr).toMatch(sentence);
    expect(result.stderr).not.toContain('Add the account');
    expect(result.code).toBe(3);
    expect((await run(['accounts', 'list', '--json'])).stdout).toBe('');
  });

  test('a key with a line break is refused, and not repeated', async () => {
    const words = ['accounts', 'add', '--provider', 'mockly', '--name', 'B'];
    const result = await run(words, `${key}\n${key}\n`);
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/line break/);
    expect(result.stdout + result.stderr).not.toContain(key);
    expect((await run(['accounts', 'list', '--json'])).stdout).toBe('');
  });

  test('a home that cannot be written says so', async () => {
    const blocked = file('in-the-way', 'a file');
    const result = await runCommand(['jobs'], { home: join(blocked, 'home') });
    expect(result.code).toBe(3);
    expect(result.stderr).toContain(blocked);
  });
});

describe('without a keychain', () => {
  test('the account is added, and it is said loudly that its key was not kept', async () => {
    const words = ['accounts', 'add', '--provider', 'mockly', '--name', 'Server', '--json'];
    const result = await run(words, `${key}\n`);
    expect(result.code).toBe(0);
    expect(result.lines()).toMatchObject([
      { type: 'account', keyPlace: 'unreadable', keyKept: false, account: { name: 'Server' } },
    ]);
    expect(result.stderr).toMatch(/THE KEY WAS NOT KEPT.*RENDERDESK_KEY_SERVER/);
    expect(result.stdout + result.stderr).not.toContain(key);
  });

  test('the environment gives the key for one run', async () => {
    const environment = { RENDERDESK_KEY_SERVER: key };
    const result = await runCommand(['accounts', 'list', '--json'], { home, environment });
    expect(result.lines()).toMatchObject([{ account: { keyPlace: 'environment' } }]);
    expect(result.stdout).not.toContain(key);
  });

  test('a second serve on the same home says who holds it', async () => {
    const first = startCommand(['serve', '--json'], { home });
    await expect.poll(first.stdout, { timeout: 60_000 }).toContain('"serving"');
    const second = await run(['serve']);
    expect(second.code).toBe(7);
    expect(second.stderr).toContain(`process ${String(first.child.pid)}`);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });

  test('a holder that does not answer is named after some seconds', async () => {
    const holder = startCommand(['serve', '--json'], { home });
    await expect.poll(holder.stdout, { timeout: 60_000 }).toContain('"serving"');
    holder.child.kill('SIGSTOP');
    const result = await run(['jobs']);
    holder.child.kill('SIGCONT');
    holder.child.kill('SIGTERM');
    expect((await holder.ended).code).toBe(0);
    expect(result.code).toBe(7);
    expect(result.stderr).toMatch(/does not answer/);
  });
});
