import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { aJob, atTime } from '../../builders/a-job.ts';

const cancel = { type: 'cancel-asked' } as const;
const takeBack = { type: 'cancel-taken-back' } as const;

describe('a cancel that is taken back', () => {
  it('lets a job that was never sent wait to be sent again, at once', () => {
    const canceled = transition(aJob('queued'), cancel, atTime(5_000))!.job;
    const back = transition(canceled, takeBack, atTime(6_000));
    expect(back?.job).toMatchObject({
      status: { state: 'queued', attempts: 0, lostAt: null, paused: false },
      nextCheckAt: 6_000,
      endedAt: null,
      cancelRequestedAt: null,
    });
    expect(back?.note).toContain('taken back');
  });

  it('leaves what was paused paused', () => {
    const paused = aJob('queued', { paused: true }, { nextCheckAt: null });
    const canceled = transition(paused, cancel, atTime(5_000))!.job;
    expect(transition(canceled, takeBack, atTime(6_000))?.job).toMatchObject({
      status: { state: 'queued', paused: true },
      nextCheckAt: null,
    });
  });

  it('does nothing where something may have been sent', () => {
    const lost = aJob('queued', { attempts: 1, lostAt: 900 });
    const canceled = transition(lost, cancel, atTime(5_000))!.job;
    expect(transition(canceled, takeBack, atTime(6_000))).toBeNull();
    expect(transition(aJob('canceled'), takeBack, atTime(6_000))).toBeNull();
    const still = (['queued', 'submitting', 'rendering', 'completed', 'failed'] as const).map(
      (state) => transition(aJob(state), takeBack, atTime(6_000)),
    );
    expect(still.filter(Boolean)).toEqual([]);
  });
});
