import { describe, expect, it } from 'vitest';
import * as fc from 'fast-check';
import { endStates, jobStates } from '../../../src/shared/job.ts';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { isIn, jobStatusSchema, type Job } from '../../../src/core/jobs/job.ts';
import { aJob, atTime, someFailure } from '../../builders/a-job.ts';

const operation = { id: 'abc-123' };
const output = { key: '0', bytes: 10, kind: 'video' } as const;
const pending = {
  type: 'check-pending',
  providerState: 'rendering',
  progress: 0.5,
  queuePosition: null,
  operation: null,
  askedAt: 4_000,
  asList: false,
  watchedMs: 3_000,
} as const;
const missed = {
  type: 'check-missed',
  failure: someFailure,
  retryAt: 20_000,
  answered: false,
  watchedMs: 3_000,
} as const;

describe('a submit', () => {
  it('is written down before it leaves', () => {
    const result = transition(aJob('queued'), { type: 'submit-started' }, atTime(2_000));
    expect(result?.job.status).toMatchObject({
      state: 'submitting',
      since: 2_000,
      attempts: 1,
    });
    expect(result?.job.nextCheckAt).toBeNull();
  });

  it('that was accepted is followed, first after the policy’s wait', () => {
    const event: JobEvent = {
      type: 'submit-accepted',
      operation,
      remoteId: 'abc-123',
      providerState: 'rendering',
    };
    const result = transition(aJob('submitting'), event, atTime(5_000));
    expect(result?.job).toMatchObject({
      remoteId: 'abc-123',
      submittedAt: 5_000,
      nextCheckAt: 7_000,
      status: { state: 'rendering', progress: null },
    });
  });

  it('that finished at once is downloaded at once', () => {
    const event: JobEvent = {
      type: 'submit-finished',
      operation,
      remoteId: 'abc-123',
      outputs: [output],
    };
    const result = transition(aJob('submitting'), event, atTime(5_000));
    expect(result?.job).toMatchObject({ nextCheckAt: 5_000, status: { state: 'downloading' } });
  });

  it('whose answer was lost waits for a person, and is due never', () => {
    const result = transition(
      aJob('submitting'),
      { type: 'submit-lost', failure: someFailure },
      atTime(5_000),
    );
    expect(result?.job.status.state).toBe('unconfirmed');
    expect(result?.job.nextCheckAt).toBeNull();
    expect(result?.notice?.kind).toBe('needs-you');
  });

  it('leaves an unconfirmed job only by a person’s word', () => {
    const job = aJob('unconfirmed');
    const others: JobEvent[] = [
      { type: 'submit-started' },
      { type: 'check-wanted' },
      { type: 'submit-postponed', failure: someFailure, retryAt: 9_000 },
      { type: 'submit-lost', failure: someFailure },
    ];
    for (const event of others) expect(transition(job, event, atTime(5_000))).toBeNull();
    const again = transition(job, { type: 'settled-as-not-arrived', by: 'person' }, atTime(5_000));
    expect(again?.job).toMatchObject({ nextCheckAt: 5_000, status: { state: 'queued' } });
    const found = transition(
      job,
      { type: 'settled-as-arrived', operation, remoteId: 'abc-123', by: 'person' },
      atTime(5_000),
    );
    expect(found?.job).toMatchObject({ remoteId: 'abc-123', status: { state: 'rendering' } });
  });

  it('that was postponed after a cancel was asked for is canceled', () => {
    const job = aJob('submitting', {}, { cancelRequestedAt: 4_000 });
    const event: JobEvent = { type: 'submit-postponed', failure: someFailure, retryAt: 9_000 };
    expect(transition(job, event, atTime(5_000))?.job.status.state).toBe('canceled');
  });
});

describe('following', () => {
  it('never shows progress going backwards', () => {
    const job = aJob('rendering', { progress: 0.7 });
    const result = transition(job, pending, atTime(4_000));
    expect(result?.job.status).toMatchObject({ progress: 0.7 });
  });

  it('asks no sooner than the floor after it was last asked, and late renders later', () => {
    const late = { afterMs: 60_000, floorMs: 5_000, ceilingMs: 10_000 };
    const poll = { firstMs: 2_000, floorMs: 1_000, ceilingMs: 4_000, capMs: null, late };
    const next = (now: number, event: JobEvent) =>
      transition(aJob('rendering'), event, atTime(now, { poll }))?.job.nextCheckAt;
    expect(next(4_100, { ...pending, askedAt: 4_000 })).toBe(5_000);
    expect(next(9_000, { ...pending, askedAt: 4_000 })).toBe(9_000);
    // The clock was set back while it was asked.
    expect(next(4_100, { ...pending, askedAt: 25_000_000 })).toBe(5_100);
    expect(next(70_100, { ...pending, askedAt: 70_000 })).toBe(75_000);
    expect(next(70_100, { ...pending, askedAt: 70_000, asList: true })).toBe(71_000);
  });

  it('is due at a whole millisecond', () => {
    const event = { ...pending, askedAt: 4_000.4 };
    const result = transition(aJob('rendering'), event, atTime(4_010));
    expect(Number.isInteger(result?.job.nextCheckAt)).toBe(true);
  });

  it('knows when rendering began, and since when its progress stands', () => {
    const queued = { ...pending, progress: null, queuePosition: 3 };
    const waiting = transition(aJob('rendering'), queued, atTime(4_050))?.job;
    expect(waiting?.status).toMatchObject({ startedAt: null, progressAt: null });
    const begun = { ...pending, askedAt: 9_000 };
    const running = waiting && transition(waiting, begun, atTime(9_050))?.job;
    expect(running?.status).toMatchObject({
      startedAt: 9_000,
      progressAt: 9_000,
      lastCheckAt: 9_000,
    });
    const stuck =
      running && transition(running, { ...begun, askedAt: 12_000 }, atTime(12_050))?.job;
    expect(stuck?.status).toMatchObject({
      startedAt: 9_000,
      progressAt: 9_000,
      lastCheckAt: 12_000,
    });
    const atOnce = transition(aJob('rendering'), pending, atTime(4_050))?.job;
    expect(atOnce?.status).toMatchObject({ startedAt: 1_000 });
  });

  it('ends with a failure only after an answer that came past the cap', () => {
    const job = aJob(
      'rendering',
      { followedMs: 599_000, observedAt: 10_000 },
      { nextCheckAt: 13_000 },
    );
    const late = transition(job, pending, atTime(13_000));
    expect(late?.job.status).toMatchObject({
      state: 'failed',
      failure: { code: 'not-finished-in-time' },
    });
    const done = transition(job, { type: 'check-succeeded', outputs: [output] }, atTime(13_000));
    expect(done?.job.status.state).toBe('downloading');
  });

  it('counts towards the cap what was watched, and not a night’s sleep', () => {
    const job = aJob('rendering', { followedMs: 0, observedAt: 10_000 }, { nextCheckAt: 13_000 });
    const morning = transition(job, pending, atTime(10_000 + 8 * 3_600_000));
    expect(morning?.job.status).toMatchObject({ state: 'rendering', followedMs: 3_000 });
  });

  it('does not count time in which the provider could not be reached', () => {
    const job = aJob(
      'rendering',
      { followedMs: 599_999, observedAt: 10_000 },
      { nextCheckAt: 13_000 },
    );
    const result = transition(job, missed, atTime(13_000));
    expect(result?.job).toMatchObject({
      nextCheckAt: 20_000,
      status: { state: 'rendering', followedMs: 599_999, misses: 1, unansweredMs: 3_000 },
    });
  });

  it('asks a person when nothing was answered for an hour beyond the cap', () => {
    const bound = 600_000 + 3_600_000;
    const almost = aJob('rendering', { unansweredMs: bound - 3_001 });
    expect(transition(almost, missed, atTime(13_000))?.job.nextCheckAt).toBe(20_000);
    const answered = transition(almost, { ...missed, answered: true }, atTime(13_000));
    expect(answered?.job.status).toMatchObject({ unansweredMs: 0 });
    const silent = transition(aJob('rendering', { unansweredMs: bound }), missed, atTime(13_000));
    expect(silent?.job).toMatchObject({
      nextCheckAt: null,
      status: { state: 'rendering', problem: { actions: ['check-again'] } },
    });
    expect(silent?.notice).toMatchObject({ kind: 'needs-you' });
    const again = silent && transition(silent.job, { type: 'check-wanted' }, atTime(20_000));
    expect(again?.job.nextCheckAt).toBe(20_000);
  });

  it('can be taken up again after the cap, with a new one', () => {
    const job = aJob(
      'rendering',
      { followedMs: 599_999, observedAt: 10_000 },
      { nextCheckAt: 13_000 },
    );
    const failed = transition(job, pending, atTime(13_000))?.job;
    expect(
      failed && transition(failed, { type: 'check-wanted' }, atTime(20_000))?.job,
    ).toMatchObject({
      nextCheckAt: 20_000,
      endedAt: null,
      status: { state: 'rendering', followedMs: 0 },
    });
  });
});

describe('whatever happens', () => {
  const anyEvent: fc.Arbitrary<JobEvent> = fc.constantFrom<JobEvent>(
    { type: 'submit-started' },
    { type: 'submit-accepted', operation, remoteId: 'abc-123', providerState: 'rendering' },
    { type: 'submit-finished', operation, remoteId: 'abc-123', outputs: [output] },
    { type: 'submit-failed', operation, remoteId: 'abc-123', failure: someFailure },
    { type: 'submit-refused', failure: someFailure },
    { type: 'submit-postponed', failure: someFailure, retryAt: 9_000 },
    { type: 'submit-lost', failure: someFailure },
    { type: 'settled-as-arrived', operation, remoteId: 'abc-123', by: 'person' },
    { type: 'settled-as-not-arrived', by: 'person' },
    pending,
    { type: 'check-succeeded', outputs: [output] },
    { type: 'check-failed', failure: someFailure },
    { type: 'check-canceled' },
    { ...missed, answered: true },
    missed,
    { type: 'output-stored', last: true },
    { type: 'output-stored', last: false },
    { type: 'download-failed', failure: someFailure },
    { type: 'cancel-asked' },
    { type: 'following-stopped' },
    { type: 'check-wanted' },
  );

  it('a job stays a valid one, an ended one stays ended unless asked, and only a queued one is sent', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...jobStates),
        fc.array(anyEvent, { maxLength: 12 }),
        (state, events) => {
          let job: Job = aJob(state);
          let now = 2_000;
          for (const event of events) {
            now += 1_000;
            const next = transition(job, event, atTime(now))?.job;
            if (next === undefined) continue;
            expect(jobStatusSchema.safeParse(next.status).success).toBe(true);
            const wasOver = endStates.has(job.status.state);
            expect(!wasOver || event.type === 'check-wanted').toBe(true);
            const isSent = next.status.state === 'submitting' && !isIn(job, 'submitting');
            expect(!isSent || isIn(job, 'queued')).toBe(true);
            const isOver = endStates.has(next.status.state);
            expect(!isOver || next.nextCheckAt === null).toBe(true);
            job = next;
          }
        },
      ),
    );
  });
});
