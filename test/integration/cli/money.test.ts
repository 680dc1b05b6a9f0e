import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DemoServer } from '../../../src/core/demo/demo-server.ts';
import { startRendleyDemo } from '../../../src/core/demo/rendley/rendley-demo.ts';
import { runCommand, type CommandResult } from '../../fakes/command-line.ts';
import { temporaryFolder } from '../../fakes/loopback-fixture.ts';

const key = 'sk_test_command_line_money_0123';
let folder: ReturnType<typeof temporaryFolder>;
let provider: DemoServer;
let home: string;
let payloads: string[];

const run = (...words: string[]): Promise<CommandResult> =>
  runCommand(words, { home, environment: { RENDERDESK_KEY_STUDIO: key } });
const made = async () => {
  const report = await (await fetch(`${provider.controlUrl}/renders`)).json();
  return (report as { renders: { fromStart: boolean }[] }).renders.filter((one) => !one.fromStart);
};

beforeEach(async () => {
  folder = temporaryFolder();
  home = join(folder.path, 'home');
  provider = await startRendleyDemo({ folder: join(folder.path, 'provider'), key, timeScale: 20 });
  payloads = ['one', 'two', 'three'].map((name) => {
    const path = join(folder.path, `${name}.json`);
    const document = { project_id: `prj_${name}`, settings: { target_resolution: '480p' } };
    writeFileSync(path, JSON.stringify(document));
    return path;
  });
  const words = 'accounts add --provider rendley --name Studio --base-url'.split(' ');
  const added = await run(...words, provider.baseUrl);
  if (added.code !== 0) throw new Error(added.stderr);
});
afterEach(async () => {
  await provider.stop();
  folder.remove();
});

test('quote says what each costs and the total, and sends nothing', async () => {
  const result = await run('quote', ...payloads);
  expect(result.code).toBe(0);
  expect(result.stdout).toContain('one.json: 1 credit');
  expect(result.stdout).toContain('3 renders: 3 credits.');
  expect(await made()).toHaveLength(0);
  const json = await run('quote', ...payloads, '--json');
  expect(json.lines().at(-1)).toEqual({
    type: 'quotation',
    count: 3,
    totals: [{ unit: 'credits', amount: 3, complete: true }],
  });
});

test('submit says count and total first, and goes on where nobody can be asked', async () => {
  const result = await run('submit', ...payloads, '--wait');
  expect(result.code).toBe(0);
  expect(result.stdout.indexOf('3 renders: 3 credits.')).toBe(0);
  expect(await made()).toHaveLength(3);
  const shown = await run('show', '1');
  expect(shown.stdout).toMatch(/Price +1 credit/);
  expect(shown.stdout).toContain('Rendley says that it costs 1 credit.');
  const listed = await run('accounts', 'list');
  expect(listed.stdout).toContain('3 video; 3 credits');
});

test('a guard that asks holds jobs back, and send-anyway lets one go', async () => {
  const set = await run(
    ...'accounts set-guard Studio --limit 1 --unit credits --action ask'.split(' '),
  );
  expect(set.stdout).toContain('asks from 1 credit a month on');
  const result = await run('submit', ...payloads, '--wait');
  expect(result.code).toBe(6);
  expect(result.stdout + result.stderr).toContain('spending guard');
  expect(await made()).toHaveLength(1);
  const jobs = (await run('jobs', '--json')).lines() as unknown as {
    job: { number: number; status: { state: string } };
  }[];
  const waiting = jobs.find(({ job }) => job.status.state === 'queued')?.job.number ?? 0;
  expect((await run('jobs', 'send-anyway', String(waiting))).code).toBe(0);
  expect((await run('wait', String(waiting))).code).toBe(0);
  expect(await made()).toHaveLength(2);
  expect((await run('accounts', 'set-guard', 'Studio', '--off')).stdout).toContain('no spending');
  expect((await run('accounts', 'set-guard', 'Studio')).code).toBe(2);
  expect((await run('accounts', 'set-colour', 'Studio', 'violet')).code).toBe(0);
  expect((await run('accounts', 'set-colour', 'Studio', 'mauve')).code).toBe(2);
  const submitOff = await run('accounts', 'set-submit', 'Studio', 'off');
  expect(submitOff.stderr).toContain('documents how to submit');
});
