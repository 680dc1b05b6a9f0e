import type { DueJob } from '../db/due-repository.ts';

/**
 * What has a higher priority goes first; of the same, what has waited longest. But of so many that
 * go, the last is the one that has waited longest of all, whatever its priority: so nothing waits
 * for ever, however much comes that is more urgent.
 */
export const ONE_WHATEVER_ITS_PRIORITY = 5;

const waitedLonger = (one: DueJob, other: DueJob): number =>
  one.dueAt - other.dueAt || one.number - other.number;
/** By priority; of the same, what has waited longest. */
export const goesBefore = (one: DueJob, other: DueJob): number =>
  other.rank - one.rank || waitedLonger(one, other);

/**
 * The order in which they go.
 * @param begun how many have gone so far
 */
export function inPriorityOrder<Due extends DueJob>(jobs: readonly Due[], begun: number): Due[] {
  const byPriority = jobs.toSorted(goesBefore);
  if (byPriority[0]?.rank === byPriority.at(-1)?.rank) return byPriority;
  const byWait = jobs.toSorted(waitedLonger);
  const gone = new Set<Due>();
  const next = (order: Due[]): Due => {
    const job = order.find((each) => !gone.has(each));
    if (job === undefined) throw new Error('there are as many places as jobs');
    gone.add(job);
    return job;
  };
  return jobs.map((_, at) => {
    const isAnyonesTurn = (begun + at + 1) % ONE_WHATEVER_ITS_PRIORITY === 0;
    return next(isAnyonesTurn ? byWait : byPriority);
  });
}
