import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMocklyDemo, type MocklyDemo } from '../../../src/core/demo/mockly/mockly-demo.ts';
import { runCommand, sampleFiles, type CommandResult } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const key = 'mk_live_command_line_queue_0123456789';
let folder: ReturnType<typeof temporaryFolder>;
let provider: MocklyDemo;

const run = (...words: string[]): Promise<CommandResult> =>
  runCommand(words, {
    home: join(folder.path, 'home'),
    environment: { RENDERDESK_KEY_STUDIO: key },
  });
async function made(): Promise<number> {
  const report = await (await fetch(`${provider.controlUrl}/renders`)).json();
  return (report as { renders: unknown[] }).renders.length;
}

beforeEach(async () => {
  folder = temporaryFolder();
  provider = await startMocklyDemo({ folder: join(folder.path, 'provider'), key, timeScale: 20 });
  const words = 'accounts add --provider mockly --name Studio --base-url'.split(' ');
  const added = await run(...words, provider.baseUrl);
  if (added.code !== 0) throw new Error(added.stderr);
});
afterEach(async () => {
  await provider.stop();
  folder.remove();
});

test('jobs that are made paused are sent when they are resumed, by number', async () => {
  const [image = ''] = sampleFiles;
  const paused = await run('submit', image, image, '--paused', '--yes');
  expect(paused.stdout).toContain('queued, paused');
  expect(paused.code).toBe(0);
  expect((await run('wait', '1')).code).toBe(6);
  expect(await made()).toBe(0);
  const canceled = await run('cancel', '2');
  expect(canceled.stdout).toContain('is canceled.');
  const resumed = await run('resume', '1', '2');
  expect(resumed.stdout).toContain('#1');
  expect(resumed.stderr).toContain('is not paused by itself');
  expect(resumed.code).not.toBe(0);
  expect((await run('wait', '1')).code).toBe(0);
  expect(await made()).toBe(1);
});

test('everything is paused and goes on, and an account by its name', async () => {
  expect((await run('pause', '--all')).stdout).toContain('Everything is paused.');
  expect((await run('resume', '--all', '--json')).lines()).toContainEqual(
    expect.objectContaining({ type: 'queue', paused: false }),
  );
  expect((await run('accounts', 'pause', 'Studio')).code).toBe(0);
  expect((await run('accounts', 'list')).stdout).toMatch(/Studio.*paused/);
});

test('jobs wait for others, which can be chosen and taken away', async () => {
  const [image = ''] = sampleFiles;
  const words = ['submit', image, image, image, '--yes', '--paused', '--one-after-another'];
  expect((await run(...words)).code).toBe(0);
  expect((await run('show', '3')).stdout).toMatch(/After\s+#2/);
  expect((await run('after', '3', '1', '2')).code).toBe(0);
  expect((await run('after', '1', '3')).stderr).toContain('would wait for each other');
  expect((await run('resume', '3')).stdout).toContain('queued, after #1, #2');
});

test('jobs that wait for one that is canceled need a person, who can pass it over', async () => {
  const [image = ''] = sampleFiles;
  await run('submit', image, '--paused', '--yes');
  const other = await run('submit', '--after', '1', image, '--yes');
  expect(other.stdout).toContain('after #1');
  expect(other.code).toBe(0);
  await run('cancel', '1');
  expect((await run('wait', '2')).code).toBe(6);
  const sent = await run('jobs', 'send-anyway', '2');
  expect(sent.code).toBe(0);
  expect((await run('wait', '2')).code).toBe(0);
  expect(await made()).toBe(1);
});

test('jobs are sent at a time, which can be changed and taken away, and by priority', async () => {
  const [image = ''] = sampleFiles;
  const later = await run('submit', image, image, '--in', '2h', '--priority', 'low', '--yes');
  expect(later.stdout).toContain('queued, to be sent at ');
  expect(later.code).toBe(0);
  expect((await run('submit', image, '--at', '2020-01-01 08:00')).code).toBe(2);
  expect(await made()).toBe(0);
  expect((await run('show', '1')).stdout).toMatch(/Not before .*\n\s+Priority\s+low/);
  const changed = await run('when', '1', '--at', '2099-01-01 08:00');
  expect(changed.stdout).toContain('to be sent at 2099-01-01 08:00');
  expect((await run('priority', 'high', '1', '2')).stdout).toContain('high priority');
  expect((await run('when', '2', '--now')).code).toBe(0);
  expect((await run('wait', '2')).code).toBe(0);
  expect((await run('when', '2', '--in', '1h')).code).toBe(3);
  expect(await made()).toBe(1);
});
