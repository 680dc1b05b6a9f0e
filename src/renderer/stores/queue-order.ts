import { endStates, type JobView } from '../../shared/job.ts';
import type { JobId } from '../../shared/ids.ts';

/** In the order in which they stand in the queue, from top to bottom. */
export const queueGroups = ['needsYou', 'live', 'ended'] as const;
export type QueueGroup = (typeof queueGroups)[number];

/** Which jobs stand where. A group is the same array for as long as nothing in it moves. */
export type QueueOrder = Readonly<Record<QueueGroup, readonly JobId[]>>;

export const emptyOrder: QueueOrder = { needsYou: [], live: [], ended: [] };

/** About an unconfirmed job, and one that waits in vain for another, only a person can decide. */
export function groupOf({ status }: JobView): QueueGroup {
  if (endStates.has(status.state)) return 'ended';
  const isStuck = status.state === 'queued' && status.waitingFor === 'other-render-failed';
  return status.state === 'unconfirmed' || isStuck ? 'needsYou' : 'live';
}

const byNumber = (left: JobView, right: JobView) => left.number - right.number;
const latestEndedFirst = (left: JobView, right: JobView) =>
  (right.endedAt ?? 0) - (left.endedAt ?? 0) || right.number - left.number;

/** Live jobs in the order in which they were asked for, ended ones the latest first. */
const comparisons: Readonly<Record<QueueGroup, typeof byNumber>> = {
  needsYou: byNumber,
  live: byNumber,
  ended: latestEndedFirst,
};

function hasMoved(before: JobView | undefined, after: JobView): boolean {
  if (!before) return true;
  return groupOf(before) !== groupOf(after) || before.endedAt !== after.endedAt;
}

export interface JobChange {
  readonly before: JobView | undefined;
  readonly after: JobView;
}

/**
 * The order after some jobs have changed. Where none has moved, which is so for nearly every push,
 * it is the very same object, and nothing that shows the order has anything to do.
 */
export function reorder(
  order: QueueOrder,
  changes: readonly JobChange[],
  byId: ReadonlyMap<JobId, JobView>,
): QueueOrder {
  const moved = changes.filter(({ before, after }) => hasMoved(before, after));
  if (moved.length === 0) return order;
  const left = new Set(moved.map(({ after }) => after.id));
  const next = { ...order };
  for (const group of queueGroups) {
    const arrived = moved.filter(({ after }) => groupOf(after) === group);
    const hadSome = moved.some(({ before }) => before && groupOf(before) === group);
    if (arrived.length === 0 && !hadSome) continue;
    const stayed = order[group].filter((id) => !left.has(id));
    next[group] = arrived.length === 0 ? stayed : sorted(group, [...stayed, ...left], byId);
  }
  return next;
}

function sorted(
  group: QueueGroup,
  ids: readonly JobId[],
  byId: ReadonlyMap<JobId, JobView>,
): JobId[] {
  return ids
    .flatMap((id) => byId.get(id) ?? [])
    .filter((job) => groupOf(job) === group)
    .toSorted(comparisons[group])
    .map(({ id }) => id);
}
