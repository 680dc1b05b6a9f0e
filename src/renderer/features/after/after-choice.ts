import { endStates, type JobView } from '../../../shared/job.ts';
import type { JobId } from '../../../shared/ids.ts';

/** Whether the one is to be sent after the other already, directly or by those between. */
export function isAfter(one: JobId, other: JobId, byId: ReadonlyMap<JobId, JobView>): boolean {
  const seen = new Set<JobId>();
  const left = [one];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    for (const { id: earlier } of byId.get(id)?.after ?? []) {
      if (earlier === other) return true;
      left.push(earlier);
    }
  }
  return false;
}

/**
 * What a job can be sent after: everything that is not at its end and does not wait for it itself.
 * @param job null: one that is not made yet
 */
export function possibleOthers(
  job: JobView | null,
  order: readonly JobId[],
  byId: ReadonlyMap<JobId, JobView>,
): JobView[] {
  return order
    .flatMap((id) => byId.get(id) ?? [])
    .filter(
      ({ id, status }) =>
        !endStates.has(status.state) &&
        (job === null || (id !== job.id && !isAfter(id, job.id, byId))),
    );
}

/** What is to be sent after this job, as far as it was not sent yet; oldest first. */
export function waitingFor(id: JobId, byId: ReadonlyMap<JobId, JobView>): JobView[] {
  return [...byId.values()]
    .filter(({ status, after }) => status.state === 'queued' && after.some((one) => one.id === id))
    .toSorted((one, other) => one.number - other.number);
}
