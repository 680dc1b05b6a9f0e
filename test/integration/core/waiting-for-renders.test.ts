import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { busyReads } from '../../../src/core/db/busy-repository.ts';
import { openForReading } from '../../../src/core/db/database.ts';
import type { SubmitOrder } from '../../../src/core/services.ts';
import { SECOND } from '../../../src/shared/durations.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { anImage, aVideo, eventually, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();
const submits = async () => (await bench.demo.report()).renders.length;
const waitOf = ({ status }: JobView) => ('waitingFor' in status ? status.waitingFor : undefined);

async function submit(
  core: CoreUnderTest,
  names: readonly string[],
  order: SubmitOrder,
): Promise<JobView[]> {
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

async function oneAfter(core: CoreUnderTest, name: string, ...others: JobView[]): Promise<JobView> {
  const [job] = await submit(core, [name], { after: others.map(({ id }) => id) });
  if (job === undefined) throw new Error('no job was made');
  return job;
}

const held = (core: CoreUnderTest, job: JobView, reason: string) =>
  core.untilJob(job, (now) => waitOf(now) === reason, { what: reason });

/** A render that the provider takes, and says has failed. */
async function aFailure(core: CoreUnderTest): Promise<JobView> {
  await bench.demo.fault({ kind: 'fail-render' });
  return core.submitOne(aVideo('failing', { senderNote: 'fails' }));
}

/** So that nothing is sent or asked while the test makes what it needs. */
async function whilePaused<Made>(core: CoreUnderTest, make: () => Promise<Made>): Promise<Made> {
  await core.core.queue.pauseAll();
  const made = await make();
  await core.core.queue.resumeAll();
  return made;
}

/** Whether anything goes on by itself, as far as the database says. */
function isBusy(): boolean {
  const { reader, close } = openForReading(join(bench.home, 'library.db'));
  const found = busyReads(reader).isBusy();
  close();
  return found;
}

describe('a render that is sent after another', () => {
  test('goes when that is in the library, and not before', async () => {
    const core = await bench.start();
    const first = await core.submitOne(aVideo('first'));
    const second = await oneAfter(core, 'second', first);
    expect(second.after).toEqual([
      { id: first.id, number: first.number, name: 'first', outcome: 'pending' },
    ]);
    await held(core, second, 'other-renders');
    await core.until(first, 'rendering');
    expect(await submits()).toBe(1);
    const done = await core.until(first, 'completed');
    const after = await core.until(second, 'completed');
    expect(after.submittedAt).toBeGreaterThanOrEqual(done.endedAt!);
    expect(after.after).toMatchObject([{ outcome: 'finished' }]);
  });

  test('waits for all of several, in a row or side by side', async () => {
    const core = await bench.start();
    const row = await submit(core, ['a', 'b', 'c'], { oneAfterAnother: true });
    const last = await oneAfter(core, 'd', row[0]!, row[2]!);
    await core.until(last, 'completed', 60_000);
    const sent = [...row, last].map(({ id }) => core.job(id).submittedAt!);
    expect(sent).toEqual(sent.toSorted((one, other) => one - other));
    expect(row.map(({ id }) => core.job(id).after.map(({ number }) => number))).toEqual([
      [],
      [row[0]!.number],
      [row[1]!.number],
    ]);
    expect(await submits()).toBe(4);
  });

  test('goes on waiting over a restart, and goes once, wherever the run ended', async () => {
    const core = await bench.start();
    const first = await core.submitOne(aVideo('first'));
    const second = await oneAfter(core, 'second', first);
    await held(core, second, 'other-renders');
    await core.until(first, 'rendering');
    await core.stop(0);
    const next = await bench.start();
    expect(waitOf(next.job(second.id))).toBe('other-renders');
    await next.until(first, 'completed');
    // Long, since the clock runs fast: the submit that is due now is not to be cut short.
    await next.stop(600_000);
    const last = await bench.start();
    await last.until(second, 'completed');
    expect(await submits()).toBe(2);
  });

  test('waits as well for one that was adopted', async () => {
    const core = await bench.start();
    const elsewhere = await bench.demo.make(aVideo().document);
    const adopted = core.core.jobs.adopt(elsewhere, undefined);
    const second = await oneAfter(core, 'second', adopted);
    await held(core, second, 'other-renders');
    await core.until(second, 'completed');
    expect(core.job(adopted.id).status.state).toBe('completed');
  });
});

describe('when a render that others wait for comes to nothing', () => {
  test('they wait for a person, who is told once and can send them all the same', async () => {
    const core = await bench.start();
    const failing = await aFailure(core);
    const second = await oneAfter(core, 'second', failing);
    const third = await oneAfter(core, 'third', failing);
    await core.until(failing, 'failed');
    const stuck = await held(core, second, 'other-render-failed');
    await held(core, third, 'other-render-failed');
    expect(stuck.status).toMatchObject({
      nextAttemptAt: null,
      lastProblem: { message: expect.stringContaining('which failed') },
    });
    await eventually(() => core.core.overview().needsYou === 2);
    expect(core.core.overview()).toMatchObject({ needsYou: 2, working: 0 });
    const told = () => core.shown.filter(({ kind }) => kind === 'needs-you');
    await eventually(() => told().length > 0);
    expect(told()).toMatchObject([{ title: 'second waits for a render that came to nothing' }]);
    await core.stop();
    const next = await bench.start();
    expect(waitOf(next.job(second.id))).toBe('other-render-failed');
    next.core.jobs.sendAnyway(second.id);
    await next.until(second, 'completed');
    expect(next.job(second.id).after).toEqual([]);
    expect(waitOf(next.job(third.id))).toBe('other-render-failed');
    expect(next.shown.filter(({ kind }) => kind === 'needs-you')).toEqual([]);
    expect(await submits()).toBe(2);
  });

  test('nothing goes on by itself, however many wait behind them, until one is let go', async () => {
    const core = await bench.start();
    const failing = await aFailure(core);
    const second = await oneAfter(core, 'second', failing);
    const third = await oneAfter(core, 'third', second);
    expect(isBusy()).toBe(true);
    await held(core, second, 'other-render-failed');
    await held(core, third, 'other-renders');
    await eventually(() => !isBusy());
    core.core.jobs.sendAnyway(second.id);
    expect(isBusy()).toBe(true);
    await core.until(third, 'completed');
    expect(isBusy()).toBe(false);
  });

  test('they go by themselves when it is rendered again', async () => {
    const core = await bench.start();
    const failing = await aFailure(core);
    const second = await oneAfter(core, 'second', failing);
    await held(core, second, 'other-render-failed');
    const again = await core.core.jobs.renderAgain(failing.id);
    expect(core.job(second.id).after).toMatchObject([{ id: again.id, outcome: 'pending' }]);
    await core.until(second, 'completed');
    expect(core.job(again.id).status.state).toBe('completed');
    expect(core.core.jobs.get(second.id).history.map(({ note }) => note)).toContain(
      `It is sent after #${again.number} now, which renders #${failing.number} again.`,
    );
  });

  test('as when it was canceled, and they wait again when that is taken back', async () => {
    const core = await bench.start();
    const [first, second] = await whilePaused(core, async () => {
      const first = await core.submitOne(anImage('first'));
      const second = await oneAfter(core, 'second', first);
      await core.core.jobs.cancel(first.id);
      expect(core.job(second.id).after).toMatchObject([{ outcome: 'canceled' }]);
      return [first, second] as const;
    });
    await held(core, second, 'other-render-failed');
    await core.core.queue.change([first.id], 'restore');
    await core.until(second, 'completed');
    expect(core.job(first.id).status.state).toBe('completed');
  });
});

describe('what a render waits for', () => {
  test('can be chosen and taken away until it is sent', async () => {
    const core = await bench.start();
    const [first, second] = await whilePaused(core, async () => {
      const made = await core.submit(aVideo('first'), anImage('second'));
      core.core.jobs.sendAfter(made[1]!.id, [made[0]!.id]);
      return [made[0]!, made[1]!] as const;
    });
    await held(core, second, 'other-renders');
    await core.until(first, 'rendering');
    expect(core.core.jobs.sendAfter(second.id, []).after).toEqual([]);
    await core.until(second, 'completed');
    expect(core.job(first.id).status.state).toBe('rendering');
    expect(() => core.core.jobs.sendAfter(second.id, [first.id])).toThrow('is completed');
  });

  test('is never itself, directly or by others, nor what has come to nothing', async () => {
    const core = await bench.start();
    await core.core.queue.pauseAll();
    const [a, b, c] = await submit(core, ['a', 'b', 'c'], { oneAfterAnother: true });
    expect(() => core.core.jobs.sendAfter(a!.id, [a!.id])).toThrow('wait for each other');
    expect(() => core.core.jobs.sendAfter(a!.id, [c!.id])).toThrow('wait for each other');
    core.core.jobs.sendAfter(c!.id, [a!.id, b!.id]);
    await core.core.jobs.cancel(b!.id);
    await expect(oneAfter(core, 'd', b!)).rejects.toThrow('was canceled');
    // What it waits for already stays, whatever came of it.
    core.core.jobs.sendAfter(c!.id, [b!.id]);
    expect(core.job(c!.id).after).toMatchObject([{ number: b!.number }]);
  });

  test('does not lift a pause, and a pause does not lift it', async () => {
    const core = await bench.start();
    const first = await core.submitOne(aVideo('first'));
    const [second] = await submit(core, ['second'], { after: [first.id], paused: true });
    await core.until(first, 'completed');
    const until = core.clock.now() + 20 * SECOND;
    await eventually(() => core.clock.now() > until);
    expect(core.job(second!.id)).toMatchObject({ paused: true, status: { state: 'queued' } });
    await core.core.queue.resume(second!.id);
    await core.until(second!, 'completed');
  });
});
