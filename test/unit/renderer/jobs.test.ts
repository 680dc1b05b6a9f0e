import { beforeEach, describe, expect, it } from 'vitest';
import { failure } from '../../../src/shared/failure.ts';
import { useJobs } from '../../../src/renderer/stores/jobs.ts';
import { mergeJob, progressOf } from '../../../src/renderer/stores/merge-job.ts';
import { can, nextAttempt, stateDetail } from '../../../src/renderer/words/job-words.ts';
import { endedSentence } from '../../../src/renderer/stores/announcements.ts';
import { queueLines } from '../../../src/renderer/features/queue/queue-lines.ts';
import { byState } from '../../../src/renderer/features/queue/queue-sections.ts';
import type { JobId } from '../../../src/shared/ids.ts';
import { aJobView, aRendering } from './a-job-view.ts';

const completed = { state: 'completed' } as const;
const unconfirmed = {
  state: 'unconfirmed',
  since: 1_500,
  failure: failure('answer-lost', 'The answer was lost.', 'Look in your account.'),
} as const;

function numbers(): Record<string, (number | undefined)[]> {
  const { order, byId } = useJobs.getState();
  return Object.fromEntries(
    Object.entries(order).map(([group, ids]) => [group, ids.map((id) => byId.get(id)?.number)]),
  );
}

describe('merging a pushed job', () => {
  it('keeps the later value', () => {
    const newer = aJobView({ updatedAt: 5, status: completed });
    expect(mergeJob(newer, aJobView({ updatedAt: 4 }))).toBe(newer);
    const newest = aJobView({ updatedAt: 6 });
    expect(mergeJob(newer, newest)).toBe(newest);
  });

  it('never lets progress go backwards or be forgotten within one render', () => {
    const before = aJobView({ status: aRendering({ progress: 0.6 }) });
    for (const progress of [0.4, null]) {
      const after = aJobView({ updatedAt: 3_000, status: aRendering({ progress }) });
      expect(progressOf(mergeJob(before, after))).toBe(0.6);
    }
    const later = aJobView({ updatedAt: 3_000, status: aRendering({ progress: 0.8 }) });
    expect(progressOf(mergeJob(before, later))).toBe(0.8);
  });

  it('begins anew with a new stretch of rendering', () => {
    const before = aJobView({ status: aRendering({ progress: 0.6 }) });
    const again = aJobView({
      updatedAt: 3_000,
      status: aRendering({ since: 2_900, progress: 0.1 }),
    });
    expect(progressOf(mergeJob(before, again))).toBe(0.1);
  });
});

describe('the jobs of the window', () => {
  beforeEach(() => useJobs.getState().replace([], null));

  it('drops what a fresh snapshot no longer names, and keeps what is newer than it', () => {
    const { put, replace } = useJobs.getState();
    put([aJobView({ digit: 1 }), aJobView({ digit: 2, updatedAt: 9_000, status: completed })]);
    replace([aJobView({ digit: 2, updatedAt: 8_000 })], 2);
    const { byId, endedFrom } = useJobs.getState();
    expect([...byId.values()].map(({ number }) => number)).toEqual([2]);
    expect([...byId.values()][0]?.status.state).toBe('completed');
    expect(endedFrom).toBe(2);
  });

  it('puts what needs a person first, then live ones in order, then the latest ended', () => {
    useJobs
      .getState()
      .put([
        aJobView({ digit: 4 }),
        aJobView({ digit: 1, status: completed, endedAt: 10 }),
        aJobView({ digit: 3 }),
        aJobView({ digit: 2, status: completed, endedAt: 20 }),
        aJobView({ digit: 5, status: unconfirmed }),
      ]);
    expect(numbers()).toEqual({ needsYou: [5], live: [3, 4], ended: [2, 1] });
  });

  it('moves what changes its group, and nothing else', () => {
    const { put } = useJobs.getState();
    put([1, 2, 3].map((digit) => aJobView({ digit })));
    put([aJobView({ digit: 2, updatedAt: 3_000, status: unconfirmed })]);
    expect(numbers()).toEqual({ needsYou: [2], live: [1, 3], ended: [] });
    put([aJobView({ digit: 2, updatedAt: 4_000 })]);
    expect(numbers()).toEqual({ needsYou: [], live: [1, 2, 3], ended: [] });
    put([aJobView({ digit: 1, updatedAt: 4_000, status: completed, endedAt: 4_000 })]);
    expect(numbers()).toEqual({ needsYou: [], live: [2, 3], ended: [1] });
  });

  it('leaves the order and the other jobs the very same when only progress comes', () => {
    const { put } = useJobs.getState();
    put([1, 2].map((digit) => aJobView({ digit })));
    const { order, byId } = useJobs.getState();
    const [first, second] = [...byId.values()];
    put([aJobView({ digit: 1, updatedAt: 3_000, status: aRendering({ progress: 0.5 }) })]);
    const after = useJobs.getState();
    expect(after.order).toBe(order);
    expect([...after.byId.values()][1]).toBe(second);
    expect([...after.byId.values()][0]).not.toBe(first);
  });
});

describe('the lines of the queue', () => {
  beforeEach(() => useJobs.getState().replace([], null));
  const fill = () =>
    useJobs
      .getState()
      .put([
        aJobView({ digit: 1 }),
        aJobView({ digit: 2 }),
        aJobView({ digit: 3, status: completed, endedAt: 9 }),
      ]);

  it('are a heading for each group that has any, its jobs, and the way to older ones', () => {
    fill();
    const lines = queueLines(byState(useJobs.getState().order), 3);
    const kinds = Array.from({ length: lines.count }, (_, index) => lines.at(index)?.kind);
    expect(kinds).toEqual(['heading', 'job', 'job', 'heading', 'job', 'more']);
    expect(lines.at(0)).toMatchObject({ title: 'In progress', count: 2 });
    expect(lines.at(6)).toBeUndefined();
    expect(queueLines(byState(useJobs.getState().order), null).count).toBe(5);
  });

  it('lead from one job to the next over headings, and stop at the ends', () => {
    fill();
    const { order } = useJobs.getState();
    const lines = queueLines(byState(order), null);
    const [first, second] = order.live as [JobId, JobId];
    const [third] = order.ended as [JobId];
    expect(lines.neighbour(second, 1)).toBe(third);
    expect(lines.neighbour(third, 1)).toBe(third);
    expect(lines.neighbour(first, -1)).toBe(first);
    expect(lines.neighbour(first, Infinity)).toBe(third);
    expect(lines.neighbour(third, -Infinity)).toBe(first);
    expect(lines.indexOf(third)).toBe(4);
  });
});

describe('words for a job', () => {
  it('says what is done next, and when', () => {
    const job = aJobView({ status: aRendering({ nextAttemptAt: 5_000 }) });
    expect(nextAttempt(job, 2_000)).toBe('Check in 3 s');
    expect(nextAttempt(job, 6_000)).toBe('Checking…');
    const held = aRendering({ nextAttemptAt: 5_000, waitingFor: 'budget' });
    expect(nextAttempt(aJobView({ status: held }), 6_000)).toBe('Due');
    const paused = aRendering({ nextAttemptAt: 5_000, waitingFor: 'account-paused' });
    expect(nextAttempt(aJobView({ status: paused }), 2_000)).toBeNull();
    expect(nextAttempt(aJobView({ status: completed }), 0)).toBeNull();
  });

  it('says why it waits before anything else, and that it is being canceled before that', () => {
    const held = aRendering({ waitingFor: 'account-paused', queuePosition: 3 });
    expect(stateDetail(aJobView({ status: held }))).toBe('Account is paused');
    expect(stateDetail(aJobView({ status: held, cancelRequestedAt: 1 }))).toBe('Canceling…');
    expect(stateDetail(aJobView({ status: aRendering({ queuePosition: 3 }) }))).toContain('No. 3');
  });

  it('offers to send a job past the guard that holds it, and nothing that cannot be done', () => {
    const waitingFor = 'spending-guard';
    const status = { state: 'queued', waitingFor, nextAttemptAt: null, lastProblem: null } as const;
    expect(can(aJobView({ status }))).toMatchObject({ sendAnyway: true, check: false });
    const ended = {
      status: { state: 'canceled', stoppedAtProvider: true, canTakeBack: false },
    } as const;
    expect(can(aJobView(ended)).renderAgain).toBe(true);
    expect(can(aJobView({ ...ended, canRenderAgain: false })).renderAgain).toBe(false);
  });

  it('offers to cancel once, and to render again only what has ended', () => {
    expect(can(aJobView())).toEqual({
      cancel: true,
      check: true,
      pause: true,
      resume: false,
      renderAgain: false,
      sendAnyway: false,
      sendNow: false,
      wait: false,
    });
    expect(can(aJobView({ cancelRequestedAt: 1 })).cancel).toBe(false);
    const paused = aRendering({ waitingFor: 'account-paused' });
    expect(can(aJobView({ status: paused }))).toMatchObject({ cancel: true, check: false });
    expect(can(aJobView({ status: unconfirmed }))).toEqual({
      cancel: false,
      check: false,
      pause: false,
      resume: false,
      renderAgain: false,
      sendAnyway: false,
      sendNow: false,
      wait: false,
    });
    expect(can(aJobView({ status: completed })).renderAgain).toBe(true);
  });

  it('tells a screen reader about a batch in one sentence', () => {
    const done = aJobView({ status: completed });
    const failed = aJobView({ status: { state: 'failed', failure: unconfirmed.failure } });
    expect(endedSentence([])).toBe('');
    expect(endedSentence([done])).toBe('job-1 finished.');
    expect(endedSentence([done, done, failed])).toBe('2 finished, 1 failed.');
  });
});
