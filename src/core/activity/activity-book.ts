import { DAY, HOUR } from '../../shared/durations.ts';
import type { ActivitySumWrites } from '../db/activity-sum-repository.ts';
import { sumsOfChange, type JobChange } from './job-sums.ts';
import { added, addUp, keyOf, type Sum } from './sum.ts';

/** Hours tell how things are; days tell how they were. */
const HOURS_KEPT_MS = 8 * DAY;
const DAYS_KEPT_MS = 400 * DAY;

export interface ActivityBook {
  /** Adds up what a job's change means. Inside the transaction that writes the change. */
  follow(change: JobChange): void;
  /** Inside a transaction. */
  add(sums: readonly Sum[], now: number): void;
  /** What was added up since this process began. */
  totals(): Sum[];
  /** Takes away what is too old to be shown. */
  tidy(now: number): void;
}

/** Keeps sums by the hour and the day as things happen, so that nothing ever counts the history. */
export function createActivityBook(writes: ActivitySumWrites): ActivityBook {
  const totals = new Map<string, Sum>();
  function add(sums: readonly Sum[], now: number): void {
    for (const sum of addUp(sums)) {
      writes.add('hour', hourOf(now), sum);
      writes.add('day', dayOf(now), sum);
      const before = totals.get(keyOf(sum));
      totals.set(keyOf(sum), before === undefined ? sum : added(before, sum));
    }
  }
  return {
    follow: (change) => add(sumsOfChange(change), change.now),
    add,
    totals: () => [...totals.values()],
    tidy(now) {
      writes.forgetBefore('hour', now - HOURS_KEPT_MS);
      writes.forgetBefore('day', now - DAYS_KEPT_MS);
    },
  };
}

export const hourOf = (time: number): number => Math.floor(time / HOUR) * HOUR;

/** When the day of this machine's clock began that a moment lies in, in milliseconds since 1970. */
export function dayOf(time: number): number {
  return new Date(time).setHours(0, 0, 0, 0);
}
