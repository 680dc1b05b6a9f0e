import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { aJob, atTime, someFailure } from '../../builders/a-job.ts';

const price = { amountMicro: 2_500_000, unit: 'credits', said: 'said' };
const held = { type: 'submit-held', heldFor: 'spending-guard', failure: someFailure } as const;

describe('a queued job', () => {
  it('keeps what it costs, and is due at once', () => {
    const result = transition(aJob('queued'), { type: 'quoted', price, why: null }, atTime(5_000));
    expect(result).toMatchObject({
      job: { price, quotedAt: 5_000, nextCheckAt: 5_000, status: { state: 'queued' } },
      note: 'Mockly says that it costs 2.5 credits.',
    });
  });

  it('that is held says so once, however often it is looked at', () => {
    const first = transition(aJob('queued'), { ...held, retryAt: 9_000 }, atTime(5_000));
    expect(first).toMatchObject({
      job: { nextCheckAt: 9_000, status: { heldFor: 'spending-guard', problem: someFailure } },
      note: `Not sent: ${someFailure.message}`,
    });
    const again = transition(
      first?.job ?? aJob('queued'),
      { ...held, retryAt: null },
      atTime(6_000),
    );
    expect(again).toMatchObject({ job: { nextCheckAt: null }, note: null });
  });

  it('that was refused while a cancel was asked for is canceled, and not held', () => {
    const job = aJob('submitting', {}, { cancelRequestedAt: 900 });
    expect(transition(job, { ...held, retryAt: null }, atTime(5_000))?.job.status).toEqual({
      state: 'canceled',
      stoppedAtProvider: true,
    });
  });

  it('goes when a person lets it, and keeps that word', () => {
    const job = aJob('queued', { heldFor: 'spending-guard', problem: someFailure });
    expect(transition(job, { type: 'guard-waived' }, atTime(7_000))).toMatchObject({
      job: { guardWaivedAt: 7_000, nextCheckAt: 7_000, status: { heldFor: null, problem: null } },
    });
  });
});

describe('what an answer tells besides', () => {
  const pending = {
    type: 'check-pending',
    providerState: 'rendering',
    progress: null,
    queuePosition: null,
    operation: null,
    askedAt: 4_000,
    asList: false,
    watchedMs: 0,
  } as const;
  const times = { createdAt: 1, startedAt: null, completedAt: null };

  it('is kept: times that a later answer leaves out, and a warning in the history, once', () => {
    const odd = 'It names a size that it is not.';
    const one = transition(
      aJob('rendering'),
      { ...pending, told: { times, warning: odd } },
      atTime(4_000),
    );
    expect(one?.job).toMatchObject({ remoteTimes: times, warning: odd });
    expect(one?.note).toContain(odd);
    const two = transition(
      one?.job ?? aJob('rendering'),
      { ...pending, told: { times: { ...times, createdAt: null, startedAt: 2.4 }, warning: odd } },
      atTime(8_000),
    );
    expect(two?.job.remoteTimes).toEqual({ createdAt: 1, startedAt: 2, completedAt: null });
    expect(two?.note).toBeNull();
    const three = transition(
      two?.job ?? aJob('rendering'),
      { ...pending, told: { times: null, warning: null } },
      atTime(12_000),
    );
    expect(three?.job).toMatchObject({
      warning: null,
      remoteTimes: { createdAt: 1, startedAt: 2 },
    });
  });

  it('holds no key and no signed link', () => {
    const warning = 'See https://files.example/a.mp4?signature=abcdef and sk_live_0123456789';
    const result = transition(
      aJob('rendering'),
      { ...pending, told: { times: null, warning } },
      atTime(4_000),
    );
    expect(`${result?.job.warning} ${result?.note}`).not.toMatch(/abcdef|0123456789/);
  });
});
