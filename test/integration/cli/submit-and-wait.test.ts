import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startMocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import type { MocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import {
  filesUnder,
  runCommand,
  sampleFiles,
  sha256OfFile,
  startCommand,
} from '../../fakes/command-line.ts';
import type { CommandResult } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const key = 'mk_live_command_line_test_0123456789';
const [image = '', video = ''] = sampleFiles;

let folder: ReturnType<typeof temporaryFolder>;
let provider: MocklyDemo;
let home: string;

/** The key comes from the environment, as on a server. */
const command = (words: readonly string[]) => ({
  words,
  options: { home, environment: { RENDERDESK_KEY_STUDIO: key } },
});
const run = (...words: string[]): Promise<CommandResult> => {
  const { options } = command(words);
  return runCommand(words, options);
};

beforeEach(async () => {
  folder = temporaryFolder();
  home = join(folder.path, 'home');
  provider = await startMocklyDemo({ folder: join(folder.path, 'provider'), key, timeScale: 20 });
  const words = 'accounts add --provider mockly --name Studio --base-url'.split(' ');
  const added = await run(...words, provider.baseUrl);
  if (added.code !== 0) throw new Error(added.stderr);
});

afterEach(async () => {
  await provider.stop();
  folder.remove();
});

async function renders(): Promise<{ id: string }[]> {
  const response = await fetch(`${provider.controlUrl}/renders`);
  return ((await response.json()) as { renders: { id: string }[] }).renders;
}

async function fault(order: object): Promise<void> {
  await fetch(`${provider.controlUrl}/faults`, { method: 'POST', body: JSON.stringify(order) });
}

describe('submit --wait', () => {
  test('takes payloads to verified files, past one that is refused', async () => {
    const broken = join(folder.path, 'broken.json');
    writeFileSync(broken, '{ "mockupType": ');
    const result = await run('submit', broken, ...sampleFiles, '--wait', '--json');
    expect(result.code).toBe(3);
    expect(result.stderr).toMatch(/broken\.json/);

    const lines = result.lines();
    const refused = lines.filter((line) => line.type === 'refused');
    expect(refused).toMatchObject([{ path: broken, failure: { code: 'not-json' } }]);
    expect(lines.some((line) => line.type === 'progress')).toBe(true);

    const library = await run('library', '--json');
    const outputs = library
      .lines()
      .map((line) => line['output'] as { path: string; sha256: string });
    expect(outputs).toHaveLength(3);
    for (const output of outputs) {
      expect(sha256OfFile(output.path)).toBe(output.sha256);
      expect(output).not.toHaveProperty('mediaUrl');
    }
    expect(filesUnder(home).filter(({ path }) => path.endsWith('.part'))).toEqual([]);
    const leaks = filesUnder(home).filter(({ bytes }) => bytes.includes(key));
    expect(leaks.map(({ path }) => path)).toEqual([]);
  });

  test('of a render that fails says why and exits with 4', async () => {
    await fault({ kind: 'fail-render', error: 'Font not found: Comic Sans' });
    const result = await run('submit', video, '--wait');
    expect(result.code).toBe(4);
    expect(result.stdout).toContain('Font not found: Comic Sans');
    expect(result.stdout).toMatch(/renderdesk render-again \d+/);
  });

  test('of a submit whose answer is lost asks a person, exits with 6 and repeats nothing', async () => {
    await fault({ kind: 'drop', route: 'submit', when: 'after' });
    const result = await run('submit', image, '--wait');
    expect(result.code).toBe(6);
    expect(result.stdout).toMatch(/renderdesk settle 1 --arrived-as/);

    const [arrived] = await renders();
    const settled = await run('settle', '1', '--arrived-as', arrived?.id ?? '');
    expect(settled).toMatchObject({ code: 0 });
    expect(await run('wait', '1')).toMatchObject({ code: 0 });
    expect(await renders()).toHaveLength(1);
  });

  test('with a key that the provider rejects exits with 6 and does not hang', async () => {
    const words = ['submit', image, '--wait'];
    const environment = { RENDERDESK_KEY_STUDIO: 'mk_live_revoked' };
    const result = await runCommand(words, { home, environment });
    expect(result.code).toBe(6);
    expect(result.stdout).toContain('renderdesk accounts set-key "Studio"');
    expect(result.stdout + result.stderr).not.toContain('mk_live_revoked');
  });
});

describe('one library', () => {
  test('a second command drives the first, and takes over when it is killed', async () => {
    const { options } = command([]);
    const first = startCommand(['submit', video, '--wait', '--json'], options);
    await expect.poll(() => first.stdout(), { timeout: 60_000 }).toContain('"type":"accepted"');
    const second = startCommand(['wait', '1', '--json'], options);
    await expect.poll(() => second.stdout(), { timeout: 60_000 }).toContain('"type":"progress"');
    first.child.kill('SIGKILL');
    const result = await second.ended;
    expect(result).toMatchObject({ code: 0, stderr: '' });
    expect(await renders()).toHaveLength(1);
  });

  test('submit without --wait returns when the provider has taken the job', async () => {
    const result = await run('submit', video);
    expect(result.code).toBe(0);
    expect(result.stdout).toContain('renderdesk wait 1');
    expect(await run('wait', '1')).toMatchObject({ code: 0 });
    expect(await renders()).toHaveLength(1);
  });

  test('Ctrl-C stops waiting, exits with 130 and loses nothing', async () => {
    const { options } = command([]);
    const waiting = startCommand(['submit', video, '--wait'], options);
    await expect.poll(() => waiting.stdout(), { timeout: 60_000 }).toContain('rendering');
    waiting.child.kill('SIGINT');
    const result = await waiting.ended;
    expect(result.code).toBe(130);
    expect(result.stderr).toContain('renderdesk wait 1');
    expect(await run('wait', '1')).toMatchObject({ code: 0 });
    expect(await renders()).toHaveLength(1);
  });
});
