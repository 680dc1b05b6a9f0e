import { create } from 'zustand';
import type { JobView } from '../../shared/job.ts';
import type { JobId } from '../../shared/ids.ts';
import { mergeJob } from './merge-job.ts';
import { emptyOrder, reorder, type JobChange, type QueueOrder } from './queue-order.ts';

interface JobsStore {
  /**
   * Changed in place, and read through selectors only: a push is about a few of thousands, and to
   * copy them all ten times a second would cost more than to draw the few.
   */
  readonly byId: ReadonlyMap<JobId, JobView>;
  readonly order: QueueOrder;
  /** Ended jobs with smaller numbers than this are still at the host; null: all are here. */
  readonly endedFrom: number | null;
  /** A fresh snapshot: what it does not name is gone, unless it is newer than the snapshot's own. */
  readonly replace: (jobs: readonly JobView[], endedFrom: number | null) => void;
  readonly put: (jobs: readonly JobView[]) => void;
  readonly addOlder: (jobs: readonly JobView[], endedFrom: number | null) => void;
}

/** Takes the later value of each job into the map; what has changed by that. */
function mergeInto(byId: Map<JobId, JobView>, jobs: readonly JobView[]): JobChange[] {
  return jobs.flatMap((job) => {
    const before = byId.get(job.id);
    const after = mergeJob(before, job);
    if (after === before) return [];
    byId.set(job.id, after);
    return { before, after };
  });
}

export const useJobs = create<JobsStore>((set, get) => {
  let known = new Map<JobId, JobView>();
  const take = (jobs: readonly JobView[]): Pick<JobsStore, 'order'> => {
    const changes = mergeInto(known, jobs);
    return { order: reorder(get().order, changes, known) };
  };
  return {
    byId: known,
    order: emptyOrder,
    endedFrom: null,
    replace: (jobs, endedFrom) => {
      const before = known;
      known = new Map();
      const latest = jobs.map((job) => mergeJob(before.get(job.id), job));
      const changes = mergeInto(known, latest);
      set({ byId: known, order: reorder(emptyOrder, changes, known), endedFrom });
    },
    put: (jobs) => set(take(jobs)),
    addOlder: (jobs, endedFrom) => set({ ...take(jobs), endedFrom }),
  };
});

/** One job, drawn anew when it has changed and not when another has. */
export function useJob(id: JobId): JobView | undefined {
  return useJobs(({ byId }) => byId.get(id));
}
