import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DEMO_KEY, startDemo, stopDemo } from '../../fakes/demo-client.ts';
import { startRawServer } from '../../fakes/raw-server.ts';
import { anImage, aVideo, eventually, type CoreUnderTest } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { libraryFiles } from '../../fakes/library-files.ts';

const bench = coresOnOneHome();
const files = () => {
  const library = join(bench.home, 'library');
  return libraryFiles(library);
};
const arrived = async () => (await bench.demo.report()).renders.length;
const STALL_MS = 1_500;

async function theAccount(core: CoreUnderTest) {
  const [account] = await core.core.accounts.list();
  if (account === undefined) throw new Error('no account');
  return account;
}

describe('a cancel', () => {
  test('before it was sent sends nothing', async () => {
    const core = await bench.start();
    const account = await theAccount(core);
    await core.core.accounts.setKey(account.id, 'mk_live_revoked', 'keychain');
    const job = await core.submitOne(anImage());
    await core.untilJob(
      job,
      ({ status }) => 'waitingFor' in status && status.waitingFor === 'account-paused',
    );
    await core.core.jobs.cancel(job.id);
    expect(core.job(job.id).status).toMatchObject({ state: 'canceled', stoppedAtProvider: true });
    await core.core.accounts.setKey(account.id, DEMO_KEY, 'keychain');
    await core.until(await core.submitOne(anImage('next')), 'completed');
    expect(await arrived()).toBe(1);
  });

  test('while it is being sent follows the answer to its end', async () => {
    const core = await bench.start();
    await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'before', ms: STALL_MS });
    const job = await core.submitOne(aVideo());
    await bench.submitsCame(1);
    await core.core.jobs.cancel(job.id);
    expect(core.job(job.id)).toMatchObject({ status: { state: 'submitting' } });
    const ended = await core.until(job, 'canceled');
    expect(ended).toMatchObject({ status: { stoppedAtProvider: false } });
    expect(ended.remoteId).not.toBeNull();
  });

  test('of a submit whose answer is then lost asks nobody anything more', async () => {
    const core = await bench.start();
    await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'after', ms: STALL_MS });
    const job = await core.submitOne(aVideo());
    await bench.submitsCame(1);
    await core.core.jobs.cancel(job.id);
    const { port } = new URL(bench.demo.demo.baseUrl);
    await bench.demo.demo.stop();
    await core.until(job, 'canceled');
    expect(core.shown).toEqual([]);
    const again = await startDemo({ folder: bench.demo.folder, port: Number(port) });
    await again.demo.stop();
  });

  test('while it renders stops the following, and says that it may still count', async () => {
    const core = await bench.start();
    const job = await core.submitOne(aVideo());
    await core.until(job, 'rendering');
    const canceled = await core.core.jobs.cancel(job.id);
    expect(canceled.status).toMatchObject({ state: 'canceled', stoppedAtProvider: false });
    await expect(core.core.jobs.cancel(job.id)).rejects.toThrow('already canceled');
    expect(() => core.core.jobs.checkNow(job.id)).toThrow('nothing to check');
  });

  test('after it ended is refused', async () => {
    const core = await bench.start();
    const job = await core.submitOne(anImage());
    await core.until(job, 'completed');
    await expect(core.core.jobs.cancel(job.id)).rejects.toThrow('already completed');
    expect(files()).toHaveLength(1);
  });
});

test('rendering again is a new job with the same payload', async () => {
  const core = await bench.start();
  const job = await core.submitOne(anImage());
  await core.until(job, 'completed');
  const again = await core.core.jobs.renderAgain(job.id);
  expect(again.number).toBe(2);
  await core.until(again, 'completed');
  const { renders } = await bench.demo.report();
  expect(new Set(renders.map(({ sha256 }) => sha256)).size).toBe(1);
  expect(renders).toHaveLength(2);
});

describe('an account', () => {
  test('with jobs in flight is not removed without force', async () => {
    const core = await bench.start();
    const job = await core.submitOne(aVideo());
    await core.until(job, 'rendering');
    const account = await theAccount(core);
    await expect(core.core.accounts.remove(account.id, false)).rejects.toThrow('one job in flight');
    await core.until(job, 'completed', 30_000);
    await core.core.accounts.remove(account.id, false);
    expect(core.job(job.id).accountName).toBe('Work');
    expect(bench.secrets.keys.size).toBe(0);
    await expect(core.core.jobs.renderAgain(job.id)).rejects.toThrow('was removed');
  });

  test('removed by force ends its jobs in whatever state, also while one is being sent', async () => {
    const core = await bench.start();
    await core.until(await core.submitOne(anImage('done')), 'completed');
    await bench.demo.fault({ kind: 'drop', route: 'submit', when: 'after' });
    const [lost] = await core.submit(anImage('lost'));
    await core.until(lost!, 'unconfirmed');
    await bench.demo.fault({ kind: 'slow', route: 'download', bytesPerSecond: 1_000 });
    const [loading] = await core.submit(anImage('loading'));
    await core.untilJob(
      loading!,
      ({ status }) => status.state === 'downloading' && status.receivedBytes > 0,
    );
    const [video] = await core.submit(aVideo('video'));
    await core.until(video!, 'rendering');
    await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'before', times: 4 });
    const waiting = await core.submit(...Array.from({ length: 8 }, (_, at) => anImage(`w${at}`)));
    // Of the four before, and of the four that go at once.
    await bench.submitsCame(8);
    const shown = core.shown.length;

    const account = await theAccount(core);
    await core.core.accounts.remove(account.id, true);
    for (const job of [video!, lost!, loading!, ...waiting])
      expect([job.name, core.job(job.id).status.state]).toEqual([job.name, 'canceled']);
    expect(files()).toEqual(['done-1.png']);
    expect(core.shown.length).toBe(shown);
    await expect(core.core.jobs.submit([], account.id)).rejects.toThrow('was removed');
    // The scheduler goes on with the next account of the same name.
    await core.account(bench.demo.demo.baseUrl);
    await core.until(await core.submitOne(anImage('next')), 'completed');
    expect(core.logged.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('whose key the keychain will not let go stays as it is', async () => {
    const secrets = { ...bench.secrets, remove: () => Promise.reject(new Error('locked')) };
    const core = await bench.start({ secrets });
    const job = await core.submitOne(aVideo());
    await core.until(job, 'rendering');
    const account = await theAccount(core);
    await expect(core.core.accounts.remove(account.id, true)).rejects.toThrow('locked');
    await core.until(job, 'completed', 30_000);
    expect(await core.core.accounts.list()).toHaveLength(1);
  });

  test('may not have the name of another, in whatever letters', async () => {
    const core = await bench.start();
    const other = await core.account(bench.demo.demo.baseUrl, 'Café');
    await expect(core.account(bench.demo.demo.baseUrl, 'CAFE\u0301')).rejects.toThrow('Café');
    await expect(core.core.accounts.rename(other.id, 'WORK')).rejects.toThrow('Work');
    await core.core.accounts.rename(other.id, 'café');
    expect((await core.core.accounts.list()).map(({ name }) => name)).toEqual(['Work', 'café']);
  });

  test('that is stuck or broken keeps no other waiting', async () => {
    const core = await bench.start();
    const silent = await startRawServer(() => undefined);
    const other = await startDemo({ timeScale: 20 });
    const stuck = await core.account(`${silent.origin}/api/v1`, 'Stuck');
    const second = await core.account(other.demo.baseUrl, 'Second');
    const first = (await core.core.accounts.list()).find(({ name }) => name === 'Work');
    await core.submitTo(stuck, anImage('never'), anImage('comes'));
    await eventually(() => silent.requests.length === 2);
    const [one] = await core.submitTo(first, anImage('one'));
    const [two] = await core.submitTo(second, anImage('two'));
    expect(await core.until(one!, 'completed')).toMatchObject({ accountName: 'Work' });
    expect(await core.until(two!, 'completed')).toMatchObject({ accountName: 'Second' });
    expect((await other.report()).renders).toHaveLength(1);
    await silent.close();
    await stopDemo(other);
  });

  test('with much to do leaves turns to the others', async () => {
    const core = await bench.start();
    await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'before', ms: 100, times: 40 });
    const other = await startDemo({ timeScale: 20 });
    const second = await core.account(other.demo.baseUrl, 'Second');
    const first = (await core.core.accounts.list()).find(({ name }) => name === 'Work');
    const payloads = Array.from({ length: 40 }, (_, at) => anImage(`m${at}`));
    const many = await core.submitTo(first, ...payloads);
    const [one] = await core.submitTo(second, anImage('one'));
    await core.until(one!, 'completed', 30_000);
    const waiting = many.filter(({ id }) => core.job(id).status.state === 'queued');
    expect(waiting.length).toBeGreaterThan(10);
    await core.stop(0);
    await stopDemo(other);
  });
});
