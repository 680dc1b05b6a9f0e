import { describe, expect, test } from 'vitest';
import { eventually, type CoreUnderTest } from './core-under-test.ts';
import { anExport, submitAt, vendorsOnOneHome } from './vendors-on-one-home.ts';

const bench = vendorsOnOneHome('rendley');
const demo = () => bench.demo('rendley');
const requests = async () => (await demo().report()).traffic.requests;
const asked = async (route: string) => (await requests())[route] ?? 0;
/** Exports that were made over the API: what is paid for. */
const made = async () => (await demo().report()).renders.filter((render) => !render.fromStart);
const LONG = 40_000;

async function anExportIn(core: CoreUnderTest, state: 'rendering' | 'unconfirmed') {
  const [job] = await submitAt(core, 'rendley', anExport());
  if (job === undefined) throw new Error('no job');
  await core.until(job, state, LONG);
  return job;
}

describe('a cancel of a job that is searched for', () => {
  test('stops it at Rendley when it is found', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'after' });
    const job = await anExportIn(core, 'unconfirmed');
    await core.core.jobs.cancel(job.id);
    const { status } = await core.until(job, 'canceled', LONG);
    expect(status.stoppedAtProvider).toBe(true);
    expect((await made()).map((render) => render.status)).toEqual(['canceled']);
  });

  test('ends it, and says that it may still count, when it is not found', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'before' });
    const job = await anExportIn(core, 'unconfirmed');
    await core.core.jobs.cancel(job.id);
    const { status } = await core.until(job, 'canceled', LONG);
    expect(status.stoppedAtProvider).toBe(false);
    expect(core.shown).toEqual([]);
    expect(await made()).toEqual([]);
  });
});

describe('trap 3.4.22: a lost answer to a submit at Rendley', () => {
  test('that had arrived is found, and nobody is asked', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'after' });
    const job = await anExportIn(core, 'unconfirmed');
    await core.until(job, 'completed', LONG);
    expect(await made()).toHaveLength(1);
    expect(await asked('submit')).toBe(1);
    expect(core.shown.map((notice) => notice.kind)).toEqual(['completed']);
  });

  test('that had not arrived is not sent again by itself: a person is asked', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'before' });
    const job = await anExportIn(core, 'unconfirmed');
    await eventually(() => core.shown.length === 1, LONG);
    expect(core.shown[0]).toMatchObject({ kind: 'needs-you' });
    expect(core.job(job.id).status.state).toBe('unconfirmed');
    expect(await made()).toHaveLength(0);
    await core.settle(job, { kind: 'submit-again' });
    await core.until(job, 'completed', LONG);
    expect(await made()).toHaveLength(1);
  });

  test('is never taken for the render of another job with the same body', async () => {
    const core = await bench.start();
    const [first] = await submitAt(core, 'rendley', anExport('same'));
    await core.until(first!, 'completed', LONG);
    await demo().fault({ kind: 'drop', route: 'submit', when: 'after' });
    const [second] = await submitAt(core, 'rendley', anExport('same'));
    const done = await core.until(second!, 'completed', LONG);
    expect(done.remoteId).not.toBe(core.job(first!.id).remoteId);
    expect(await made()).toHaveLength(2);
  });

  test('that was lost with another of the same body settles to a render of its own', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'after', times: 2 });
    const twins = await submitAt(core, 'rendley', anExport('same'), anExport('same'));
    for (const twin of twins) await core.until(twin, 'completed', LONG);
    const followed = twins.map(({ id }) => core.job(id).remoteId);
    expect(new Set(followed)).toEqual(new Set((await made()).map((render) => render.id)));
    expect(new Set(followed).size).toBe(2);
    expect(await asked('submit')).toBe(2);
    expect(core.shown.map((notice) => notice.kind)).toEqual(['completed', 'completed']);
  });

  test('does not take the render that another of the same body is just making', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'before' });
    const [lost] = await submitAt(core, 'rendley', anExport('same'));
    await eventually(() => core.job(lost!.id).status.state === 'unconfirmed', LONG);
    await demo().fault({ kind: 'stall', route: 'submit', when: 'after', ms: 4_000 });
    const [late] = await submitAt(core, 'rendley', anExport('same'));
    await core.until(late!, 'completed', LONG);
    await eventually(() => core.shown.some((notice) => notice.kind === 'needs-you'), LONG);
    expect(core.job(lost!.id).status.state).toBe('unconfirmed');
    expect(await made()).toHaveLength(1);
  });

  test('is searched for again while the list cannot be had', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'drop', route: 'submit', when: 'after' });
    await demo().fault({ kind: 'error', route: 'list', status: 500, times: 3 });
    const job = await anExportIn(core, 'unconfirmed');
    await core.until(job, 'completed', LONG);
    expect(await asked('submit')).toBe(1);
  });

  test('is searched for after a restart as well', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'stall', route: 'submit', when: 'after', ms: 60_000 });
    const [job] = await submitAt(core, 'rendley', anExport());
    await core.until(job!, 'submitting');
    await eventually(async () => (await made()).length === 1);
    await core.stop(0);
    const next = await bench.start();
    await next.until(job!, 'completed', LONG);
    expect(await made()).toHaveLength(1);
    expect(next.history(job!)).toContain('settled-as-arrived');
  });
});
