import { create } from 'zustand';
import { endStates, type JobView } from '../../shared/job.ts';
import type { JobId } from '../../shared/ids.ts';
import { mergeJob } from './merge-job.ts';

interface JobsStore {
  readonly byId: ReadonlyMap<JobId, JobView>;
  /** Ended jobs with smaller numbers than this are still at the host; null: all are here. */
  readonly endedFrom: number | null;
  /** A fresh snapshot: what it does not name is gone, unless it is newer than the snapshot's own. */
  readonly replace: (jobs: readonly JobView[], endedFrom: number | null) => void;
  readonly put: (jobs: readonly JobView[]) => void;
  readonly addOlder: (jobs: readonly JobView[], endedFrom: number | null) => void;
}

function merged(
  before: ReadonlyMap<JobId, JobView>,
  jobs: readonly JobView[],
): ReadonlyMap<JobId, JobView> {
  const byId = new Map(before);
  for (const job of jobs) byId.set(job.id, mergeJob(byId.get(job.id), job));
  return byId;
}

export const useJobs = create<JobsStore>((set) => ({
  byId: new Map(),
  endedFrom: null,
  replace: (jobs, endedFrom) =>
    set(({ byId }) => {
      const known = new Map(
        jobs.flatMap(({ id }) => {
          const job = byId.get(id);
          return job ? [[id, job] as const] : [];
        }),
      );
      return { byId: merged(known, jobs), endedFrom };
    }),
  put: (jobs) => set(({ byId }) => ({ byId: merged(byId, jobs) })),
  addOlder: (jobs, endedFrom) => set(({ byId }) => ({ byId: merged(byId, jobs), endedFrom })),
}));

export interface QueueGroups {
  readonly needsYou: readonly JobView[];
  readonly live: readonly JobView[];
  readonly ended: readonly JobView[];
}

/** A job about which only a person can decide. */
export const needsYou = ({ status }: JobView): boolean => status.state === 'unconfirmed';

/** Live jobs in the order in which they were asked for, ended ones the latest first. */
export function groupQueue(byId: ReadonlyMap<JobId, JobView>): QueueGroups {
  const jobs = [...byId.values()];
  const live = jobs.filter(({ status }) => !endStates.has(status.state));
  const byNumber = (left: JobView, right: JobView) => left.number - right.number;
  return {
    needsYou: live.filter(needsYou).toSorted(byNumber),
    live: live.filter((job) => !needsYou(job)).toSorted(byNumber),
    ended: jobs
      .filter(({ status }) => endStates.has(status.state))
      .toSorted((left, right) => (right.endedAt ?? 0) - (left.endedAt ?? 0)),
  };
}

let grouped: { readonly byId: ReadonlyMap<JobId, JobView>; readonly groups: QueueGroups } | null =
  null;

/** The queue as it is now, grouped once for all who show it. */
export function useQueueGroups(): QueueGroups {
  return useJobs(({ byId }) => {
    if (grouped?.byId !== byId) grouped = { byId, groups: groupQueue(byId) };
    return grouped.groups;
  });
}
