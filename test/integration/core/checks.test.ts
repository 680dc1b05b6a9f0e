import { describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { aVideo, eventually, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { fastClock } from './fast-clock.ts';

/** The documented minute is a second here. */
const times = 60;
const bench = coresOnOneHome(times);
const html = '<!doctype html><title>Bad Gateway</title>';

/** A video that is being followed; the next answers to its checks are set with `answerChecks`. */
async function aFollowedVideo(core: CoreUnderTest): Promise<JobView> {
  const job = await core.submitOne(aVideo());
  return core.until(job, 'rendering');
}
function answerChecks(status: number, body: unknown, times = 1, headers = {}): Promise<void> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return bench.demo.fault({ kind: 'answer', route: 'status', times, status, headers, body: text });
}
const checks = async () => (await bench.demo.report()).traffic.requests['status'] ?? 0;
const isWorking = (progress: number) => ({ status: 'rendering', renderKind: 'video', progress });

describe('a check that can not be used leaves the job as it is', () => {
  test.each<[string, Record<string, unknown>]>([
    ['a page with 502', { kind: 'answer', status: 502, body: html }],
    ['a 500', { kind: 'answer', status: 500, body: '{}' }],
    ['a 503 that says how long', { kind: 'answer', status: 503, headers: { 'retry-after': '5' } }],
    ['a 200 of something else', { kind: 'answer', status: 200, body: '{"ok":true}' }],
    ['a 200 without a word', { kind: 'answer', status: 200, body: '' }],
    ['half a JSON', { kind: 'garble', body: '{"status":"comp' }],
    ['an answer about another render', { kind: 'garble', body: '{"id":"x","status":"failed"}' }],
    ['a cut connection', { kind: 'drop', when: 'before' }],
    ['an answer that breaks off', { kind: 'cut', afterBytes: 10 }],
    ['a 404 just after the submit', { kind: 'answer', status: 404, body: '{"error":{}}' }],
    ['a 429', { kind: 'answer', status: 429, headers: { 'retry-after': '3' }, body: '{}' }],
  ])('%s', async (_, fault) => {
    const core = await bench.start({ clock: fastClock(times) });
    await bench.demo.fault({ route: 'status', ...fault });
    const job = await aFollowedVideo(core);
    const missed = await core.untilJob(
      job,
      ({ status }) => status.state === 'rendering' && status.lastProblem !== null,
    );
    expect(missed.status).toMatchObject({ state: 'rendering', waitingFor: 'retry' });
    await core.untilJob(
      job,
      ({ status }) => status.state !== 'rendering' || status.lastProblem === null,
    );
    expect(['rendering', 'downloading', 'completed']).toContain(core.job(job.id).status.state);
  });
});

test('unknown words are shown, and progress neither lies nor goes backwards', async () => {
  const core = await bench.start({ clock: fastClock(times) });
  await answerChecks(200, isWorking(0.6));
  await answerChecks(200, '{"status":"rendering","progress":NaN}');
  await answerChecks(200, { status: 'polishing', progress: 'lots' });
  await answerChecks(200, isWorking(0.2));
  const job = await aFollowedVideo(core);
  const polished = await core.untilJob(
    job,
    ({ status }) => status.state === 'rendering' && status.providerState === 'polishing',
  );
  expect(polished.status).toMatchObject({ progress: 0.6 });
  const next = await core.untilJob(
    job,
    ({ status }) => status.state !== 'rendering' || status.providerState === 'rendering',
  );
  expect(next.status).toMatchObject({ state: 'rendering', progress: 0.6 });
});

test('completed without a link is fetched from the download endpoint', async () => {
  const core = await bench.start({ clock: fastClock(times) });
  const job = await aFollowedVideo(core);
  await eventually(async () => (await bench.demo.report()).renders[0]?.status === 'completed');
  await answerChecks(200, { status: 'completed', renderKind: 'video' }, 5);
  expect((await core.until(job, 'completed')).outputs).toHaveLength(1);
});

test('a render that the provider no longer knows fails, and can be followed again', async () => {
  const clock = fastClock(times);
  const core = await bench.start({ clock });
  await answerChecks(503, '{}', 2, { 'retry-after': '60' });
  await answerChecks(404, { error: { code: 'not_found', message: 'Export not found.' } }, 2);
  const job = await aFollowedVideo(core);
  const failed = await core.until(job, 'failed', 30_000);
  expect(failed.status.failure).toMatchObject({ code: 'not-found', actions: ['check-again'] });
  await bench.demo.fault({ kind: 'clear' });
  core.core.jobs.checkNow(job.id);
  await core.until(job, 'completed', 30_000);
});

describe('trap 3.1.18: the cap of ten minutes', () => {
  const forever = () => answerChecks(200, isWorking(0.5), 100_000);

  test('ends the following after a last check, and not before', async () => {
    const core = await bench.start({ clock: fastClock(100) });
    await forever();
    const job = await aFollowedVideo(core);
    const failed = await core.until(job, 'failed', 30_000);
    expect(failed.status.failure.code).toBe('not-finished-in-time');
    const followed = failed.endedAt! - failed.submittedAt!;
    expect(followed).toBeGreaterThan(10 * MINUTE - SECOND);
    // Time in which a busy machine gave it no turn counts for nothing.
    expect(followed).toBeLessThan(20 * MINUTE);
  });

  test('counts neither sleep nor time offline', async () => {
    const clock = fastClock(40);
    const core = await bench.start({ clock });
    const job = await aFollowedVideo(core);
    await forever();
    for (let night = 0; night < 3; night += 1) {
      const before = await checks();
      clock.jump(8 * 60 * MINUTE);
      await eventually(async () => (await checks()) > before + 2);
    }
    expect(core.job(job.id).status.state).toBe('rendering');
    await bench.demo.fault({ kind: 'clear' });
    await core.until(job, 'completed', 30_000);
  });
});

test('a clock that is set back by hours does not hold a job up', async () => {
  const clock = fastClock(200);
  const core = await bench.start({ clock });
  const job = await aFollowedVideo(core);
  clock.jump(-5 * 60 * MINUTE);
  const done = await core.until(job, 'completed', 30_000);
  expect(done.outputs).toHaveLength(1);
});

test('a clock that was set back while the app was closed does not hold a job up', async () => {
  const ahead = fastClock(times);
  ahead.jump(5 * 60 * MINUTE);
  const core = await bench.start({ clock: ahead });
  const job = await aFollowedVideo(core);
  await core.stop();
  const next = await bench.start({ clock: fastClock(times) });
  const done = await next.until(job, 'completed', 30_000);
  expect(done.outputs).toHaveLength(1);
});

test('however often a person asks, the provider is asked every two seconds at most', async () => {
  const core = await bench.start({ clock: fastClock(times) });
  await answerChecks(200, isWorking(0.1), 100_000);
  const job = await aFollowedVideo(core);
  const startedAt = core.clock.now();
  const before = await checks();
  await eventually(async () => {
    core.core.jobs.checkNow(job.id);
    return (await checks()) >= before + 5;
  });
  expect(core.clock.now() - startedAt).toBeGreaterThan(4 * 2 * SECOND);
});

test('offline, jobs wait and say so; back online they go on by themselves', async () => {
  const core = await bench.start({ clock: fastClock(times) });
  core.goOnline(false);
  const account = await core.account('https://mockly.invalid/api/v1', 'Far away');
  const [job] = await core.submitTo(account, aVideo());
  await core.untilJob(
    job!,
    ({ status }) => 'waitingFor' in status && status.waitingFor === 'offline',
  );
  core.goOnline(true);
  const tried = await core.untilJob(
    job!,
    ({ status }) => status.state === 'queued' && status.lastProblem !== null,
  );
  expect(tried.status).toMatchObject({ waitingFor: 'retry', lastProblem: { code: 'unreachable' } });
  const told = () =>
    core.events.filter(
      (event) => event.type === 'jobs' && event.jobs.some((each) => each.id === job!.id),
    ).length;
  const before = told();
  core.goOnline(false);
  await eventually(() => told() > before);
});
