import { accountReads, type Account } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { dueWrites } from '../db/due-repository.ts';
import { scopeReads } from '../db/scope-repository.ts';
import {
  submissionReads,
  submissionWrites,
  type SubmissionState,
} from '../db/submission-repository.ts';
import type { JobEvent } from '../jobs/job-event.ts';
import type { Job } from '../jobs/job.ts';
import type { Provider } from '../providers/provider.ts';
import { keyScopeOf } from './key-scope.ts';
import { createMonthWarnings } from './month-warnings.ts';
import { monthOf } from './months.ts';
import { countedPrice } from './prices.ts';

/** When something was given back, so many that wait for a guard are looked at again, oldest first. */
const LET_GO_AT_ONCE = 8;

/** What was sent, and what it cost: kept in the very transactions in which jobs change. */
export interface Book {
  /** Writes down what a change of a job means for counters and spending; true when it means something. */
  follow(before: Job, after: Job, event: JobEvent): boolean;
}

/** @param writer every call belongs in a transaction on it */
export function createBook(
  writer: WritableDatabase,
  providerFor: (account: Account) => Provider,
): Book {
  const accounts = accountReads(writer);
  const due = dueWrites(writer);
  const send = sender(writer, providerFor);
  const followSent = sentFollower(writer);
  return {
    follow(before, after, event) {
      const account = accounts.byId(after.accountId);
      if (account === undefined) return false;
      const now = after.updatedAt;
      if (event.type === 'submit-started') {
        send(account, after, now);
        // Where one got through there may be room for another.
        if (account.guard !== null) due.letGo(account.id, 'spending-guard', now, 1);
        return true;
      }
      const wasFreed = followSent(before, after, event);
      if (wasFreed) due.letGo(account.id, 'spending-guard', now, LET_GO_AT_ONCE);
      return wasFreed || before.status.state !== after.status.state;
    },
  };
}

function sender(writer: WritableDatabase, providerFor: (account: Account) => Provider) {
  const reads = submissionReads(writer);
  const writes = submissionWrites(writer);
  const scopes = scopeReads(writer);
  const warn = createMonthWarnings(writer);
  return (account: Account, job: Job, now: number): void => {
    const provider = providerFor(account);
    const price = countedPrice(reads, account, provider, job);
    const month = monthOf(now);
    writes.add({
      jobNumber: job.number,
      accountId: account.id,
      keyScope: keyScopeOf(scopes, account),
      kind: job.kind,
      month,
      sentAt: now,
      unit: price?.unit ?? null,
      amountMicro: price?.micros ?? 0,
    });
    writes.move(job.number, 'in-flight');
    warn(account, provider, job.kind, now);
  };
}

/** True when something of the month was given back. */
function sentFollower(writer: WritableDatabase) {
  const reads = submissionReads(writer);
  const writes = submissionWrites(writer);
  return (before: Job, after: Job, event: JobEvent): boolean => {
    const { number } = after;
    const submission = reads.ofJob(number);
    if (submission === undefined) return false;
    switch (event.type) {
      case 'submit-lost':
        writes.markUncertain(number);
        break;
      case 'settled-as-not-arrived':
        writes.takeBack(number);
        return true;
      case 'submit-held':
      case 'submit-postponed':
      case 'submit-refused':
        // An earlier attempt may have arrived: this refusal says nothing of that one.
        if (before.status.state !== 'submitting' || submission.mayHaveArrived) break;
        writes.takeBack(number);
        return true;
      default:
        break;
    }
    const state = stateOf(after);
    if (state === submission.state) return false;
    writes.move(number, state);
    return state === 'free';
  };
}

/** Where the cost of a job that was sent stands. */
function stateOf({ status }: Job): SubmissionState {
  switch (status.state) {
    case 'queued':
      return 'repeating';
    case 'submitting':
    case 'unconfirmed':
    case 'rendering':
    case 'downloading':
      return 'in-flight';
    case 'completed':
    // A render that was stopped, or that nobody followed to its end, may be charged.
    case 'canceled':
      return 'spent';
    case 'failed':
      // The provider's word that it made nothing. Other failures are ours, or prove less.
      return status.failure.code === 'render-failed' ? 'free' : 'spent';
  }
}
