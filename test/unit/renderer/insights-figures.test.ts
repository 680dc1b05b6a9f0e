import { describe, expect, it } from 'vitest';
import {
  boundWithin,
  daysOf,
  distributionOf,
  jobsByDay,
  requestsByProvider,
  transfersByDay,
} from '../../../src/renderer/features/insights/figures.ts';
import { durationBounds, type Insights } from '../../../src/shared/activity.ts';

const day = (date: string) => new Date(`${date}T00:00:00`).getTime();
const counts = (...first: number[]) =>
  Array.from({ length: durationBounds.length + 1 }, (_, index) => first[index] ?? 0);

const insights: Insights = {
  from: day('2026-03-27'),
  to: day('2026-03-31'),
  jobs: [
    { day: day('2026-03-28'), providerId: 'mockly', outcome: 'completed', count: 3 },
    { day: day('2026-03-28'), providerId: 'roughy', outcome: 'completed', count: 1 },
    { day: day('2026-03-28'), providerId: 'roughy', outcome: 'failed', count: 2 },
  ],
  unconfirmed: 0,
  distributions: [
    { measure: 'render', providerId: 'mockly', counts: counts(1, 2), totalMs: 1 },
    { measure: 'render', providerId: 'roughy', counts: counts(0, 0, 7), totalMs: 1 },
  ],
  spend: [],
  transfers: [{ day: day('2026-03-29'), providerId: 'mockly', bytes: 4_000, ms: 2_000, count: 1 }],
  requests: [
    { providerId: 'mockly', kind: 'check', outcome: 'ok', count: 8, ms: 800 },
    { providerId: 'mockly', kind: 'check', outcome: 'no-answer', count: 2, ms: 60_000 },
    { providerId: 'mockly', kind: 'download', outcome: 'ok', count: 1, ms: 9_000 },
  ],
  retries: [{ providerId: 'mockly', what: 'check', count: 2 }],
};

describe('the figures of the last days', () => {
  it('have every day, also the short one and those of nothing', () => {
    const days = daysOf(insights);
    expect(days.map((each) => new Date(each).getDate())).toEqual([27, 28, 29, 30]);
    expect(jobsByDay(insights, null).map(({ completed }) => completed)).toEqual([0, 4, 0, 0]);
  });

  it('are those of one provider where one is chosen', () => {
    expect(jobsByDay(insights, 'roughy')[1]).toMatchObject({ completed: 1, failed: 2 });
    expect(distributionOf(insights, 'render', 'mockly').slice(0, 3)).toEqual([1, 2, 0]);
    expect(requestsByProvider(insights, 'roughy')).toEqual([]);
  });

  it('say within what time so many of them lie', () => {
    const all = distributionOf(insights, 'render', null);
    expect(boundWithin(all, 0.1)).toBe(250);
    expect(boundWithin(all, 0.3)).toBe(500);
    expect(boundWithin(all, 0.9)).toBe(1_000);
    expect(boundWithin(counts(), 0.5)).toBeNull();
  });

  it('measure speed over the time in which something came', () => {
    expect(transfersByDay(insights, null)[2]).toMatchObject({
      bytes: 4_000,
      bytesPerSecond: 2_000,
    });
    expect(transfersByDay(insights, null)[0]).toMatchObject({ bytes: 0, bytesPerSecond: null });
  });

  it('take an answer’s time from what was answered, downloads left out', () => {
    expect(requestsByProvider(insights, null)).toEqual([
      { providerId: 'mockly', all: 11, bad: 2, limited: 0, retries: 2, meanMs: 100 },
    ]);
  });
});
