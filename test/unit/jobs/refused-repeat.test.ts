import { describe, expect, it } from 'vitest';
import type { Job } from '../../../src/core/jobs/job.ts';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { aJob, atTime, someFailure } from '../../builders/a-job.ts';

const repeats = (now: number) => atTime(now, { whenLost: 'repeat' });
const lost: JobEvent = { type: 'submit-lost', failure: someFailure };
const refused: JobEvent = { type: 'submit-refused', failure: someFailure };

/** What these events make of a job, at 2, 3, 4 … seconds; all of them change it. */
function after(job: Job, ...events: readonly JobEvent[]) {
  let result: ReturnType<typeof transition> = { job, note: null };
  events.forEach((event, at) => {
    result = transition(result?.job ?? job, event, repeats((at + 2) * 1_000));
  });
  return result;
}

describe('a submit that is sent again because its answer was lost', () => {
  it('waits for a person when the repeat is refused: the first may have arrived', () => {
    const result = after(aJob('submitting'), lost, { type: 'submit-started' }, refused);
    expect(result).toMatchObject({
      job: { nextCheckAt: null, status: { state: 'unconfirmed', sentAt: 1_000 } },
      notice: { kind: 'needs-you' },
    });
    expect(result?.note).toContain(someFailure.message);
  });

  it('still knows after repeats that did not get there either', () => {
    const postponed: JobEvent = { type: 'submit-postponed', failure: someFailure, retryAt: 9_000 };
    const again: JobEvent = { type: 'submit-started' };
    const result = after(aJob('submitting'), lost, again, postponed, again, lost, again, refused);
    expect(result?.job.status).toMatchObject({ state: 'unconfirmed', sentAt: 1_000 });
  });

  it('is not said to have been stopped when it is canceled before the repeat', () => {
    const result = after(aJob('submitting'), lost, { type: 'cancel-asked' });
    expect(result?.job.status).toEqual({ state: 'canceled', stoppedAtProvider: false });
    expect(result?.note).toContain('may still finish');
  });

  it('fails as any other when nothing was lost before', () => {
    expect(after(aJob('submitting'), refused)?.job.status.state).toBe('failed');
    const canceled = after(aJob('queued'), { type: 'cancel-asked' });
    expect(canceled?.job.status).toMatchObject({ state: 'canceled', stoppedAtProvider: true });
  });
});

describe('an answer to a download that says to expect no other', () => {
  it('is counted while no other comes in between', () => {
    const miss = {
      type: 'download-missed',
      failure: someFailure,
      retryAt: 9_000,
      waitingFor: 'retry',
      countsAsAttempt: true,
    } as const;
    const final = { ...miss, isFinal: true };
    expect(after(aJob('downloading'), final, final)?.job.status).toMatchObject({ finalAnswers: 2 });
    const mixed = after(aJob('downloading'), final, miss, final);
    expect(mixed?.job.status).toMatchObject({ attempts: 3, finalAnswers: 1 });
  });
});
