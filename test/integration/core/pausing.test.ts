import { describe, expect, test } from 'vitest';
import { MINUTE } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { anImage, aVideo, eventually, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { fastClock } from './fast-clock.ts';

/** The documented minute is half a second here. */
const times = 120;
const bench = coresOnOneHome(times);
const start = () => bench.start({ clock: fastClock(times) });

const waitOf = ({ status }: JobView) => ('waitingFor' in status ? status.waitingFor : undefined);
const requests = async () =>
  Object.values((await bench.demo.report()).traffic.requests).reduce((sum, each) => sum + each, 0);
const submits = async () => (await bench.demo.report()).renders.length;

/** A minute passes for the core in which the provider is asked nothing. */
async function expectQuiet(core: CoreUnderTest): Promise<void> {
  const before = await requests();
  const until = core.clock.now() + MINUTE;
  await eventually(() => core.clock.now() > until);
  expect(await requests()).toBe(before);
}

describe('a job', () => {
  test('that is made paused is sent when it is resumed, and not before, also over a restart', async () => {
    const core = await start();
    const file = { name: 'later.json', bytes: Buffer.from(JSON.stringify(anImage().document)) };
    const [made] = await core.core.jobs.submit([file], undefined, { paused: true });
    if (made?.accepted !== true) throw new Error('it was refused');
    expect(made.job).toMatchObject({ paused: true, status: { waitingFor: 'paused' } });
    await core.stop();
    const next = await start();
    await expectQuiet(next);
    expect(await submits()).toBe(0);
    await next.core.queue.resume(made.job.id);
    await next.until(made.job, 'completed');
  });

  test('that renders is not asked after while it is paused, and loses nothing by it', async () => {
    const core = await start();
    const job = await core.submitOne(aVideo());
    await core.until(job, 'rendering');
    expect(await core.core.queue.pause(job.id)).toMatchObject({ paused: true });
    await expect(core.core.queue.pause(job.id)).rejects.toThrow('paused already');
    // Longer than the provider's cap for following: none of it counts.
    await expectQuiet(core);
    core.clock.jump(20 * MINUTE);
    await expectQuiet(core);
    expect(core.job(job.id).status.state).toBe('rendering');
    await core.core.queue.resume(job.id);
    await core.until(job, 'completed');
    expect(await submits()).toBe(1);
  });

  test('that is paused goes on when it is checked, and is stopped when it is canceled', async () => {
    const core = await start();
    const [one, other] = await core.submit(aVideo('one'), aVideo('other'));
    for (const job of [one!, other!]) {
      await core.until(job, 'rendering');
      await core.core.queue.pause(job.id);
    }
    core.core.jobs.checkNow(one!.id);
    await core.until(one!, 'completed');
    await core.core.jobs.cancel(other!.id);
    expect(core.job(other!.id).status.state).toBe('canceled');
  });
});

test('an account that a person paused waits, also with a new key, while another goes on', async () => {
  const core = await start();
  const [account] = await core.core.accounts.list();
  const other = await core.account(bench.demo.demo.baseUrl, 'Other');
  const [job] = await core.submitTo(account, aVideo());
  await core.until(job!, 'rendering');
  expect((await core.core.accounts.pause(account!.id)).paused).toMatchObject({ failure: null });
  const [waiting] = await core.submitTo(account, anImage('waiting'));
  const [free] = await core.submitTo(other, anImage('free'));
  await core.until(free!, 'completed');
  const key = bench.secrets.keys.get(account!.id)!;
  await core.core.accounts.setKey(account!.id, key, 'keychain');
  expect((await core.core.accounts.test(account!.id)).works).toBe(true);
  await expectQuiet(core);
  expect([job!, waiting!].map(({ id }) => waitOf(core.job(id)))).toEqual([
    'account-paused',
    'account-paused',
  ]);
  expect(core.shown.filter(({ kind }) => kind === 'needs-you')).toEqual([]);
  await core.core.accounts.resume(account!.id);
  for (const each of [job!, waiting!]) await core.until(each, 'completed');
});

describe('while everything is paused', () => {
  test('nothing goes on by itself, over a restart; what was begun is followed to its end then', async () => {
    const core = await start();
    const video = await core.submitOne(aVideo());
    await core.until(video, 'rendering');
    expect((await core.core.queue.pauseAll()).paused).toBe(true);
    const image = await core.submitOne(anImage());
    await core.stop();
    const next = await start();
    await expectQuiet(next);
    expect([video, image].map(({ id }) => waitOf(next.job(id)))).toEqual(['paused', 'paused']);
    await next.core.queue.resumeAll();
    for (const job of [video, image]) await next.until(job, 'completed');
    expect(await submits()).toBe(2);
  });

  test('a check that a person asks for still goes', async () => {
    const core = await start();
    const job = await core.submitOne(aVideo());
    await core.until(job, 'rendering');
    await core.core.queue.pauseAll();
    await expectQuiet(core);
    const before = await requests();
    core.core.jobs.checkNow(job.id);
    await eventually(async () => (await requests()) > before);
    await expectQuiet(core);
    expect(waitOf(core.job(job.id))).toBe('paused');
  });
});

test('one thing is done to many jobs, and each to which it does not apply says why', async () => {
  const core = await start();
  await core.core.queue.pauseAll();
  const jobs = await core.submit(anImage('one'), anImage('two'), anImage('three'));
  await core.core.jobs.cancel(jobs[2]!.id);
  const ids = jobs.map(({ id }) => id);
  const paused = await core.core.queue.change(ids, 'pause');
  expect(paused.changed).toEqual(ids.slice(0, 2));
  expect(paused.refused.map(({ failure }) => failure.message)).toEqual(['"three" is canceled.']);
  expect((await core.core.queue.change(ids, 'resume')).changed).toEqual(ids.slice(0, 2));
  expect((await core.core.queue.change(ids.slice(0, 2), 'cancel')).changed).toHaveLength(2);
  expect(jobs.map(({ id }) => core.job(id).status.state)).toEqual(Array(3).fill('canceled'));
});

test('what waits to be sent goes in the order that a person gave it', async () => {
  const core = await start();
  await core.core.queue.pauseAll();
  const jobs = await core.submit(anImage('one'), anImage('two'), anImage('three'));
  core.core.queue.move(jobs[2]!.id, { at: 'first' });
  core.core.queue.move(jobs[0]!.id, { at: 'last' });
  core.core.queue.move(jobs[1]!.id, { at: 'before', id: jobs[2]!.id });
  await core.core.queue.resumeAll();
  for (const job of jobs) await core.until(job, 'completed');
  const sent = jobs.map(({ id }) => {
    const { history } = core.core.jobs.get(id);
    return history.find(({ event }) => event === 'submit-started')!.at;
  });
  expect(sent[1]).toBeLessThanOrEqual(sent[2]!);
  expect(sent[2]).toBeLessThanOrEqual(sent[0]!);
  await expect(async () => core.core.queue.move(jobs[0]!.id, { at: 'last' })).rejects.toThrow(
    'does not wait for its turn',
  );
});
