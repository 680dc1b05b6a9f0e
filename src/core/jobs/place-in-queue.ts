import type { DueJob } from '../db/due-repository.ts';

/** Where in the queue: at an end, or before the job with this number. */
export type Place = 'first' | 'last' | number;

export interface Placed {
  /** The numbers of all, in their new order. */
  readonly numbers: readonly number[];
  /** The priority that the moved one has there: else it would not go in that order. */
  readonly rank: number;
}

/**
 * Puts a job into its new place among those that wait with it.
 * @param others in the order in which they go, without the job
 * @returns null where the job that it should be before is not among them
 */
export function placedIn(
  others: readonly DueJob[],
  job: Pick<DueJob, 'number' | 'rank'>,
  place: Place,
): Placed | null {
  const at = indexOf(others, place);
  if (at === -1) return null;
  const before = others[at - 1]?.rank ?? Infinity;
  const after = others[at]?.rank ?? -Infinity;
  const numbers = others.map(({ number }) => number).toSpliced(at, 0, job.number);
  return { numbers, rank: Math.min(before, Math.max(after, job.rank)) };
}

function indexOf(others: readonly DueJob[], place: Place): number {
  if (place === 'first') return 0;
  return place === 'last' ? others.length : others.findIndex(({ number }) => number === place);
}
