import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import { anImage, aVideo } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();

/** All bytes that the database has on the disk, with what is still in its log. */
function bytesOnDisk(): string {
  const path = join(bench.home, 'library.db');
  return readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1');
}

describe('the record of requests', () => {
  test('tells every exchange of a job, in order, with what it was for', async () => {
    const core = await bench.start();
    const job = await core.submitOne(aVideo());
    await core.until(job, 'completed');
    const { requests, more } = core.core.activity.requests({ jobId: job.id, limit: 500 });
    expect(more).toBe(false);
    const kinds = requests.map(({ kind }) => kind).toReversed();
    expect(kinds[0]).toBe('submit');
    expect(kinds).toContain('check');
    expect(kinds.at(-1)).toBe('download');
    expect(new Set(requests.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));
    const submit = requests.at(-1);
    expect(submit).toMatchObject({ method: 'POST', jobNumber: job.number, attempt: 1 });
    expect(submit?.sentBytes).toBeGreaterThan(0);
    expect(submit?.connectedMs).toBeLessThanOrEqual(submit?.firstByteMs ?? -1);
    expect(submit?.firstByteMs).toBeLessThanOrEqual(submit?.totalMs ?? -1);
    expect(submit?.curl).toContain(`-H "authorization: Bearer $RENDERDESK_KEY"`);
    const download = requests[0];
    const [output] = core.job(job.id).outputs;
    expect(download?.receivedBytes).toBe(output?.bytes);
  });

  test('holds no key and no signed link, whatever goes wrong', async () => {
    const core = await bench.start();
    await bench.demo.fault({ kind: 'expire-links' });
    const link = 'https://cdn.example/a.png?X-Demo-Signature=canary';
    const body = JSON.stringify({ message: `${DEMO_KEY} may not see ${link}` });
    await bench.demo.fault({ kind: 'answer', route: 'download', status: 503, body });
    await bench.demo.fault({ kind: 'limit', route: 'submit', retryAfterMs: 50 });
    await core.until(await core.submitOne(anImage()), 'completed');
    await core.until(await core.submitOne(anImage('next')), 'completed');
    const { requests } = core.core.activity.requests({ limit: 500 });
    const outcomes = new Set(requests.map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(expect.arrayContaining(['ok', 'failed', 'limited']));
    for (const { address, error } of requests) {
      expect(address).not.toMatch(/[?#]/);
      expect(`${address} ${error ?? ''}`).not.toMatch(/Signature|mk_live|canary/);
    }
    expect(bytesOnDisk()).not.toContain(DEMO_KEY);
    expect(bytesOnDisk()).not.toContain('X-Demo-Signature');
  });

  test('is bounded, and the oldest go', async () => {
    const core = await bench.start();
    await core.until(await core.submitOne(anImage()), 'completed');
    core.core.activity.requests({ limit: 1 });
    await core.stop();
    const database = new Database(join(bench.home, 'library.db'));
    database.exec(`UPDATE request_record SET at = 1`);
    database.close();
    const again = await bench.start();
    await again.until(await again.submitOne(anImage('next')), 'completed');
    const { requests } = again.core.activity.requests({ limit: 500 });
    expect(Math.min(...requests.map(({ at }) => at))).toBeGreaterThan(1);
  });
});

describe('the sums', () => {
  test('agree with what happened, also after a restart', async () => {
    const core = await bench.start();
    await core.until(await core.submitOne(anImage()), 'completed');
    await core.until(await core.submitOne(anImage('next')), 'completed');
    const broken = await core
      .submitOne({ name: 'broken', document: { nothing: true } })
      .catch(() => null);
    expect(broken).toBeNull();
    const canceled = await core.submitOne(aVideo('other'));
    await core.until(canceled, 'rendering');
    await core.core.jobs.cancel(canceled.id);
    await core.until(canceled, 'canceled');
    const before = core.core.activity.insights(7);
    const countOf = (outcome: string, { jobs } = before) =>
      jobs.filter((row) => row.outcome === outcome).reduce((sum, { count }) => sum + count, 0);
    expect([countOf('completed'), countOf('canceled'), countOf('failed')]).toEqual([2, 1, 0]);
    const waits = before.distributions.find(({ measure }) => measure === 'wait');
    expect(waits?.counts.reduce((sum, count) => sum + count, 0)).toBe(3);
    const submits = before.requests.filter(({ kind }) => kind === 'submit');
    expect(submits).toMatchObject([{ outcome: 'ok', count: 3, providerId: 'mockly' }]);
    const bytes = before.transfers.reduce((sum, row) => sum + row.bytes, 0);
    expect(bytes).toBeGreaterThan(1_000);
    await core.stop();
    const again = await bench.start();
    expect(again.core.activity.insights(7).jobs).toEqual(before.jobs);
    expect(
      again.core.activity.metrics().find(({ name }) => name === 'jobs_ended_total'),
    ).toMatchObject({ samples: [] });
  });

  test('tell how a provider does', async () => {
    const core = await bench.start();
    await core.until(await core.submitOne(anImage()), 'completed');
    const [health] = core.core.activity.health();
    expect(health).toMatchObject({ providerId: 'mockly', troubled: 0, limited: 0 });
    expect(health?.requests).toBeGreaterThan(1);
    expect(health?.lastSuccessAt).not.toBeNull();
    expect(health?.meanMs).toBeGreaterThanOrEqual(0);
  });
});

describe('notices', () => {
  test('are unread until they are read, and missed ones are told once', async () => {
    const core = await bench.start();
    await core.until(await core.submitOne(anImage()), 'completed');
    const { activity } = core.core;
    const page = activity.notices({ unread: true, limit: 10 });
    expect(page).toMatchObject({ unread: 1, notices: [{ kind: 'completed', readAt: null }] });
    const away = activity.whileAway();
    expect(away).toMatchObject({ completed: 1, failed: 0, needsYou: 0 });
    activity.looked(away?.upTo ?? 0);
    expect(activity.whileAway()).toBeNull();
    expect(activity.markRead(page.notices.map(({ id }) => id))).toEqual({ unread: 0 });
    expect(core.events).toContainEqual({ type: 'unread-notices', unread: 1 });
    expect(core.events).toContainEqual({ type: 'unread-notices', unread: 0 });
    await core.stop();
    const again = await bench.start();
    expect(again.core.activity.whileAway()).toBeNull();
    expect(again.core.activity.notices({ unread: false, limit: 10 }).notices).toHaveLength(1);
    expect(await again.core.activity.integrity()).toBe('ok');
  });
});
