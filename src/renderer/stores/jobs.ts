import { create } from 'zustand';
import { endStates, type JobView } from '../../shared/job.ts';
import type { JobId } from '../../shared/ids.ts';
import { mergeJob } from './merge-job.ts';

interface JobsStore {
  readonly byId: ReadonlyMap<JobId, JobView>;
  /** Whether the host has ended jobs older than those here. */
  readonly moreEnded: boolean;
  /** A fresh snapshot: what it does not name is gone, unless it is newer than the snapshot's own. */
  readonly replace: (jobs: readonly JobView[], moreEnded: boolean) => void;
  readonly put: (jobs: readonly JobView[]) => void;
  readonly addOlder: (jobs: readonly JobView[], moreEnded: boolean) => void;
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
  moreEnded: false,
  replace: (jobs, moreEnded) =>
    set(({ byId }) => {
      const known = new Map(
        jobs.flatMap(({ id }) => {
          const job = byId.get(id);
          return job ? [[id, job] as const] : [];
        }),
      );
      return { byId: merged(known, jobs), moreEnded };
    }),
  put: (jobs) => set(({ byId }) => ({ byId: merged(byId, jobs) })),
  addOlder: (jobs, moreEnded) => set(({ byId }) => ({ byId: merged(byId, jobs), moreEnded })),
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
