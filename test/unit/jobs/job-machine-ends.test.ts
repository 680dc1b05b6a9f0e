import { describe, expect, it } from 'vitest';
import type { JobEvent } from '../../../src/core/jobs/job-event.ts';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { failure } from '../../../src/shared/failure.ts';
import { aJob, atTime, someFailure } from '../../builders/a-job.ts';

describe('a download', () => {
  it('is completed by its last output, which is told', () => {
    const result = transition(
      aJob('downloading'),
      { type: 'output-stored', last: true },
      atTime(9_000),
    );
    expect(result?.job).toMatchObject({ endedAt: 9_000, status: { state: 'completed' } });
    expect(result?.notice?.kind).toBe('completed');
  });

  it('that was given up can be taken up again without rendering again', () => {
    const why = failure('download-incomplete', 'It broke off.', 'Again.', {
      actions: ['download-again'],
    });
    const failed = transition(
      aJob('downloading'),
      { type: 'download-failed', failure: why },
      atTime(9_000),
    )?.job;
    expect(
      failed && transition(failed, { type: 'check-wanted' }, atTime(9_500))?.job,
    ).toMatchObject({
      status: { state: 'downloading', attempts: 0 },
      nextCheckAt: 9_500,
    });
  });

  it('does not spend an attempt on a full disk', () => {
    const event: JobEvent = {
      type: 'download-missed',
      failure: someFailure,
      retryAt: 9_000,
      waitingFor: 'disk-full',
      countsAsAttempt: false,
    };
    const result = transition(aJob('downloading', { attempts: 3 }), event, atTime(8_000));
    expect(result?.job.status).toMatchObject({ attempts: 3, waitingFor: 'disk-full' });
  });
});

describe('a cancel', () => {
  it('of a queued job is over at once, and nothing was sent', () => {
    const result = transition(aJob('queued'), { type: 'cancel-asked' }, atTime(2_000));
    expect(result?.job.status).toMatchObject({ state: 'canceled', stoppedAtProvider: true });
  });

  it('never cuts a submit that is on its way', () => {
    const job = aJob('submitting');
    expect(transition(job, { type: 'following-stopped' }, atTime(2_000))).toBeNull();
    expect(transition(job, { type: 'cancel-asked' }, atTime(2_000))?.job).toMatchObject({
      cancelRequestedAt: 2_000,
      status: { state: 'submitting' },
    });
  });

  it('of a render that the provider cannot stop says so', () => {
    const result = transition(aJob('rendering'), { type: 'following-stopped' }, atTime(2_000));
    expect(result?.job.status).toEqual({ state: 'canceled', stoppedAtProvider: false });
    expect(result?.note).toContain('not stopped: it may still finish, and count, at Mockly');
  });
});
