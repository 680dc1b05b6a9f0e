import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import type { Job } from '../../../src/core/jobs/job.ts';
import { isPaused } from '../../../src/core/jobs/transitions/pause.ts';
import { aJob, atTime, someFailure } from '../../builders/a-job.ts';

const operation = { id: 'abc-123' };
const output = { key: '0', bytes: 10, kind: 'video' } as const;
const pausable = ['queued', 'submitting', 'rendering', 'downloading'] as const;

function after(job: Job, event: JobEvent, now = 5_000): Job {
  const result = transition(job, event, atTime(now));
  if (result === null) throw new Error(`${event.type} does not apply to ${job.status.state}`);
  return result.job;
}
const paused = (state: (typeof pausable)[number]) => after(aJob(state), { type: 'paused' });

describe('a job that a person pauses', () => {
  it.each(pausable)('is due at no time, as %s', (state) => {
    const job = paused(state);
    expect(isPaused(job)).toBe(true);
    expect(job.nextCheckAt).toBeNull();
    expect(job.status.state).toBe(state);
    expect(transition(job, { type: 'paused' }, atTime(6_000))).toBeNull();
  });

  it.each(['unconfirmed', 'completed', 'failed', 'canceled'] as const)(
    'is none that nothing moves: %s',
    (state) => {
      expect(transition(aJob(state), { type: 'paused' }, atTime(5_000))).toBeNull();
    },
  );

  it('is not sent, whoever had begun to', () => {
    expect(transition(paused('queued'), { type: 'submit-started' }, atTime(6_000))).toBeNull();
  });

  it('stays so when its submit is accepted, and when its render is done', () => {
    const accepted = after(paused('submitting'), {
      type: 'submit-accepted',
      operation,
      remoteId: 'abc-123',
      providerState: 'rendering',
    });
    expect(accepted).toMatchObject({ nextCheckAt: null, status: { state: 'rendering' } });
    const rendered = after(accepted, { type: 'check-succeeded', outputs: [output] });
    expect(rendered).toMatchObject({ nextCheckAt: null, status: { state: 'downloading' } });
    expect(isPaused(rendered)).toBe(true);
  });

  it('completes when its last file came all the same', () => {
    const job = after(paused('downloading'), { type: 'output-stored', last: true });
    expect(job.status).toEqual({ state: 'completed' });
  });

  it('stays so when a person lets it pass a guard', () => {
    const job = after(paused('queued'), { type: 'guard-waived' });
    expect(job).toMatchObject({ nextCheckAt: null, guardWaivedAt: 5_000 });
  });

  it.each(['resumed', 'check-wanted'] as const)('goes on by %s, at once', (type) => {
    for (const state of ['queued', 'downloading'] as const) {
      const job = after(paused(state), { type }, 9_000);
      expect(isPaused(job)).toBe(false);
      expect(job.nextCheckAt).toBe(9_000);
    }
  });

  it('is asked after no sooner than the provider allows', () => {
    const job = aJob('rendering', { observedAt: 4_500 });
    const resumed = after(after(job, { type: 'paused' }), { type: 'resumed' });
    expect(resumed.nextCheckAt).toBe(6_500);
  });

  it('is stopped like any other when it is canceled', () => {
    expect(after(paused('queued'), { type: 'cancel-asked' }).status.state).toBe('canceled');
    const job = after(paused('rendering'), { type: 'cancel-asked' });
    expect(isPaused(job)).toBe(false);
    expect(job.nextCheckAt).toBe(5_000);
    expect(transition(job, { type: 'paused' }, atTime(6_000))).toBeNull();
  });

  it('is never due, whatever comes in whatever order, until a person says so', () => {
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
    const held = { type: 'submit-held', heldFor: 'spending-guard', failure: someFailure } as const;
    const missed = { failure: someFailure, retryAt: 20_000 };
    const anyEvent = fc.constantFrom<JobEvent>(
      pending,
      { ...held, retryAt: 7_000 },
      { type: 'quoted', price: null, why: 'no' },
      { type: 'submit-postponed', ...missed },
      { type: 'check-missed', answered: true, watchedMs: 10, ...missed },
      { type: 'check-succeeded', outputs: [output, { ...output, key: '1' }] },
      { type: 'output-stored', last: false },
      { type: 'download-missed', waitingFor: 'retry', countsAsAttempt: true, ...missed },
    );
    fc.assert(
      fc.property(fc.constantFrom(...pausable), fc.array(anyEvent), (state, events) => {
        let job = paused(state);
        for (const event of events) job = transition(job, event, atTime(6_000))?.job ?? job;
        expect(job.nextCheckAt).toBeNull();
        expect(isPaused(job)).toBe(true);
      }),
    );
  });
});
