import type { ProviderId } from '../../shared/ids.ts';
import type { JobEvent } from '../jobs/job-event.ts';
import type { Job } from '../jobs/job.ts';
import { boundOf, type Sum } from './sum.ts';

/** A change of a job, as it was written. */
export interface JobChange {
  readonly before: Job;
  readonly after: Job;
  readonly event: JobEvent;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly providerId: ProviderId;
}

/** Longer units are a sentence of the provider's and not a unit. */
const LONGEST_UNIT = 24;

/** What is to be added up because of a change. A file that is fetched again ends no job anew. */
export function sumsOfChange(change: JobChange): Sum[] {
  const { before, after, event, providerId } = change;
  const { accountId } = after;
  const sum = (measure: string, label: string, total = 0): Sum => {
    return { measure, accountId, providerId, label, count: 1, total, bytes: 0 };
  };
  const lasted = (measure: string, ms: number): Sum =>
    sum(measure, boundOf(ms), Math.max(0, Math.round(ms)));
  return [
    ...retryOf(event).map((what) => sum('retry', what)),
    ...durationsOf(change).map(({ measure, ms }) => lasted(measure, ms)),
    ...(isFetchedAgain(before) ? [] : endOf(before, after).map((label) => sum('job', label))),
    ...(isFetchedAgain(before) ? [] : spendOf(before, after, sum)),
  ];
}

function retryOf(event: JobEvent): string[] {
  switch (event.type) {
    case 'submit-postponed':
      return ['submit'];
    case 'check-missed':
      return ['check'];
    case 'download-missed':
      return event.countsAsAttempt ? ['download'] : [];
    default:
      return [];
  }
}

function durationsOf({ before, after, event, now }: JobChange): { measure: string; ms: number }[] {
  const found: { measure: string; ms: number }[] = [];
  const isTaken = event.type === 'submit-accepted' || event.type === 'submit-finished';
  if (isTaken) found.push({ measure: 'wait', ms: now - before.createdAt });
  if (event.type !== 'check-succeeded' || after.status.state === before.status.state) return found;
  if (before.submittedAt !== null) found.push({ measure: 'render', ms: now - before.submittedAt });
  const completedAt = after.remoteTimes?.completedAt ?? null;
  if (completedAt !== null) found.push({ measure: 'delay', ms: now - completedAt });
  return found;
}

/** `completed`, `failed`, `canceled`, or that it is not known whether it arrived. */
function endOf(before: Job, after: Job): string[] {
  const { state } = after.status;
  if (state === before.status.state) return [];
  const counts = ['completed', 'failed', 'canceled', 'unconfirmed'];
  return counts.includes(state) ? [state] : [];
}

function spendOf(
  before: Job,
  after: Job,
  sum: (measure: string, label: string, total: number) => Sum,
): Sum[] {
  const { price } = after;
  const isDone = after.status.state === 'completed' && before.status.state !== 'completed';
  if (!isDone || price === null || price.amountMicro === null) return [];
  return [sum('spend', price.unit.slice(0, LONGEST_UNIT), price.amountMicro)];
}

const isFetchedAgain = ({ status }: Job): boolean =>
  status.state === 'completed' || (status.state === 'downloading' && status.again);
