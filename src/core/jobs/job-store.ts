import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { AccountReads, AccountWrites } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { DueReads, DueWrites } from '../db/due-repository.ts';
import { followReads } from '../db/follow-repository.ts';
import type { HistoryWrites } from '../db/history-repository.ts';
import { jobReads, type JobWrites } from '../db/job-repository.ts';
import type { NoticeWrites } from '../db/notice-repository.ts';
import type { Clock } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import type { JobEvent, MachineContext } from './job-event.ts';
import { transition } from './job-machine.ts';
import type { HeldFor, Job } from './job.ts';
import type { Transition } from './transitions/moves.ts';

export interface JobStore {
  /**
   * Lets the event happen to the job, on the disk before it is told: state, history and notice in
   * one transaction, together with what `alongside` writes. Null when it did not apply any more.
   */
  apply(number: number, event: JobEvent, alongside?: () => void): Job | null;
  /**
   * Everything of the account waits for a person; told once, however many calls find out.
   * @param asOf `resumptions` when the call that found out began: what was sent before the account
   * was last taken up, with its old key perhaps, says nothing about it now
   */
  pauseAccount(accountId: AccountId, failure: Failure, asOf: number): void;
  /** Takes the account up again: all its jobs are due. */
  resumeAccount(accountId: AccountId): void;
  /** What waits for this is due, and looked at again. */
  letGo(accountId: AccountId, heldFor: HeldFor): void;
  /** How often the account was taken up again in this run of the app. */
  resumptions(accountId: AccountId): number;
}

export interface JobStoreParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly due: DueReads;
  readonly jobWrites: JobWrites;
  readonly dueWrites: DueWrites;
  readonly historyWrites: HistoryWrites;
  readonly accounts: AccountReads;
  readonly accountWrites: AccountWrites;
  readonly noticeWrites: NoticeWrites;
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly changed: { job(number: number): void; accounts(): void; notices(): void };
}

/** A minute's share that is left to submits, downloads and the unforeseen. */
const SHARE_FOR_CHECKS = 0.9;

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

export function createJobStore(parts: JobStoreParts): JobStore {
  const { writer, clock, changed } = parts;
  const resumptions = new Map<AccountId, number>();

  return {
    resumptions: (accountId) => resumptions.get(accountId) ?? 0,
    apply(number, event, alongside) {
      const work = () => applyInTransaction(parts, number, event, alongside);
      const job = durableEvents.has(event.type)
        ? writer.durableTransaction(work)
        : writer.transaction(work);
      if (job === null) return null;
      changed.job(number);
      if (job.nextCheckAt === null) changed.accounts();
      changed.notices();
      return job;
    },
    pauseAccount(accountId, failure, asOf) {
      const account = parts.accounts.byId(accountId);
      if (account === undefined || account.removedAt !== null) return;
      if (asOf !== (resumptions.get(accountId) ?? 0)) return;
      const now = clock.now();
      const title = `${account.name} is paused`;
      writer.transaction(() => {
        if (!parts.accountWrites.pause(accountId, failure, now)) return;
        parts.noticeWrites.add({ kind: 'needs-you', title, body: failure.message }, null, now);
      });
      changed.accounts();
      changed.notices();
      for (const number of parts.due.unfinishedOf(accountId)) changed.job(number);
    },
    letGo(accountId, heldFor) {
      for (const number of parts.dueWrites.letGo(accountId, heldFor, clock.now()))
        changed.job(number);
    },
    resumeAccount(accountId) {
      resumptions.set(accountId, (resumptions.get(accountId) ?? 0) + 1);
      writer.transaction(() => {
        parts.accountWrites.resume(accountId);
        const { poll } = parts.providerOf(accountId);
        parts.dueWrites.makeDue(accountId, clock.now(), poll.floorMs);
      });
      changed.accounts();
      for (const number of parts.due.unfinishedOf(accountId)) changed.job(number);
    },
  };
}

function applyInTransaction(
  parts: JobStoreParts,
  number: number,
  event: JobEvent,
  alongside?: () => void,
): Job | null {
  // Read on the writing handle: the transaction must see what it changes.
  const job = jobReads(parts.writer).byNumber(number);
  if (job === undefined) return null;
  const provider = parts.providerOf(job.accountId);
  const now = parts.clock.now();
  const result = transition(job, event, {
    now,
    poll: provider.poll,
    checkSpacingMs: checkSpacing(parts.writer, job.accountId, provider),
    providerName: provider.name,
    whenLost: whenLost(provider),
  });
  if (result === null) return null;
  alongside?.();
  write(parts, result, event, now);
  return result.job;
}

function write(parts: JobStoreParts, result: Transition, event: JobEvent, at: number): void {
  const { job, note, notice } = result;
  parts.jobWrites.update(job);
  const { state } = job.status;
  if (note !== null) parts.historyWrites.append(job.number, { at, event: event.type, state, note });
  if (notice !== undefined) parts.noticeWrites.add(notice, job.number, at);
}

/** Milliseconds between two checks of a job so that all that are followed get their turn. */
function checkSpacing(
  database: WritableDatabase,
  accountId: AccountId,
  provider: Provider,
): number {
  const limit = provider.limits.find((each) => each.covers.includes('check'));
  // One list tells of all of them: the more there are, the less each costs.
  if (limit === undefined || provider.list !== undefined) return 0;
  const followed = followReads(database).count(accountId);
  return (followed * limit.windowMs) / (limit.count * SHARE_FOR_CHECKS);
}

function whenLost(provider: Provider): MachineContext['whenLost'] {
  if (provider.submitIsIdempotent) return 'repeat';
  return provider.find === undefined ? 'ask-person' : 'search';
}
