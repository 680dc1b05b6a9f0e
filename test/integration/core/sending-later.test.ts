import { describe, expect, test } from 'vitest';
import type { SubmitOrder } from '../../../src/core/services.ts';
import { HOUR, MINUTE } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { anImage, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();
const sentNames = async () => (await bench.demo.report()).traffic.requests['submit'] ?? 0;

async function submit(core: CoreUnderTest, names: readonly string[], order: SubmitOrder = {}) {
  const files = names.map((name) => ({
    name: `${name}.json`,
    bytes: Buffer.from(JSON.stringify(anImage(name, name).document)),
  }));
  const results = await core.core.jobs.submit(files, undefined, order);
  return results.map((result) => {
    if (!result.accepted) throw new Error(result.failure.message);
    return result.job;
  });
}
async function submitOne(core: CoreUnderTest, name: string, order: SubmitOrder): Promise<JobView> {
  const [job] = await submit(core, [name], order);
  if (job === undefined) throw new Error('no job was made');
  return job;
}
const waitOf = ({ status }: JobView) => ('waitingFor' in status ? status.waitingFor : undefined);
/** The provider has it: what becomes of it there is no matter of this file's. */
const wasSent = (core: CoreUnderTest, job: JobView) =>
  core.untilJob(job, ({ submittedAt }) => submittedAt !== null, { what: 'sent' });

describe('a render that has a time to be sent at', () => {
  test('waits for it, and is sent once', async () => {
    const core = await bench.start();
    const sendAt = core.clock.now() + HOUR;
    const later = await submitOne(core, 'later', { sendAt });
    expect(later).toMatchObject({
      sendAt,
      status: {
        state: 'queued',
        waitingFor: 'send-time',
        nextAttemptAt: sendAt,
        lastProblem: null,
      },
    });
    // What comes after it goes before it.
    await wasSent(core, await core.submitOne(anImage('at once', 'at once')));
    expect(waitOf(core.job(later.id))).toBe('send-time');
    expect(await sentNames()).toBe(1);
    core.clock.jump(HOUR);
    const done = await core.until(later, 'completed');
    expect(done.submittedAt).toBeGreaterThanOrEqual(sendAt);
    expect(await sentNames()).toBe(2);
  });

  test('that passed while the app was closed goes at once, and one that is yet to come waits on', async () => {
    const first = await bench.start();
    const now = first.clock.now();
    const passed = await submitOne(first, 'passed', { sendAt: now + HOUR });
    const waits = await submitOne(first, 'waits', { sendAt: now + 100 * HOUR });
    // As if it was killed: nothing is written at the end.
    await first.stop(0);
    first.clock.jump(2 * HOUR);
    const next = await bench.start({ clock: first.clock });
    await wasSent(next, passed);
    expect(next.job(waits.id)).toMatchObject({ sendAt: now + 100 * HOUR });
    expect(waitOf(next.job(waits.id))).toBe('send-time');
    expect(await sentNames()).toBe(1);
  });

  test('holds when the clock is set back, and when the account is taken up again', async () => {
    const core = await bench.start();
    const later = await submitOne(core, 'later', { sendAt: core.clock.now() + HOUR });
    core.clock.jump(-24 * HOUR);
    const [account] = await core.core.accounts.list();
    await core.core.accounts.pause(account!.id);
    await core.core.accounts.resume(account!.id);
    await wasSent(core, await core.submitOne(anImage('at once', 'at once')));
    expect(waitOf(core.job(later.id))).toBe('send-time');
    expect(await sentNames()).toBe(1);
  });

  test('can be changed, taken away and given, for many at once', async () => {
    const core = await bench.start();
    const now = core.clock.now();
    const jobs = await submit(core, ['one', 'two'], { sendAt: now + HOUR });
    const ids = jobs.map(({ id }) => id);
    await core.core.queue.sendAt(ids, now + 2 * HOUR);
    expect(ids.map((id) => core.job(id).sendAt)).toEqual([now + 2 * HOUR, now + 2 * HOUR]);
    const [one, two] = jobs;
    core.core.jobs.sendAnyway(one!.id);
    await wasSent(core, one!);
    expect(core.job(one!.id).sendAt).toBeNull();
    const change = await core.core.queue.sendAt(ids, null);
    expect(change).toMatchObject({ changed: [two!.id], refused: [{ id: one!.id }] });
    await wasSent(core, two!);
    expect(await sentNames()).toBe(2);
  });

  test('is canceled before it like any other, and waits again when that is taken back', async () => {
    const core = await bench.start();
    const later = await submitOne(core, 'later', { sendAt: core.clock.now() + HOUR });
    await core.core.jobs.cancel(later.id);
    await core.core.queue.change([later.id], 'restore');
    await core.untilJob(later, (job) => waitOf(job) === 'send-time', { what: 'waiting' });
    await core.core.queue.change([later.id], 'pause');
    core.clock.jump(HOUR);
    await wasSent(core, await core.submitOne(anImage('at once', 'at once')));
    expect(waitOf(core.job(later.id))).toBe('paused');
    await core.core.queue.change([later.id], 'resume');
    await wasSent(core, later);
    expect(await sentNames()).toBe(2);
  });

  test('waits for other renders first, and then for its time', async () => {
    const core = await bench.start();
    const other = await core.submitOne(anImage('other', 'other'));
    const sendAt = core.clock.now() + 5 * HOUR;
    const later = await submitOne(core, 'later', { sendAt, after: [other.id] });
    await core.until(other, 'completed');
    await core.untilJob(later, (job) => waitOf(job) === 'send-time', { what: 'its time' });
    core.clock.jump(5 * HOUR + MINUTE);
    await wasSent(core, later);
    expect(await sentNames()).toBe(2);
  });
});

describe('a priority', () => {
  test('lets jobs go before others, over restarts, and is told', async () => {
    const first = await bench.start();
    await first.core.queue.pauseAll();
    const jobs = await submit(first, ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']);
    const low = await submitOne(first, 'low', { priority: 'low' });
    const high = await submitOne(first, 'high', {});
    const { changed } = await first.core.queue.setPriority([high.id], 'high');
    expect(changed).toEqual([high.id]);
    await first.stop(0);
    const core = await bench.start({ clock: first.clock });
    expect(core.job(high.id).priority).toBe('high');
    expect(core.job(low.id).priority).toBe('low');
    await core.core.queue.resumeAll();
    for (const job of [...jobs, low, high]) await wasSent(core, job);
    const order = [...jobs, low, high]
      .map(({ id }) => core.job(id))
      .toSorted((one, other) => Number(one.submittedAt) - Number(other.submittedAt))
      .map(({ name }) => name);
    // Several go at once, so that of those only which they are is told.
    expect(order.slice(0, 4)).toContain('high');
    expect(order.slice(-4)).toContain('low');
    const again = await core.core.jobs.renderAgain(high.id);
    expect(again.priority).toBe('high');
    await core.until(low, 'completed');
    const ended = await core.core.queue.setPriority([low.id], 'high');
    expect(ended).toMatchObject({ changed: [], refused: [{ id: low.id }] });
  });

  test('is that of the place to which a job is moved', async () => {
    const core = await bench.start();
    const [account] = await core.core.accounts.list();
    await core.core.accounts.pause(account!.id);
    const high = await submitOne(core, 'high', { priority: 'high' });
    const usual = await submitOne(core, 'usual', {});
    core.core.queue.move(usual.id, { at: 'first' });
    expect(core.job(usual.id).priority).toBe('high');
    core.core.queue.move(high.id, { at: 'last' });
    expect(core.job(high.id).priority).toBe('high');
  });
});
