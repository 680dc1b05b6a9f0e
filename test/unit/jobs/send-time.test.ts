import { describe, expect, it } from 'vitest';
import { transition } from '../../../src/core/jobs/job-machine.ts';
import { aJob, atTime } from '../../builders/a-job.ts';

const at = (sendAt: number | null) => ({ type: 'send-time-changed', sendAt }) as const;

describe('a time to be sent at', () => {
  it('keeps a queued job until then, without a problem', () => {
    const result = transition(aJob('queued'), at(9_000), atTime(5_000));
    expect(result?.job).toMatchObject({
      sendAt: 9_000,
      nextCheckAt: 9_000,
      status: { state: 'queued', heldFor: 'send-time', problem: null },
    });
  });

  it('that is taken away, or has passed, lets it go at once', () => {
    const waiting = aJob('queued', { heldFor: 'send-time' }, { sendAt: 9_000, nextCheckAt: 9_000 });
    for (const sendAt of [null, 4_000])
      expect(transition(waiting, at(sendAt), atTime(5_000))?.job).toMatchObject({
        sendAt,
        nextCheckAt: 5_000,
        status: { heldFor: null },
      });
  });

  it('is kept, and not waited for yet, where it waits for other renders', () => {
    const waiting = aJob('queued', { heldFor: 'other-renders' }, { nextCheckAt: null });
    expect(transition(waiting, at(9_000), atTime(5_000))?.job).toMatchObject({
      sendAt: 9_000,
      nextCheckAt: null,
      status: { heldFor: 'other-renders' },
    });
  });

  it('leaves a paused job paused', () => {
    const paused = aJob('queued', { paused: true }, { nextCheckAt: null });
    expect(transition(paused, at(9_000), atTime(5_000))?.job).toMatchObject({
      sendAt: 9_000,
      nextCheckAt: null,
      status: { paused: true },
    });
  });

  it('is nothing for a job that was sent', () => {
    for (const state of ['submitting', 'rendering', 'completed'] as const)
      expect(transition(aJob(state), at(9_000), atTime(5_000))).toBeNull();
  });
});

describe('a priority', () => {
  const to = (priority: 'high' | 'low') => ({ type: 'priority-changed', priority }) as const;

  it('changes nothing else, in whatever state the job goes on', () => {
    for (const state of ['queued', 'rendering', 'downloading'] as const) {
      const job = aJob(state);
      const result = transition(job, to('high'), atTime(5_000));
      expect(result?.job).toEqual({ ...job, priority: 'high', updatedAt: 5_000 });
    }
  });

  it('is nothing for what has ended, or has it already', () => {
    expect(transition(aJob('failed'), to('low'), atTime(5_000))).toBeNull();
    expect(transition(aJob('queued', {}, { priority: 'low' }), to('low'), atTime(1))).toBeNull();
  });
});
