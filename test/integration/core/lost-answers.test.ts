import { describe, expect, test } from 'vitest';
import { startDemo, DEMO_KEY } from '../../fakes/demo-client.ts';
import { startRawServer } from '../../fakes/raw-server.ts';
import { anImage, eventually } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';
import { fastClock } from './fast-clock.ts';

const bench = coresOnOneHome();
const html = '<!doctype html><title>502 Bad Gateway</title>';

/** Ways in which a provider takes a submit and its answer never comes to be understood. */
const lost: readonly [string, Record<string, unknown>][] = [
  ['the connection is cut before the request was looked at', { kind: 'drop', when: 'before' }],
  ['the connection is cut after it had its effect', { kind: 'drop', when: 'after' }],
  ['the answer breaks off in the middle', { kind: 'cut', afterBytes: 20 }],
  ['the answer is half a JSON', { kind: 'garble', body: '{"id":"abc", "sta' }],
  ['the answer is a 200 of something else', { kind: 'garble', body: '{"ok":true}' }],
  ['a page says 502', { kind: 'garble', status: 502, contentType: 'text/html', body: html }],
  ['a 200 is a page', { kind: 'garble', contentType: 'text/html', body: html }],
  ['a 504 comes from something in between', { kind: 'answer', status: 504, body: 'timeout' }],
];

describe('trap 3.1.4: a submit whose answer is lost waits for a person and is never repeated', () => {
  test.each(lost)('when %s', async (_, fault) => {
    const core = await bench.start();
    await bench.demo.fault({ route: 'submit', ...fault });
    const job = await core.submitOne(anImage());
    const lostJob = await core.until(job, 'unconfirmed');
    expect(lostJob.status.failure).toMatchObject({
      code: 'answer-lost',
      actions: ['adopt', 'submit-again', 'give-up'],
    });
    // Another job goes out and home: the first had its chances to be repeated.
    await core.until(await core.submitOne(anImage('other')), 'completed');
    expect((await bench.demo.report()).traffic.requests['submit']).toBe(2);
    expect(core.shown.filter((notice) => notice.jobId === job.id)).toHaveLength(1);
  });

  test('when no answer comes within the time a submit has', async () => {
    const server = await startRawServer(() => undefined);
    const core = await bench.start({ clock: fastClock() });
    const account = await core.account(`${server.origin}/api/v1`, 'Silent');
    const [job] = await core.submitTo(account, anImage());
    if (job === undefined) throw new Error('no job');
    await eventually(() => server.requests.length === 1);
    // The deadline itself is proven in the exchange's own tests; here the server gives up.
    server.requests[0]?.socket.destroy();
    await core.until(job, 'unconfirmed');
    expect(server.requests).toHaveLength(1);
    await server.close();
  });
});

describe('a submit that certainly did not arrive', () => {
  test('goes out by itself when the provider can be reached', async () => {
    const core = await bench.start();
    const { port } = new URL(bench.demo.demo.baseUrl);
    await bench.demo.demo.stop();
    const job = await core.submitOne(anImage());
    const waiting = await core.untilJob(
      job,
      ({ status }) => status.state === 'queued' && status.lastProblem !== null,
    );
    expect(waiting.status).toMatchObject({ lastProblem: { code: 'unreachable' } });
    const again = await startDemo({ folder: bench.demo.folder, port: Number(port), timeScale: 20 });
    await core.until(job, 'completed', 30_000);
    expect((await again.report()).renders).toHaveLength(1);
    await again.demo.stop();
  });
});

describe('an unconfirmed job', () => {
  async function anUnconfirmedImage() {
    const core = await bench.start();
    await bench.demo.fault({ kind: 'drop', route: 'submit', when: 'after' });
    const job = await core.submitOne(anImage('lost'));
    await core.until(job, 'unconfirmed');
    const [render] = (await bench.demo.report()).renders;
    return { core, job, remoteId: render?.id ?? 'none' };
  }
  const paid = async () => (await bench.demo.report()).renders.length;

  test('is followed when a person gives its id', async () => {
    const { core, job, remoteId } = await anUnconfirmedImage();
    await core.settle(job, { kind: 'adopt', remoteId: ` ${remoteId}\n` });
    const done = await core.until(job, 'completed', 30_000);
    expect(done.remoteId).toBe(remoteId);
    expect(await paid()).toBe(1);
  });

  test('is followed when a person pastes the status URL of the render', async () => {
    const { core, job, remoteId } = await anUnconfirmedImage();
    const statusUrl = `${bench.demo.demo.baseUrl}/exports/${remoteId}`;
    await core.settle(job, { kind: 'adopt', remoteId: statusUrl });
    const done = await core.until(job, 'completed', 30_000);
    expect(done.remoteId).toBe(remoteId);
  });

  test('takes no signed link for an id, and keeps it nowhere', async () => {
    const { core, job } = await anUnconfirmedImage();
    const remoteId = 'https://files.example.com/a.mp4?X-Amz-Signature=abcdef';
    await expect(core.settle(job, { kind: 'adopt', remoteId })).rejects.toThrow('cannot be the id');
    expect(core.job(job.id).status.state).toBe('unconfirmed');
    expect(JSON.stringify(core.core.jobs.get(job.id))).not.toContain('X-Amz-Signature');
  });

  test('is not followed as the render of another job', async () => {
    const { core, job } = await anUnconfirmedImage();
    const other = await core.until(await core.submitOne(anImage()), 'completed');
    const remoteId = other.remoteId ?? '';
    await expect(core.settle(job, { kind: 'adopt', remoteId })).rejects.toThrow('that of #2');
    expect(core.job(job.id).status.state).toBe('unconfirmed');
  });

  test('can be given another id when the first was wrong', async () => {
    const { core, job, remoteId } = await anUnconfirmedImage();
    await core.settle(job, { kind: 'adopt', remoteId: 'mistyped' });
    const back = await core.until(job, 'unconfirmed', 30_000);
    expect(back.status.failure.message).toContain('mistyped');
    await core.settle(job, { kind: 'adopt', remoteId });
    await core.until(job, 'completed', 30_000);
  });

  test('is sent once more when a person says that it did not arrive', async () => {
    const { core, job } = await anUnconfirmedImage();
    await core.settle(job, { kind: 'submit-again' });
    await core.until(job, 'completed', 30_000);
    expect(await paid()).toBe(2);
  });

  test('is given up when a person says so, and can not be settled twice', async () => {
    const { core, job } = await anUnconfirmedImage();
    await core.settle(job, { kind: 'give-up' });
    expect(core.job(job.id).status).toMatchObject({ state: 'canceled', stoppedAtProvider: false });
    await expect(core.settle(job, { kind: 'submit-again' })).rejects.toThrow('not unconfirmed');
  });
});

test('a key that the provider repeats in its refusal is kept nowhere', async () => {
  const core = await bench.start();
  const body = JSON.stringify({ error: { code: 'validation_failed', message: `no ${DEMO_KEY}` } });
  await bench.demo.fault({ kind: 'answer', route: 'submit', status: 400, body });
  const job = await core.submitOne(anImage());
  await core.until(job, 'failed');
  expect(JSON.stringify(core.core.jobs.get(job.id))).not.toContain(DEMO_KEY);
});
