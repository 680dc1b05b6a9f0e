import { jobPriorities, type JobPriority } from '../../shared/job.ts';
import type { Job } from '../jobs/job.ts';

/** As the column has it: what goes first is the highest. */
export const priorityRank: Readonly<Record<JobPriority, number>> = { high: 1, normal: 0, low: -1 };

export function priorityOf(rank: number): JobPriority {
  return jobPriorities.find((priority) => priorityRank[priority] === rank) ?? 'normal';
}

/** When, and how soon, a job is sent. */
export function whenColumns({ sendAt, priority }: Partial<Pick<Job, 'sendAt' | 'priority'>>) {
  return { sendAt: sendAt ?? null, priority: priorityRank[priority ?? 'normal'] };
}

export function statusColumns(status: Job['status']) {
  return {
    state: status.state,
    status: JSON.stringify(status),
    heldFor: status.state === 'queued' ? status.heldFor : null,
  };
}
