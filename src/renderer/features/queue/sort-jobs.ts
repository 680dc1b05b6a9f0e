import type { JobId } from '../../../shared/ids.ts';
import { jobPriorities, jobStates, type JobView } from '../../../shared/job.ts';
import type { QueueColumn, QueueSort } from '../../../shared/queue-look.ts';
import { progressOf } from '../../stores/merge-job.ts';
import { elapsed, endOf } from '../../words/job-words.ts';
import { columnShapes } from './queue-columns.ts';

/** Null: it has none, and stands behind those that have, whichever way they are sorted. */
type SortValue = string | number | null;

interface SortFacts {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly providerName: (job: JobView) => string;
}

const sizeOf = ({ status, outputs }: JobView): number | null => {
  if (status.state === 'downloading') return status.totalBytes;
  return outputs[0]?.bytes ?? null;
};
const progressValue = (job: JobView): number | null =>
  job.status.state === 'completed' ? 1 : progressOf(job);

const values: Readonly<Record<QueueSort['by'], (job: JobView, facts: SortFacts) => SortValue>> = {
  name: ({ name }) => name,
  state: ({ status }) => jobStates.indexOf(status.state),
  progress: progressValue,
  account: ({ accountName }) => accountName,
  provider: (job, { providerName }) => providerName(job),
  kind: ({ kind }) => kind,
  price: ({ price }) => price?.amount ?? null,
  size: sizeOf,
  speed: ({ status }) => (status.state === 'downloading' ? status.bytesPerSecond : null),
  place: ({ status }) => (status.state === 'rendering' ? status.queuePosition : null),
  priority: ({ priority }) => jobPriorities.indexOf(priority),
  created: ({ createdAt }) => createdAt,
  lastCheck: ({ status }) => (status.state === 'rendering' ? status.lastCheckAt : null),
  nextCheck: ({ status }) => ('nextAttemptAt' in status ? status.nextAttemptAt : null),
  end: (job, { now }) => endOf(job, now),
  elapsed: (job, { now }) => elapsed(job, now),
};

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compare(one: SortValue, other: SortValue): number {
  if (typeof one === 'string' && typeof other === 'string') return words.compare(one, other);
  return Number(one) - Number(other);
}

/** Which way the first choice of a column sorts: what people mostly want of it. */
export const isDescending = ({ by, reversed }: QueueSort): boolean =>
  (by !== 'name' && columnShapes[by].isLargestFirst === true) !== reversed;

/** Jobs by what a column says of them; those of which it says the same keep their order. */
export function sortJobs(
  ids: readonly JobId[],
  byId: ReadonlyMap<JobId, JobView>,
  sort: QueueSort,
  facts: SortFacts,
): JobId[] {
  const valueOf = values[sort.by];
  const sign = isDescending(sort) ? -1 : 1;
  const valued = ids.map((id) => {
    const job = byId.get(id);
    return { id, value: job === undefined ? null : valueOf(job, facts) };
  });
  return valued
    .toSorted((one, other) => {
      if (one.value === null || other.value === null)
        return Number(one.value === null) - Number(other.value === null);
      return sign * compare(one.value, other.value);
    })
    .map(({ id }) => id);
}

/** The next choice of a column's head: first its own order, then the other way, then the queue's. */
export function nextSort(sort: QueueSort | null, by: 'name' | QueueColumn): QueueSort | null {
  if (sort?.by !== by) return { by, reversed: false };
  return sort.reversed ? null : { by, reversed: true };
}
