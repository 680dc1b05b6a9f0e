import { describe, expect, test } from 'vitest';
import { accountOf, aShort, submitAt, vendorsOnOneHome } from './vendors-on-one-home.ts';

const bench = vendorsOnOneHome('swiftia');
const demo = () => bench.demo('swiftia');
const LONG = 50_000;

const finished = 'v9lqxvtb9x';
const failedThere = 'k2mwzr4hq7';

test('the places of renders in Swiftia’s queue are shown, and no progress while they wait', async () => {
  const core = await bench.start();
  const jobs = await submitAt(core, 'swiftia', ...['a', 'b', 'c', 'd'].map(aShort));
  const queued = await core.untilJob(
    jobs[3]!,
    ({ status }) => status.state === 'rendering' && status.queuePosition !== null,
    { longestMs: LONG },
  );
  expect(queued.status).toMatchObject({ progress: null });
  for (const job of jobs) await core.until(job, 'completed', LONG);
  expect(
    core.core.jobs
      .get(jobs[3]!.id)
      .history.map(({ note }) => note)
      .join('\n'),
  ).toMatch(/number \d+ in its queue/);
});

describe('a render that was made elsewhere', () => {
  test('is adopted by its id, and the same one twice is the first', async () => {
    const core = await bench.start();
    const job = core.core.jobs.adopt(finished, undefined);
    await core.until(job, 'completed', LONG);
    expect(core.core.jobs.adopt(finished, undefined).id).toBe(job.id);
    expect((await demo().report()).traffic.requests['submit'] ?? 0).toBe(0);
  });

  test('is adopted by its address', async () => {
    const core = await bench.start();
    const job = core.core.jobs.adopt(`${demo().demo.baseUrl}/render/${finished}`, undefined);
    expect((await core.until(job, 'completed', LONG)).remoteId).toBe(finished);
  });

  test('that failed there is failed here', async () => {
    const core = await bench.start();
    const job = core.core.jobs.adopt(failedThere, undefined);
    const { status } = await core.until(job, 'failed', LONG);
    expect(status.failure.providerMessage).toContain('no longer available');
  });
});

describe('a failed render', () => {
  test.each([
    ['as documented now', undefined],
    ['in the shape of an earlier edition, with HTTP 500', 'older'],
    ['as the table of types has it', 'table'],
  ])('%s is failed, with its reason, and is not asked after any more', async (_, shape) => {
    const core = await bench.start();
    const error = 'The source has no sound.';
    await demo().fault({ kind: 'fail-render', error, ...(shape === undefined ? {} : { shape }) });
    const [job] = await submitAt(core, 'swiftia', aShort());
    const { status } = await core.until(job!, 'failed', LONG);
    expect(status.failure).toMatchObject({ code: 'render-failed', providerMessage: error });
  });
});

test('an answer of 500 while it renders is no failed render', async () => {
  const core = await bench.start();
  await demo().fault({ kind: 'error', route: 'status', status: 500, times: 3 });
  const [job] = await submitAt(core, 'swiftia', aShort());
  await core.until(job!, 'completed', LONG);
  expect(core.history(job!)).not.toContain('check-failed');
});

describe('the limit of a plan', () => {
  const refusals = async () =>
    (await demo().report()).limits.reduce((sum, limit) => sum + limit.refused, 0);

  test.each(['free', 'starter', 'pro', 'swift'])('of %s is never exceeded', async (plan) => {
    await demo().fault({ kind: 'plan', plan });
    const core = await bench.start();
    const { id } = await accountOf(core, 'swiftia');
    await core.core.accounts.setPlan(id, plan);
    const jobs = await submitAt(core, 'swiftia', aShort('a'), aShort('b'));
    for (const job of jobs) await core.until(job, 'completed', LONG);
    expect(await refusals()).toBe(0);
  });

  test('holds from the moment when the plan is changed', async () => {
    await demo().fault({ kind: 'plan', plan: 'swift' });
    const core = await bench.start();
    const { id } = await accountOf(core, 'swiftia');
    await core.core.accounts.setPlan(id, 'swift');
    const jobs = await submitAt(core, 'swiftia', ...['a', 'b', 'c', 'd', 'e'].map(aShort));
    for (const job of jobs) await core.until(job, 'rendering', LONG);
    await core.core.accounts.setPlan(id, 'free');
    await demo().fault({ kind: 'plan', plan: 'free' });
    const before = core.clock.now();
    const { requests } = (await demo().report()).traffic;
    const sum = (counts: Record<string, number>) =>
      (counts['submit'] ?? 0) + (counts['status'] ?? 0);
    for (const job of jobs) await core.until(job, 'completed', LONG);
    const after = (await demo().report()).traffic.requests;
    expect(await refusals()).toBe(0);
    const windows = (core.clock.now() - before) / 5_000;
    expect(sum(after) - sum(requests)).toBeLessThanOrEqual(Math.ceil(windows) + 1);
  });

  test('that no provider has is refused', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'swiftia');
    await expect(core.core.accounts.setPlan(id, 'platinum')).rejects.toThrow('no plan');
  });
});
