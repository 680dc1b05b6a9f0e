import type { Settings } from '../../shared/settings.ts';
import type { ActivityBook } from '../activity/activity-book.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import {
  isHeldByPerson,
  type Account,
  type AccountReads,
  type AccountWrites,
} from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { GatheredWrites } from '../db/gathered-writes.ts';
import { afterReads, afterWrites } from '../db/after-repository.ts';
import type { DueReads, DueWrites } from '../db/due-repository.ts';
import type { HistoryWrites } from '../db/history-repository.ts';
import { jobReads, type JobReads, type JobWrites } from '../db/job-repository.ts';
import type { NoticeWrites } from '../db/notice-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import type { JobEvent, MachineContext } from './job-event.ts';
import { outcomeOf } from './after-others.ts';
import { transition } from './job-machine.ts';
import type { HeldFor, Job } from './job.ts';
import type { Transition } from './transitions/moves.ts';
import { createBook, type Book } from '../money/book.ts';

export interface JobStore {
  /**
   * Lets the event happen to the job, written before it is told: state, history and notice in one
   * transaction, together with what `alongside` writes. Null when it did not apply any more.
   */
  apply(number: number, event: JobEvent, alongside?: () => void): Job | null;
  /** As `apply`, in one transaction with what else is to be written just now. */
  applySoon(number: number, event: JobEvent, alongside?: () => void): Promise<Job | null>;
  /**
   * As `apply`, for what is only decided by looking at the job, and at what its account has spent,
   * in the very transaction that writes it: nothing else comes in between.
   * @param how.durably on the disk before it returns
   */
  decide(
    number: number,
    decision: (job: Job) => Decision | null,
    how?: { readonly durably: boolean },
  ): Job | null;
  /**
   * Everything of the account waits for a person; told once, however many calls find out.
   * @param asOf `resumptions` when the call that found out began: what was sent before the account
   * was last taken up, with its old key perhaps, says nothing about it now
   */
  pauseAccount(accountId: AccountId, failure: Failure, asOf: number): void;
  /** A person pauses the account, until a person resumes it. False where it was paused already. */
  holdAccount(accountId: AccountId): boolean;
  /**
   * Takes the account up again: all its jobs are due.
   * @param by with `key`, another key or a test that works, an account that a person paused stays so
   */
  resumeAccount(accountId: AccountId, by: 'person' | 'key'): void;
  /** What waits for this is due, and looked at again. */
  letGo(accountId: AccountId, heldFor: HeldFor): void;
  /** How often the account was taken up again in this run of the app. */
  resumptions(accountId: AccountId): number;
}

export interface Decision {
  readonly event: JobEvent;
  readonly alongside?: () => void;
}

export interface JobStoreParts {
  readonly writer: WritableDatabase;
  readonly gathered: Pick<GatheredWrites, 'write'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly due: DueReads;
  readonly jobWrites: JobWrites;
  readonly dueWrites: DueWrites;
  readonly historyWrites: HistoryWrites;
  readonly accounts: AccountReads;
  readonly accountWrites: AccountWrites;
  readonly noticeWrites: NoticeWrites;
  readonly settings: { get(): Pick<Settings, 'downloads'> };
  readonly providerOf: (accountId: AccountId) => Provider;
  readonly providerFor: (account: Account) => Provider;
  /** Adds up what changes mean; in their transaction. */
  readonly activityBook: Pick<ActivityBook, 'follow'>;
  readonly changed: { job(number: number): void; accounts(): void; notices(): void };
  /** The account was paused, or taken up again: its key may be another. */
  readonly keyInDoubt: (accountId: AccountId) => void;
}

/**
 * What a person found out and wrote down is on the disk at once. The events of a submit are too
 * many for that: who sends waits until they are there (kept-intent.ts).
 */
const durableEvents: ReadonlySet<JobEvent['type']> = new Set([
  'settled-as-arrived',
  'settled-as-not-arrived',
]);

export function createJobStore(parts: JobStoreParts): JobStore {
  const { writer, clock, changed } = parts;
  const resumptions = new Map<AccountId, number>();

  return {
    ...applying(parts),
    resumptions: (accountId) => resumptions.get(accountId) ?? 0,
    pauseAccount(accountId, failure, asOf) {
      const account = parts.accounts.byId(accountId);
      if (account === undefined || account.removedAt !== null) return;
      if (asOf !== (resumptions.get(accountId) ?? 0)) return;
      parts.keyInDoubt(accountId);
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
    holdAccount(accountId) {
      const isNew = parts.accountWrites.pause(accountId, null, clock.now());
      changed.accounts();
      for (const number of parts.due.unfinishedOf(accountId)) changed.job(number);
      return isNew;
    },
    resumeAccount(accountId, by) {
      resumptions.set(accountId, (resumptions.get(accountId) ?? 0) + 1);
      parts.keyInDoubt(accountId);
      const account = parts.accounts.byId(accountId);
      const isHeld = account !== undefined && isHeldByPerson(account);
      writer.transaction(() => {
        if (by === 'person' || !isHeld) parts.accountWrites.resume(accountId);
        const { poll } = parts.providerOf(accountId);
        parts.dueWrites.makeDue(accountId, clock.now(), poll.floorMs);
      });
      changed.accounts();
      for (const number of parts.due.unfinishedOf(accountId)) changed.job(number);
    },
  };
}

/** The three ways in which something happens to a job. */
function applying(parts: JobStoreParts): Pick<JobStore, 'apply' | 'applySoon' | 'decide'> {
  const { writer } = parts;
  const book = createBook(writer, parts.providerFor);
  const reads = jobReads(writer);
  const telling = tellingTogether(parts);
  const work = (number: number, decide: (job: Job) => Decision | null) => () =>
    applyInTransaction(parts, book, reads, number, decide);
  return {
    apply(number, event, alongside) {
      const happening = work(number, () => happens(event, alongside));
      const done = durableEvents.has(event.type)
        ? writer.durableTransaction(happening)
        : writer.transaction(happening);
      return tell(parts, done);
    },
    async applySoon(number, event, alongside) {
      const happening = work(number, () => happens(event, alongside));
      return telling(await parts.gathered.write(happening));
    },
    decide(number, decision, { durably } = { durably: false }) {
      const happening = work(number, decision);
      return tell(
        parts,
        durably ? writer.durableTransaction(happening) : writer.transaction(happening),
      );
    },
  };
}

interface Applied {
  readonly before: Job;
  readonly event: JobEvent['type'];
  readonly job: Job;
  /** Jobs that are sent after it, and to which it means something else now. */
  readonly waiting: readonly number[];
  /** Counters, spending or the number of jobs in flight are others now. */
  readonly accountChanged: boolean;
}

const happens = (event: JobEvent, alongside: (() => void) | undefined): Decision =>
  alongside === undefined ? { event } : { event, alongside };

type TellingParts = Pick<JobStoreParts, 'changed' | 'logger'>;

function tell(parts: TellingParts, applied: Applied | null): Job | null {
  if (applied === null) return null;
  tellJob(parts, applied);
  parts.changed.notices();
  return applied.job;
}

function tellJob(
  { changed, logger }: TellingParts,
  { before, event, job, waiting, accountChanged }: Applied,
): void {
  const [from, to] = [before.status.state, job.status.state];
  logger.log('debug', 'a job changed', { job: job.number, event, from, to });
  changed.job(job.number);
  waiting.forEach(changed.job);
  if (accountChanged) changed.accounts();
}

/** As `tell`, but notices of what was written together are looked for once. */
function tellingTogether(parts: TellingParts) {
  let noticing: Promise<void> | null = null;
  async function noticeSoon(): Promise<void> {
    await Promise.resolve();
    noticing = null;
    parts.changed.notices();
  }
  return async (applied: Applied | null): Promise<Job | null> => {
    if (applied === null) return null;
    tellJob(parts, applied);
    noticing ??= noticeSoon();
    await noticing;
    return applied.job;
  };
}

function applyInTransaction(
  parts: JobStoreParts,
  book: Book,
  // On the writing handle: the transaction must see what it changes.
  reads: JobReads,
  number: number,
  decide: (job: Job) => Decision | null,
): Applied | null {
  const job = reads.byNumber(number);
  const decision = job === undefined ? null : decide(job);
  if (job === undefined || decision === null) return null;
  const { event } = decision;
  const provider = parts.providerOf(job.accountId);
  const now = parts.clock.now();
  const result = transition(job, event, {
    now,
    poll: provider.poll,
    providerName: provider.name,
    whenLost: whenLost(provider),
    downloads: parts.settings.get().downloads.automatic ? 'by-themselves' : 'when-asked',
  });
  if (result === null) return null;
  decision.alongside?.();
  write(parts, result, event, now);
  const change = { before: job, after: result.job, event, now, providerId: provider.id };
  parts.activityBook.follow(change);
  const counted = book.follow(job, result.job, event);
  const waiting = letWaitingLook(parts.writer, job, result.job, now);
  const accountChanged = counted || result.job.nextCheckAt === null;
  return { before: job, event: event.type, job: result.job, waiting, accountChanged };
}

/** In the transaction of the change: a crash between the two would leave them waiting for ever. */
function letWaitingLook(writer: WritableDatabase, before: Job, after: Job, now: number): number[] {
  if (outcomeOf(before) === outcomeOf(after)) return [];
  afterWrites(writer).letLook(after.number, now);
  return afterReads(writer).waitingFor(after.number);
}

function write(parts: JobStoreParts, result: Transition, event: JobEvent, at: number): void {
  const { job, note, notice } = result;
  parts.jobWrites.update(job);
  const { state } = job.status;
  if (note !== null) parts.historyWrites.append(job.number, { at, event: event.type, state, note });
  if (notice !== undefined) parts.noticeWrites.add(notice, job.number, at);
}

function whenLost(provider: Provider): MachineContext['whenLost'] {
  if (provider.submitIsIdempotent) return 'repeat';
  return provider.find === undefined ? 'ask-person' : 'search';
}
