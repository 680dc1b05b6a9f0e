import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/shared/durations.ts';
import type { JobId } from '../../../src/shared/ids.ts';
import type { SpendingGuard } from '../../../src/shared/money.ts';
import { aVideo, anImage, eventually, type CoreUnderTest } from './core-under-test.ts';
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
const requests = async (id: string) => (await bench.demo(id).report()).traffic.requests;
const fileOf = ({ name, document }: { name: string; document: unknown }) => ({
  name: `${name}.json`,
  bytes: Buffer.from(JSON.stringify(document)),
});

async function guard(core: CoreUnderTest, providerId: string, wanted: SpendingGuard | null) {
  const { id } = await accountOf(core, providerId);
  return core.core.accounts.setGuard(id, wanted);
}
async function spendingAt(core: CoreUnderTest, providerId: string, unit: string) {
  const { spending } = await accountOf(core, providerId);
  return spending.find((each) => each.unit === unit);
}
const notesOf = (core: CoreUnderTest, job: { id: JobId }) =>
  core.core.jobs
    .get(job.id)
    .history.map(({ note }) => note)
    .join('\n');

describe('the counters of a month', () => {
  test('count what arrived, give back what was refused, and outlive a restart', async () => {
    const core = await bench.start();
    await bench.demo('rendley').fault({ kind: 'error', route: 'submit', status: 400 });
    const [bad] = await submitAt(core, 'rendley', anExport('bad'));
    if (bad === undefined) throw new Error('no job');
    await core.until(bad, 'failed', LONG);
    expect(await spendingAt(core, 'rendley', 'renders')).toMatchObject({ spent: 0, inFlight: 0 });
    await bench.demo('rendley').fault({ kind: 'drop', route: 'submit', when: 'after' });
    const [lost] = await submitAt(core, 'rendley', anExport('lost'));
    if (lost === undefined) throw new Error('no job');
    await core.until(lost, 'completed', LONG);
    await core.stop(0);
    const again = await bench.start();
    const { months } = await accountOf(again, 'rendley');
    expect(months).toMatchObject([{ kind: 'video', used: 1, quota: null, level: 'plenty' }]);
  });

  test('are of the key: two accounts with one key share them, and another key begins anew', async () => {
    const core = await bench.start();
    const [one] = await submitAt(core, 'roughy', aSound());
    if (one === undefined) throw new Error('no job');
    await core.until(one, 'completed', LONG);
    const account = await accountOf(core, 'roughy');
    const twin = await core.core.accounts.add({
      providerId: 'roughy',
      name: 'twin',
      baseUrl: account.baseUrl,
      key: bench.keyOf('roughy'),
      keep: 'keychain',
    });
    expect(twin.colour).not.toBe(account.colour);
    await core.submitTo(twin, aSound('other', 192));
    await eventually(async () => (await accountOf(core, 'roughy')).months[0]?.used === 2, LONG);
    await core.core.accounts.setKey(account.id, 'sk_test_anotherKeyAltogether', 'keychain');
    expect((await accountOf(core, 'roughy')).months).toEqual([]);
  });

  test('of one body that is sent again count once', async () => {
    const core = await bench.start();
    await bench.demo('roughy').fault({ kind: 'drop', route: 'submit', when: 'after' });
    const [job] = await submitAt(core, 'roughy', aSound());
    if (job === undefined) throw new Error('no job');
    await core.until(job, 'completed', LONG);
    expect((await requests('roughy'))['submit']).toBe(2);
    expect(core.job(job.id).remoteTimes?.completedAt).toBeGreaterThan(0);
    expect(await spendingAt(core, 'roughy', 'renders')).toMatchObject({ spent: 1, inFlight: 0 });
  });

  test('belong to the month in which it was sent, however late it ends', async () => {
    const core = await bench.start();
    const [job] = await submitAt(core, 'swiftia', aShort());
    if (job === undefined) throw new Error('no job');
    await core.until(job, 'rendering', LONG);
    core.clock.jump(32 * DAY);
    expect(await spendingAt(core, 'swiftia', 'renders')).toMatchObject({ spent: 0, inFlight: 0 });
    core.clock.jump(-32 * DAY);
    expect(await spendingAt(core, 'swiftia', 'renders')).toMatchObject({ inFlight: 1 });
    await core.until(job, 'completed', LONG);
    expect(await spendingAt(core, 'swiftia', 'renders')).toMatchObject({ spent: 1, inFlight: 0 });
  });
});

describe('submitting that is not documented', () => {
  test('can be switched off: new payloads are refused, queued ones wait, adopting works', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'swiftia');
    await core.core.accounts.setSubmitEnabled(id, false);
    const [refused] = await core.core.jobs.submit([fileOf(aShort())], id);
    expect(refused).toMatchObject({
      accepted: false,
      failure: {
        message: expect.stringMatching(/switched off.*by its id still works/),
        remedy: expect.stringContaining('Accounts'),
      },
    });
    expect(core.core.jobs.inspect([fileOf(aShort())])[0]).toMatchObject({ usable: false });
    const on = await core.core.accounts.setSubmitEnabled(id, true);
    expect(on.submitEnabled).toBe(true);
    expect(core.core.jobs.inspect([fileOf(aShort())])[0]).toMatchObject({
      usable: true,
      undocumentedSubmit: true,
      accountId: id,
    });
    const { id: other } = await accountOf(core, 'rendley');
    await expect(core.core.accounts.setSubmitEnabled(other, false)).rejects.toThrowError(
      /documents how to submit/,
    );
  });

  test('holds what was queued already until it is switched on again', async () => {
    const core = await bench.start();
    const { id } = await accountOf(core, 'swiftia');
    await guard(core, 'swiftia', { unit: 'renders', limit: 0, action: 'ask' });
    const [job] = await submitAt(core, 'swiftia', aShort());
    if (job === undefined) throw new Error('no job');
    await core.untilJob(
      job,
      ({ status }) => status.state === 'queued' && status.waitingFor === 'spending-guard',
    );
    await core.core.accounts.setSubmitEnabled(id, false);
    await guard(core, 'swiftia', null);
    await core.untilJob(
      job,
      ({ status }) => status.state === 'queued' && status.waitingFor === 'submit-off',
    );
    await core.core.accounts.setSubmitEnabled(id, true);
    expect((await core.until(job, 'completed', LONG)).number).toBe(job.number);
  });
});

describe('a quota of the month that the provider says is used up', () => {
  test('holds its kind until the month ends or a person says try, and no other kind', async () => {
    const core = await bench.start();
    const message = 'Your monthly quota of videos is used up.';
    await bench
      .demo('mockly')
      .fault({ kind: 'error', route: 'submit', status: 429, code: 'rate_limited', message });
    const [video] = await submitAt(core, 'mockly', aVideo());
    if (video === undefined) throw new Error('no job');
    const held = await core.untilJob(
      video,
      ({ status }) => status.state === 'queued' && status.waitingFor === 'month-quota',
    );
    expect(held.status).toMatchObject({ lastProblem: { code: 'quota-exhausted' } });
    const [other] = await submitAt(core, 'mockly', aVideo('second', { title: 'x' }));
    const [image] = await submitAt(core, 'mockly', anImage());
    if (image === undefined || other === undefined) throw new Error('no job');
    await core.until(image, 'completed', LONG);
    await core.untilJob(
      other,
      ({ status }) => status.state === 'queued' && status.waitingFor === 'month-quota',
    );
    expect((await accountOf(core, 'mockly')).paused).toBeNull();
    expect((await requests('mockly'))['submit']).toBe(2);
    expect(core.shown.filter(({ title }) => title.includes('quota'))).toHaveLength(1);
    core.core.jobs.checkNow(other.id);
    await core.until(other, 'completed', LONG);
    await core.until(video, 'completed', LONG);
  });
});

describe('an account that is removed by force', () => {
  test('asks the provider to stop what it can, and says what may go on', async () => {
    const core = await bench.start();
    const [running] = await submitAt(core, 'rendley', anExport());
    const [short] = await submitAt(core, 'swiftia', aShort());
    if (running === undefined || short === undefined) throw new Error('no jobs');
    await core.until(running, 'rendering', LONG);
    await core.until(short, 'rendering', LONG);
    const { id } = await accountOf(core, 'rendley');
    expect(await core.core.accounts.remove(id, true)).toEqual([]);
    expect((await requests('rendley'))['cancel']).toBe(1);
    expect(notesOf(core, running)).toMatch(/was asked to stop it/);
    const { id: other } = await accountOf(core, 'swiftia');
    expect(await core.core.accounts.remove(other, true)).toMatchObject([
      { number: short.number, why: expect.stringMatching(/cannot stop a render/) },
    ]);
  });
});

describe('what jobs have in common', () => {
  test('is shown: the same render, and the same payload', async () => {
    const core = await bench.start();
    const [one] = await submitAt(core, 'roughy', aSound());
    const [two] = await submitAt(core, 'roughy', aSound());
    if (one === undefined || two === undefined) throw new Error('no jobs');
    await core.until(one, 'completed', LONG);
    await core.until(two, 'completed', LONG);
    expect(core.job(one.id).sameRenderAs).toEqual([two.number]);
    expect(core.job(two.id).sameRenderAs).toEqual([one.number]);
    const [seen] = core.core.jobs.inspect([fileOf(aSound())]);
    expect(seen).toMatchObject({
      renderedBefore: [{ number: two.number, state: 'completed' }, { number: one.number }],
    });
  });

  test('and a wrong choice is a clear refusal', async () => {
    const core = await bench.start();
    const rendley = await accountOf(core, 'rendley');
    const chosen = { ...fileOf(aSound()), accountId: rendley.id };
    const [wrong] = core.core.jobs.inspect([chosen]);
    expect(wrong).toMatchObject({
      usable: false,
      failure: { message: expect.stringMatching(/no Rendley payload.*reads as one for Roughy/) },
    });
    const [kind] = core.core.jobs.inspect([{ ...fileOf(aShort()), kind: 'image' }]);
    expect(kind).toMatchObject({
      usable: false,
      failure: { message: expect.stringMatching(/cannot be rendered as image: Swiftia makes/) },
    });
  });
});
