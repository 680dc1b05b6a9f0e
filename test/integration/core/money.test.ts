import { describe, expect, test } from 'vitest';
import type { JobId } from '../../../src/shared/ids.ts';
import type { SpendingGuard } from '../../../src/shared/money.ts';
import { eventually, type CoreUnderTest } from './core-under-test.ts';
import {
  accountOf,
  aShort,
  aSound,
  anExport,
  submitAt,
  vendorsOnOneHome,
} from './vendors-on-one-home.ts';

const bench = vendorsOnOneHome('rendley', 'roughy', 'swiftia', 'mockly');
const LONG = 40_000;
const made = async (id: string) =>
  (await bench.demo(id).report()).renders.filter((render) => !render.fromStart);
const requests = async (id: string) => (await bench.demo(id).report()).traffic.requests;
const fileOf = ({ name, document }: { name: string; document: unknown }) => ({
  name: `${name}.json`,
  bytes: Buffer.from(JSON.stringify(document)),
});
const exports = (count: number) => Array.from({ length: count }, (_, at) => anExport(`e${at}`));
const sounds = (count: number) =>
  Array.from({ length: count }, (_, at) => aSound(`s${at}`, [128, 192, 256, 320][at]));

async function guard(core: CoreUnderTest, providerId: string, wanted: SpendingGuard | null) {
  const { id } = await accountOf(core, providerId);
  return core.core.accounts.setGuard(id, wanted);
}
async function spendingAt(core: CoreUnderTest, providerId: string, unit: string) {
  const { spending } = await accountOf(core, providerId);
  return spending.find((each) => each.unit === unit);
}
const waitsFor = (core: CoreUnderTest, id: JobId) => {
  const { status } = core.job(id);
  return status.state === 'queued' ? status.waitingFor : null;
};
const notesOf = (core: CoreUnderTest, job: { id: JobId }) =>
  core.core.jobs
    .get(job.id)
    .history.map(({ note }) => note)
    .join('\n');

describe('a price', () => {
  test('is asked for before anything is sent, and starts nothing', async () => {
    const core = await bench.start();
    const files = [...exports(3), aSound(), aShort()].map(fileOf);
    const quotation = await core.core.jobs.quote(files);
    expect(quotation.count).toBe(5);
    expect(quotation.files.map(({ price }) => price?.amount ?? null)).toEqual([
      1,
      1,
      1,
      null,
      null,
    ]);
    expect(quotation.files.every((file) => file.failure === null)).toBe(true);
    expect(quotation.totals).toEqual([{ unit: 'credits', amount: 3, complete: true }]);
    expect(await made('rendley')).toHaveLength(0);
    expect(core.core.jobs.list({ limit: 10 }).jobs).toHaveLength(0);
  });

  test('that the provider cannot say leaves the total open, and what is no payload out of it', async () => {
    const core = await bench.start();
    await bench
      .demo('rendley')
      .fault({ kind: 'garble', route: 'quote', body: '{"data":{"ok":true}}' });
    await bench.demo('rendley').fault({ kind: 'error', route: 'quote', status: 500 });
    const files = [...exports(3).map(fileOf), { name: 'x.json', bytes: Buffer.from('{"a":1}') }];
    const quotation = await core.core.jobs.quote(files);
    expect(quotation.count).toBe(3);
    expect(quotation.totals).toEqual([{ unit: 'credits', amount: 1, complete: false }]);
    expect(quotation.files.at(-1)).toMatchObject({
      accountId: null,
      failure: { code: 'not-recognised' },
    });
    expect(quotation.files.filter(({ price }) => price?.amount === null)).toHaveLength(1);
  });

  test('is kept with the job, asked for directly before its submit', async () => {
    const core = await bench.start();
    const [job] = await submitAt(core, 'rendley', anExport());
    if (job === undefined) throw new Error('no job');
    const done = await core.until(job, 'completed', LONG);
    expect(done.price).toEqual({ amount: 1, unit: 'credits', said: expect.any(String) });
    expect(notesOf(core, job)).toMatch(/costs 1 credit\./);
    expect(core.history(job).slice(0, 3)).toEqual(['created', 'quoted', 'submit-started']);
    expect(await spendingAt(core, 'rendley', 'credits')).toMatchObject({ spent: 1, inFlight: 0 });
  });

  test('without a number shows what was said, and stops nothing', async () => {
    const core = await bench.start();
    await bench
      .demo('rendley')
      .fault({ kind: 'garble', route: 'quote', body: '{"data":{"message":"ask sales"}}' });
    const [job] = await submitAt(core, 'rendley', anExport());
    if (job === undefined) throw new Error('no job');
    const done = await core.until(job, 'completed', LONG);
    expect(done.price).toMatchObject({ amount: null, said: expect.stringContaining('ask sales') });
  });

  test('that is not to be had stops no submit, but where a guard counts in it', async () => {
    const core = await bench.start();
    await bench.demo('rendley').fault({ kind: 'error', route: 'quote', status: 500, times: 3 });
    const [free] = await submitAt(core, 'rendley', anExport('free'));
    if (free === undefined) throw new Error('no job');
    await core.until(free, 'completed', LONG);
    await guard(core, 'rendley', { unit: 'credits', limit: 100, action: 'stop' });
    const before = (await requests('rendley'))['submit'];
    const [guarded] = await submitAt(core, 'rendley', anExport('guarded'));
    if (guarded === undefined) throw new Error('no job');
    await core.untilJob(
      guarded,
      (job) => job.status.state === 'queued' && job.status.waitingFor === 'retry',
    );
    expect((await requests('rendley'))['submit']).toBe(before);
    const done = await core.until(guarded, 'completed', LONG);
    expect(done.price?.amount).toBe(1);
  });
});

describe('a spending guard that stops', () => {
  test('lets exactly its limit through, however many are sent at once, and refuses the rest', async () => {
    const core = await bench.start();
    await bench.demo('rendley').fault({ kind: 'credits', balance: 1_000 });
    await guard(core, 'rendley', { unit: 'credits', limit: 0, action: 'ask' });
    const account = await accountOf(core, 'rendley');
    const jobs = await core.submitTo(account, ...exports(12));
    const waits = () => jobs.filter(({ id }) => waitsFor(core, id) === 'spending-guard').length;
    await eventually(() => waits() === 12, LONG);
    await guard(core, 'rendley', { unit: 'credits', limit: 5, action: 'stop' });
    await eventually(
      () =>
        waits() === 7 &&
        jobs.filter(({ id }) => core.job(id).status.state === 'completed').length === 5,
      LONG,
    );
    expect(await made('rendley')).toHaveLength(5);
    const [refused] = await core.core.jobs.submit([fileOf(anExport('late'))], account.id);
    expect(refused).toMatchObject({
      accepted: false,
      failure: {
        code: 'spending-guard',
        message: expect.stringMatching(
          /5 credits a month.*5 credits spent.*usually costs 1 credit/,
        ),
      },
    });
    // Once for each limit that was set.
    expect(core.shown.filter(({ title }) => title.includes('spending guard'))).toHaveLength(2);
    const waiting = jobs.find((job) => core.job(job.id).status.state === 'queued');
    expect(() => core.core.jobs.sendAnyway(waiting?.id as JobId)).toThrowError(
      /stops, and does not ask/,
    );
    await guard(core, 'rendley', { unit: 'credits', limit: 7, action: 'stop' });
    await eventually(async () => (await made('rendley')).length === 7, LONG);
    await guard(core, 'rendley', null);
    for (const job of jobs) await core.until(job, 'completed', LONG);
    expect(await made('rendley')).toHaveLength(12);
  });

  test('counts renders where the provider names no prices, also of a batch', async () => {
    const core = await bench.start();
    await guard(core, 'roughy', { unit: 'renders', limit: 3, action: 'stop' });
    const account = await accountOf(core, 'roughy');
    const results = await core.core.jobs.submit(
      [...sounds(4), aSound('s4')].map(fileOf),
      account.id,
    );
    expect(results.map(({ accepted }) => accepted)).toEqual([true, true, true, false, false]);
    expect(results[4]).toMatchObject({
      failure: {
        message: expect.stringMatching(
          /3 renders a month.*0 renders spent, 3 renders in flight, and this one costs 1 render/,
        ),
      },
    });
    await expect(
      guard(core, 'roughy', { unit: 'credits', limit: 3, action: 'stop' }),
    ).rejects.toThrowError(/names no prices/);
  });

  test('goes on by itself when the month ends', async () => {
    const core = await bench.start();
    await guard(core, 'swiftia', { unit: 'renders', limit: 0, action: 'ask' });
    const [job] = await submitAt(core, 'swiftia', aShort());
    if (job === undefined) throw new Error('no job');
    const waiting = await core.untilJob(
      job,
      ({ status }) => status.state === 'queued' && status.waitingFor === 'spending-guard',
    );
    const { status } = waiting;
    const now = new Date(core.clock.now());
    expect(status).toMatchObject({
      nextAttemptAt: Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1),
    });
  });

  test('gives back what failed', async () => {
    const core = await bench.start();
    await bench.demo('rendley').fault({ kind: 'credits', balance: 1_000 });
    await bench.demo('rendley').fault({ kind: 'fail-render', times: 1 });
    await guard(core, 'rendley', { unit: 'credits', limit: 1, action: 'ask' });
    const [first, second] = await submitAt(core, 'rendley', anExport('a'), anExport('b'));
    if (first === undefined || second === undefined) throw new Error('no jobs');
    await eventually(
      () => [first, second].some(({ id }) => core.job(id).status.state === 'failed'),
      LONG,
    );
    await eventually(
      () => [first, second].some(({ id }) => core.job(id).status.state === 'completed'),
      LONG,
    );
    expect(await spendingAt(core, 'rendley', 'credits')).toMatchObject({ spent: 1, inFlight: 0 });
    expect(await spendingAt(core, 'rendley', 'renders')).toMatchObject({ spent: 2 });
  });
});

describe('a spending guard that asks', () => {
  test('waits visibly, and lets exactly the job go that a person lets go', async () => {
    const core = await bench.start();
    await guard(core, 'roughy', { unit: 'renders', limit: 1, action: 'ask' });
    const jobs = await submitAt(core, 'roughy', ...sounds(4));
    await eventually(
      () =>
        jobs.filter(({ id }) => {
          const { status } = core.job(id);
          return status.state === 'queued' && status.waitingFor === 'spending-guard';
        }).length === 3,
      LONG,
    );
    const waiting = jobs.filter(({ id }) => core.job(id).status.state === 'queued');
    const [chosen, ...others] = waiting;
    if (chosen === undefined) throw new Error('none waits');
    core.core.jobs.sendAnyway(chosen.id);
    await core.until(chosen, 'completed', LONG);
    expect(others.every(({ id }) => core.job(id).status.state === 'queued')).toBe(true);
    expect(await made('roughy')).toHaveLength(2);
    expect(() => core.core.jobs.sendAnyway(chosen.id)).toThrowError(/waits for no spending guard/);
    expect(core.core.jobs.sendAllAnyway(chosen.accountId)).toBe(2);
    for (const job of jobs) await core.until(job, 'completed', LONG);
    expect(core.shown.filter(({ title }) => title.includes('spending guard'))).toHaveLength(1);
  });
});
