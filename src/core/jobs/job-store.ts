import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { JobState } from '../../shared/job.ts';
import type { AccountReads, AccountWrites } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { jobReads, type JobReads, type JobWrites } from '../db/job-repository.ts';
import type { NoticeDraft } from './job-event.ts';
import type { Clock } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import type { Job } from './job.ts';
import type { JobEvent } from './job-event.ts';
import { transition } from './job-machine.ts';

/** A minute's share that is left to submits, downloads and the unforeseen. */
const SHARE_FOR_CHECKS = 0.9;

export interface JobStore {
  /**
   * Lets the event happen to the job, on the disk before it is told: state, history and notice in
   * one transaction, together with what `alongside` writes. Null when it did not apply any more.
   */
  apply(number: number, event: JobEvent, alongside?: () => void): Job | null;
  /** Everything of the account waits for a person; told once, however many calls find out. */
  pauseAccount(accountId: AccountId, failure: Failure): void;
  /** Takes the account up again: all its jobs are due. */
  resumeAccount(accountId: AccountId): void;
}

export interface JobStoreParts {
  readonly database: WritableDatabase;
  readonly clock: Clock;
  readonly jobs: JobReads;
  readonly jobWrites: JobWrites;
  readonly accounts: AccountReads;
  readonly accountWrites: AccountWrites;
  readonly addNotice: (draft: NoticeDraft, jobNumber: number | null, now: number) => void;
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly changed: { job(number: number): void; accounts(): void; notices(): void };
}

/** What a lost or repeated row of these would cost is money: they are on the disk at once. */
const durableEvents: ReadonlySet<JobEvent['type']> = new Set([
  'submit-started',
  'submit-accepted',
  'submit-finished',
  'submit-failed',
  'submit-lost',
  'settled-as-arrived',
  'settled-as-not-arrived',
]);

const busyStates: readonly JobState[] = ['rendering'];

export function createJobStore(parts: JobStoreParts): JobStore {
  const { database, clock, jobWrites: writes, changed } = parts;
  // Inside the transaction, so that what was just written is what is read.
  const fresh = jobReads(database);

  function checkSpacing(accountId: AccountId, provider: Provider): number {
    const limit = provider.limits.find((each) => each.covers.includes('check'));
    if (limit === undefined) return 0;
    const checked = fresh.countIn(accountId, busyStates);
    return (checked * limit.windowMs) / (limit.count * SHARE_FOR_CHECKS);
  }

  function changeInTransaction(
    number: number,
    event: JobEvent,
    alongside?: () => void,
  ): Job | null {
    const job = fresh.byNumber(number);
    if (job === undefined) return null;
    const provider = parts.providerOf(job.accountId);
    const now = clock.now();
    const result = transition(job, event, {
      now,
      poll: provider.poll,
      checkSpacingMs: checkSpacing(job.accountId, provider),
      providerName: provider.name,
    });
    if (result === null) return null;
    alongside?.();
    writes.update(result.job);
    if (result.note !== null) {
      const state = result.job.status.state;
      writes.appendHistory(number, { at: now, event: event.type, state, note: result.note });
    }
    if (result.notice !== undefined) parts.addNotice(result.notice, number, now);
    return result.job;
  }

  return {
    apply(number, event, alongside) {
      const work = () => changeInTransaction(number, event, alongside);
      const job = durableEvents.has(event.type)
        ? database.durableTransaction(work)
        : database.transaction(work);
      if (job === null) return null;
      changed.job(number);
      if (job.nextCheckAt === null) changed.accounts();
      changed.notices();
      return job;
    },
    pauseAccount(accountId, failure) {
      const now = clock.now();
      const account = parts.accounts.byId(accountId);
      database.transaction(() => {
        if (!parts.accountWrites.pause(accountId, failure, now)) return;
        parts.addNotice(
          {
            kind: 'needs-you',
            title: `${account?.name ?? 'An account'} is paused`,
            body: failure.message,
          },
          null,
          now,
        );
      });
      changed.accounts();
      changed.notices();
      for (const number of parts.jobs.unfinishedOf(accountId)) changed.job(number);
    },
    resumeAccount(accountId) {
      database.transaction(() => {
        parts.accountWrites.resume(accountId);
        writes.makeDue(accountId, clock.now());
      });
      changed.accounts();
      for (const number of parts.jobs.unfinishedOf(accountId)) changed.job(number);
    },
  };
}
