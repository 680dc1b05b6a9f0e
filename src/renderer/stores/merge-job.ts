import type { JobView } from '../../shared/job.ts';

/** The fraction that is done, or null where nobody knows. */
export function progressOf({ status }: JobView): number | null {
  if (status.state === 'rendering') return status.progress;
  if (status.state !== 'downloading' || !status.totalBytes) return null;
  return Math.min(1, status.receivedBytes / status.totalBytes);
}

/**
 * The later value of a job. Within one stretch of rendering progress never goes backwards, even
 * when a provider's answers overtake each other.
 */
export function mergeJob(before: JobView | undefined, after: JobView): JobView {
  if (!before) return after;
  if (before.updatedAt > after.updatedAt) return before;
  const [old, now] = [before.status, after.status];
  if (old.state !== 'rendering' || now.state !== 'rendering') return after;
  if (old.since !== now.since || old.progress === null) return after;
  return { ...after, status: { ...now, progress: Math.max(old.progress, now.progress ?? 0) } };
}
