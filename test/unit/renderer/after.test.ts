import { describe, expect, it } from 'vitest';
import { possibleOthers } from '../../../src/renderer/features/after/after-choice.ts';
import { useReview } from '../../../src/renderer/features/review/review-store.ts';
import { groupOf } from '../../../src/renderer/stores/queue-order.ts';
import { can, stateDetail } from '../../../src/renderer/words/job-words.ts';
import type { JobView, OtherOutcome } from '../../../src/shared/job.ts';
import { aJobView } from './a-job-view.ts';

describe('a job that is sent after others', () => {
  const other = { id: aJobView({ digit: 2 }).id, number: 2, name: 'intro' };
  const waiting = (
    outcome: OtherOutcome,
    waitingFor: 'other-renders' | 'other-render-failed' = 'other-renders',
  ) =>
    aJobView({
      status: { state: 'queued', waitingFor, nextAttemptAt: null, lastProblem: null },
      after: [{ ...other, outcome }],
    });

  it('says which, can go without waiting, and is not tried again by hand', () => {
    const job = waiting('pending');
    expect(stateDetail(job)).toBe('Waits for #2');
    expect(can(job)).toMatchObject({ sendNow: true, sendAnyway: false, check: false, wait: true });
    expect(groupOf(job)).toBe('live');
    const { after } = job;
    const several = { ...job, after: [...after, ...after, { ...after[0]!, outcome: 'finished' }] };
    expect(stateDetail(several as JobView)).toBe('Waits for #2 and 1 more');
  });

  it('needs a person when one of them came to nothing', () => {
    const job = waiting('failed', 'other-render-failed');
    expect(stateDetail(job)).toBe('Waits for #2, which failed');
    expect(stateDetail(waiting('canceled', 'other-render-failed'))).toContain('was canceled');
    expect(can(job)).toMatchObject({ sendNow: false, sendAnyway: true, check: false });
    expect(groupOf(job)).toBe('needsYou');
  });

  it('is not offered to what it waits for, however far', () => {
    const [a, b, c] = [1, 2, 3].map((digit) => aJobView({ digit }));
    const jobs = [
      a!,
      { ...b!, after: [{ ...a!, outcome: 'pending' as const }] },
      { ...c!, after: [{ ...b!, outcome: 'pending' as const }] },
    ];
    const byId = new Map(jobs.map((job) => [job.id, job]));
    const ids = jobs.map(({ id }) => id);
    const numbers = (job: JobView | null) =>
      possibleOthers(job, ids, byId).map(({ number }) => number);
    expect(numbers(a!)).toEqual([]);
    expect(numbers(c!)).toEqual([1, 2]);
    expect(numbers(null)).toEqual([1, 2, 3]);
  });
});

it('what was chosen for files under review is forgotten when none is left, however they went', () => {
  const { add, remove } = useReview.getState();
  const file = (name: string) => ({ file: { name, contentBase64: '' }, bytes: 0 });
  const [one, other] = add([file('a.json'), file('b.json')]);
  useReview.setState({ startPaused: true, oneAfterAnother: true, after: [aJobView().id] });
  remove(new Set([one!.id]));
  expect(useReview.getState()).toMatchObject({ startPaused: true, oneAfterAnother: true });
  remove(new Set([other!.id]));
  expect(useReview.getState()).toMatchObject({
    startPaused: false,
    oneAfterAnother: false,
    after: [],
  });
});
