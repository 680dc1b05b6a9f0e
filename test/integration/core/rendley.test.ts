import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startFakeRendley } from '../../fakes/fake-rendley.ts';
import { eventually, type CoreUnderTest } from './core-under-test.ts';
import { accountOf, anExport, submitAt, vendorsOnOneHome } from './vendors-on-one-home.ts';

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

/** Started in the studio: it is in no list of the API's jobs. */
const studioJob = 'job_5t0d10c1d2e3f4a5';

describe('many exports of one account', () => {
  test('are followed by lists: far fewer requests than jobs times checks', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'credits', balance: 1_000 });
    const jobs = await submitAt(
      core,
      'rendley',
      ...Array.from({ length: 30 }, (_, at) => anExport(`e${at}`)),
    );
    for (const job of jobs) await core.until(job, 'completed', 60_000);
    expect(await made()).toHaveLength(30);
    const { list = 0, status = 0 } = await requests();
    expect(list).toBeGreaterThan(3);
    // Before two are followed and after all but one are done, they are asked after by themselves;
    // and a link is read again for a download that waited.
    expect(status).toBeLessThan(30);
    const { highestInAnyWindow } = (await demo().report()).traffic;
    expect(highestInAnyWindow['requests']).toBeLessThanOrEqual(60);
  });

  test('that are done are known soon, however many there are', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'credits', balance: 1_000 });
    await submitAt(core, 'rendley', ...Array.from({ length: 12 }, (_, at) => anExport(`e${at}`)));
    await eventually(async () => (await asked('submit')) === 12, LONG);
    const before = { lists: await asked('list'), at: core.clock.now() };
    await eventually(async () => (await asked('list')) >= before.lists + 5, LONG);
    // Every 3 s as documented, and not the less often the more there are.
    expect((core.clock.now() - before.at) / 5).toBeLessThan(8_000);
  });

  test('do not hide a studio job, which no list shows', async () => {
    const core = await bench.start();
    const adopted = core.core.jobs.adopt(studioJob, undefined);
    await submitAt(core, 'rendley', anExport('one'), anExport('two'));
    await core.until(adopted, 'completed', LONG);
    expect(await asked('status')).toBeGreaterThan(0);
  });

  test('are asked after by themselves now and then, since a list may have stopped', async () => {
    const core = await bench.start();
    const fake = await startFakeRendley('sk_test_stale');
    try {
      const { baseUrl } = fake;
      const account = { providerId: 'rendley', name: 'stale', keep: 'memory' } as const;
      const { id } = await core.core.accounts.add({ ...account, baseUrl, key: 'sk_test_stale' });
      const exports = Array.from({ length: 8 }, () => fake.addJob('api'));
      fake.stopList();
      const jobs = exports.map((remoteId) => core.core.jobs.adopt(remoteId, id));
      for (const job of jobs) await core.until(job, 'rendering', LONG);
      await eventually(() => fake.lists() > 3, LONG);
      for (const remoteId of exports) fake.move(remoteId, 'canceled');
      const ended = () => jobs.filter(({ id }) => core.job(id).status.state === 'canceled').length;
      // What is left in the end is few enough to be asked after one by one.
      await eventually(() => ended() === jobs.length, LONG);
      expect(core.core.jobs.list({ limit: 20 }).jobs).toHaveLength(jobs.length);
    } finally {
      await fake.close();
    }
  }, 80_000);

  test.each([
    ['a 500', { kind: 'error', status: 500 }],
    ['a 404', { kind: 'error', status: 404 }],
    ['a 400', { kind: 'error', status: 400 }],
    ['garbage', { kind: 'garble', body: '{"data":{"jobs":' }],
    ['a page', { kind: 'garble', contentType: 'text/html', body: '<html>busy</html>' }],
    ['a dropped connection', { kind: 'drop', when: 'after' }],
  ])(
    'are asked after one by one while the list is %s',
    async (_, fault) => {
      const core = await bench.start();
      await demo().fault({ route: 'list', times: 50, ...fault });
      const jobs = await submitAt(
        core,
        'rendley',
        anExport('one'),
        anExport('two'),
        anExport('three'),
      );
      // Long enough followed that a refused check would be believed.
      for (const job of jobs) await core.until(job, 'rendering', LONG);
      core.clock.jump(120_000);
      for (const job of jobs) await core.until(job, 'completed', LONG);
      expect(await asked('status')).toBeGreaterThan(3);
    },
    60_000,
  );
});

describe('trap 3.4.13: a cancel at Rendley', () => {
  test('while it renders is sent once, and followed to its end', async () => {
    const core = await bench.start();
    const job = await anExportIn(core, 'rendering');
    await core.core.jobs.cancel(job.id);
    const { status } = await core.until(job, 'canceled', LONG);
    expect(status.stoppedAtProvider).toBe(true);
    expect(await asked('cancel')).toBe(1);
    expect((await made()).map((render) => render.status)).toEqual(['canceled']);
  });

  test('among many that a list tells of is not put off by it', async () => {
    const core = await bench.start();
    const jobs = await submitAt(
      core,
      'rendley',
      ...['a', 'b', 'c', 'd'].map((name) => anExport(name)),
    );
    for (const job of jobs) await core.until(job, 'rendering', LONG);
    for (const job of jobs) await core.core.jobs.cancel(job.id);
    for (const job of jobs) await core.until(job, 'canceled', LONG);
    expect(await asked('cancel')).toBe(4);
  });

  test('of one that is done first brings its file home', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'lose-cancel' });
    const job = await anExportIn(core, 'rendering');
    await core.core.jobs.cancel(job.id);
    const done = await core.until(job, 'completed', LONG);
    expect(done.outputs).toHaveLength(1);
    expect(await asked('cancel')).toBe(1);
  });

  test('that the app was ended before sending is sent by the next start', async () => {
    const core = await bench.start();
    const job = await anExportIn(core, 'rendering');
    core.goOnline(false);
    await demo().fault({ kind: 'stall', route: 'cancel', when: 'before' });
    await core.core.jobs.cancel(job.id);
    await core.stop(0);
    await demo().fault({ kind: 'clear' });
    const next = await bench.start();
    const { status } = await next.until(job, 'canceled', LONG);
    expect(status.stoppedAtProvider).toBe(true);
    expect((await made()).map((render) => render.status)).toEqual(['canceled']);
  });

  test('of a submit whose answer is then lost finds it, and stops it', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'stall', route: 'submit', when: 'after', ms: 1_500 });
    const [job] = await submitAt(core, 'rendley', anExport());
    await eventually(async () => (await made()).length === 1);
    await core.core.jobs.cancel(job!.id);
    await core.stop(0);
    const next = await bench.start();
    const { status } = await next.until(job!, 'canceled', LONG);
    expect(status.stoppedAtProvider).toBe(true);
    expect((await made()).map((render) => render.status)).toEqual(['canceled']);
    expect(next.shown).toEqual([]);
  });
});

describe('what a list says', () => {
  test('ends a failed job as failed, in its words, and an unknown state keeps it', async () => {
    const core = await bench.start();
    await demo().fault({ kind: 'fail-render', error: 'media_unreachable', atProgress: 0.9 });
    await demo().fault({
      kind: 'reshape',
      route: 'list',
      set: { 'data.0.status': 'paused' },
      times: 2,
    });
    const [first, second] = await submitAt(core, 'rendley', anExport('one'), anExport('two'));
    const { status } = await core.until(first!, 'failed', LONG);
    expect(status.failure).toMatchObject({
      code: 'render-failed',
      providerCode: 'media_unreachable',
    });
    await core.until(second!, 'completed', LONG);
  });

  test('pauses the account when the key is refused, and all go on with the new one', async () => {
    const core = await bench.start();
    const jobs = await submitAt(core, 'rendley', anExport('one'), anExport('two'));
    for (const job of jobs) await core.until(job, 'rendering', LONG);
    await demo().fault({ kind: 'account', state: 'key-revoked' });
    await eventually(async () => (await accountOf(core, 'rendley')).paused !== null, LONG);
    await demo().fault({ kind: 'account', state: 'active' });
    const { id } = await accountOf(core, 'rendley');
    await core.core.accounts.setKey(id, bench.keyOf('rendley'), 'keychain');
    for (const job of jobs) await core.until(job, 'completed', LONG);
    expect(core.shown.filter((notice) => notice.kind === 'needs-you')).toHaveLength(1);
  });
});

test('an account that is removed by force ends its exports, also one that is searched for', async () => {
  const core = await bench.start();
  const rendering = await anExportIn(core, 'rendering');
  await demo().fault({ kind: 'drop', route: 'submit', when: 'after' });
  const [lost] = await submitAt(core, 'rendley', anExport('lost'));
  await core.until(lost!, 'unconfirmed', LONG);
  await demo().fault({ kind: 'stall', route: 'submit', when: 'after', ms: 60_000 });
  const [sending] = await submitAt(core, 'rendley', anExport('sending'));
  await eventually(async () => (await made()).length === 3);
  await core.core.accounts.remove((await accountOf(core, 'rendley')).id, true);
  const ends = [rendering, lost!, sending!].map(({ id }) => core.job(id).status);
  const left = { state: 'canceled', stoppedAtProvider: false, canTakeBack: false };
  expect(ends).toEqual([left, left, left]);
});

test('trap 3.4.6: a transcript, which is no file at Rendley, is a JSON file in the library', async () => {
  const core = await bench.start();
  const account = await accountOf(core, 'rendley');
  const job = core.core.jobs.adopt('job_5t0d10f6a7b8c9d0', account.id);
  const [output] = (await core.until(job, 'completed', LONG)).outputs;
  expect(output).toMatchObject({ mediaType: 'application/json', kind: 'other' });
  expect(output?.fileName).toMatch(/\.json$/);
  expect(JSON.parse(readFileSync(output?.path ?? '', 'utf8'))).toMatchObject({ language: 'en' });
  expect((await requests())['file'] ?? 0).toBe(0);
});
