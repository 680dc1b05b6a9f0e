import { create } from 'zustand';
import type { JobId } from '../../../shared/ids.ts';

interface SelectionStore {
  readonly chosen: ReadonlySet<JobId>;
  /** Where a range that is drawn with Shift begins. */
  readonly anchor: JobId | null;
  readonly choose: (jobs: readonly JobId[]) => void;
  /** Chooses one more, or leaves it out again. */
  readonly flip: (job: JobId) => void;
  /** Chooses everything from the anchor to this job, and nothing else. */
  readonly reach: (listed: readonly JobId[], job: JobId) => void;
  /** Nothing is chosen; the next range begins at this job. */
  readonly begin: (anchor: JobId | null) => void;
}

/** The jobs from one to another, both included, whichever stands first; the last alone if the first is gone. */
export function rangeOf(listed: readonly JobId[], from: JobId, to: JobId): readonly JobId[] {
  const ends = [listed.indexOf(from), listed.indexOf(to)] as const;
  if (Math.min(...ends) < 0) return [to];
  return listed.slice(Math.min(...ends), Math.max(...ends) + 1);
}

export const useQueueSelection = create<SelectionStore>((set) => ({
  chosen: new Set(),
  anchor: null,
  choose: (jobs) => set({ chosen: new Set(jobs) }),
  flip: (job) =>
    set(({ chosen }) => {
      const next = new Set(chosen);
      if (!next.delete(job)) next.add(job);
      return { chosen: next, anchor: job };
    }),
  reach: (listed, job) =>
    set(({ anchor }) => {
      const from = anchor ?? job;
      return { chosen: new Set(rangeOf(listed, from, job)), anchor: from };
    }),
  begin: (anchor) => set({ chosen: new Set(), anchor }),
}));
