import { describe, expect, test } from 'vitest';
import { DEMO_KEY } from '../../fakes/demo-client.ts';
import { anImage, aVideo } from './core-under-test.ts';
import { coresOnOneHome } from './cores-on-one-home.ts';

const bench = coresOnOneHome();

function refusal(code: string, message: string): string {
  return JSON.stringify({ error: { code, message } });
}

describe('a payload that the provider refuses', () => {
  test.each([
    [400, 'validation_failed', 'Required at messages.0.userId', 'invalid-payload'],
    [413, 'validation_failed', 'Request body exceeded 10 MB.', 'too-large'],
    [500, 'internal_error', 'The renderer crashed', 'provider-error'],
  ])('fails with the reason: %i %s', async (status, code, message, expected) => {
    const core = await bench.start();
    const body = refusal(code, message);
    await bench.demo.fault({ kind: 'answer', route: 'submit', status, body });
    const job = await core.submitOne(anImage());
    const { failure } = (await core.until(job, 'failed')).status;
    expect(failure).toMatchObject({ code: expected, providerMessage: message });
    expect((await bench.demo.report()).traffic.requests['submit']).toBe(1);
  });
});

describe('an account that is refused', () => {
  test('traps 3.1.11 and 3.1.21: is paused once, however many jobs find out, and a new key takes all up', async () => {
    const core = await bench.start();
    const [account] = await core.core.accounts.list();
    if (account === undefined) throw new Error('no account');
    await core.core.accounts.setKey(account.id, 'mk_live_revoked', 'keychain');
    const jobs = await core.submit(...Array.from({ length: 6 }, (_, at) => anImage(`i${at}`)));
    for (const job of jobs)
      await core.untilJob(
        job,
        ({ status }) => 'waitingFor' in status && status.waitingFor === 'account-paused',
      );
    expect(core.shown.map(({ kind, title }) => [kind, title])).toEqual([
      ['needs-you', 'Work is paused'],
    ]);
    const [paused] = await core.core.accounts.list();
    expect(paused?.paused?.failure?.code).toBe('key-rejected');

    await core.core.accounts.setKey(account.id, DEMO_KEY, 'keychain');
    for (const job of jobs) await core.until(job, 'completed', 30_000);
    expect((await bench.demo.report()).renders).toHaveLength(6);
  });

  test('trap 3.1.21: keeps its renders when the subscription lapses in the middle, and goes on', async () => {
    const core = await bench.start();
    const video = await core.submitOne(aVideo());
    await core.until(video, 'rendering');
    await bench.demo.fault({ kind: 'account', state: 'subscription-inactive' });
    await core.untilJob(
      video,
      ({ status }) => 'waitingFor' in status && status.waitingFor === 'account-paused',
    );
    const [account] = await core.core.accounts.list();
    expect(account?.paused?.failure?.code).toBe('subscription-inactive');
    await bench.demo.fault({ kind: 'account', state: 'active' });
    await core.core.accounts.resume(account!.id);
    await core.until(video, 'completed', 30_000);
  });

  test('is paused by 402 as well', async () => {
    const core = await bench.start();
    const body = refusal('payment_required', 'Pay first');
    await bench.demo.fault({ kind: 'answer', route: 'submit', status: 402, body });
    const job = await core.submitOne(anImage());
    await core.untilJob(
      job,
      ({ status }) => 'waitingFor' in status && status.waitingFor === 'account-paused',
    );
    const [account] = await core.core.accounts.list();
    expect(account?.paused?.failure?.code).toBe('payment-required');
    expect((await core.core.accounts.test(account!.id)).works).toBe(true);
    await core.until(job, 'completed');
  });

  test('whose key has a line break says so, pauses, and goes on with a good one', async () => {
    const core = await bench.start();
    const [account] = await core.core.accounts.list();
    bench.secrets.keys.set(account!.id, 'mk_live_two\nlines');
    const job = await core.submitOne(anImage());
    await core.untilJob(
      job,
      ({ status }) => 'waitingFor' in status && status.waitingFor === 'account-paused',
    );
    const [paused] = await core.core.accounts.list();
    expect(paused?.paused?.failure?.code).toBe('key-malformed');
    bench.secrets.keys.set(account!.id, DEMO_KEY);
    await core.core.accounts.resume(account!.id);
    await core.until(job, 'completed');
  });

  test('is not paused again by an answer to its old key that came late', async () => {
    const core = await bench.start();
    const [account] = await core.core.accounts.list();
    await core.core.accounts.setKey(account!.id, 'mk_live_revoked', 'keychain');
    await bench.demo.fault({ kind: 'stall', route: 'submit', when: 'before', ms: 1_500 });
    const job = await core.submitOne(anImage());
    await bench.submitsCame(1);
    await core.core.accounts.setKey(account!.id, DEMO_KEY, 'keychain');
    await core.until(job, 'completed');
    expect(core.shown.map((notice) => notice.kind)).toEqual(['completed']);
  });
});

describe('too many requests', () => {
  test('are answered by waiting as long as was asked, then it goes on', async () => {
    const core = await bench.start();
    const body = refusal('rate_limited', 'Too many requests.');
    const headers = { 'retry-after': '30' };
    await bench.demo.fault({ kind: 'answer', route: 'submit', status: 429, headers, body });
    const [first, second] = await core.submit(anImage('first'), anImage('second'));
    const waiting = await core.untilJob(
      first!,
      ({ status }) => status.state === 'queued' && status.lastProblem !== null,
    );
    const refusedAt = core.clock.now();
    expect(waiting.status).toMatchObject({ lastProblem: { code: 'rate-limited' } });
    await core.until(first!, 'completed', 30_000);
    await core.until(second!, 'completed', 30_000);
    expect(core.job(first!.id).submittedAt! - refusedAt).toBeGreaterThan(28_000);
  });
});
