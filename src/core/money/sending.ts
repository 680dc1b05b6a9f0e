import type { Failure } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import { accountReads, type Account } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { noticeWrites } from '../db/notice-repository.ts';
import { scopeReads } from '../db/scope-repository.ts';
import { submissionReads, submissionWrites } from '../db/submission-repository.ts';
import type { SubmitEvent } from '../jobs/job-event.ts';
import type { Decision, JobStore } from '../jobs/job-store.ts';
import type { Job } from '../jobs/job.ts';
import { RENDERS_UNIT } from '../../shared/money.ts';
import type { Clock } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import { createGate, quotaHold, type Hold } from './gate.ts';
import { keyScopeOf } from './key-scope.ts';
import { monthOf } from './months.ts';
import { countedPrice, priceRemark } from './prices.ts';

/** Lets queued jobs go, or holds them, by what their account may still spend. */
export interface Sending {
  /**
   * Writes the intent to send a queued job, unless something holds it back: that is looked at in
   * the same transaction, so that no race passes a guard. The job's state tells which; null when
   * it is not queued any more.
   */
  start(number: number): Job | null;
  /** Holds the job now where something holds it back; false where nothing does. */
  holdBack(job: Job): boolean;
  /** The provider refused it because the month's quota of its kind is used up. */
  quotaIsGone(job: Job, account: Account): void;
  /** A person says that the quota may be there again: the next job is sent to find out. */
  tryQuotaAgain(accountId: AccountId): void;
  /** The refusal of a new job that would pass a guard which stops; null where it would not. */
  refusalOf(account: Account, job: Pick<Job, 'name' | 'kind' | 'price'>): Failure | null;
  /** Whether it must be known what the job costs before it is sent. */
  needsPrice(job: Job, account: Account): boolean;
}

export interface SendingParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly store: JobStore;
  readonly providerFor: (account: Account) => Provider;
}

export function createSending(parts: SendingParts): Sending {
  const { writer, store, clock, providerFor } = parts;
  const gate = createGate(writer, providerFor);
  const accounts = accountReads(writer);
  const submissions = submissionReads(writer);
  const writes = submissionWrites(writer);

  function remarkOf(job: Job): string | undefined {
    const account = accounts.byId(job.accountId);
    if (account === undefined) return undefined;
    return priceRemark(countedPrice(submissions, account, providerFor(account), job));
  }

  function held(hold: Hold): Decision {
    return { event: heldEvent(hold), alongside: () => tellOnce(hold) };
  }

  function tellOnce({ told, failure }: Hold): void {
    if (told === null || !writes.tellOnce(told.once, clock.now())) return;
    const notice = { kind: 'needs-you', title: told.title, body: failure.message } as const;
    noticeWrites(writer).add(notice, told.jobNumber ?? null, clock.now());
  }

  return {
    start(number) {
      return store.decide(number, (job) => {
        if (job.status.state !== 'queued') return null;
        const hold = gate.holdOf(job, clock.now());
        if (hold !== null) return held(hold);
        return { event: { type: 'submit-started', remark: remarkOf(job) } };
      });
    },
    holdBack(job) {
      const account = accounts.byId(job.accountId);
      // A price that is still to be asked for is not guessed at.
      const isPriced = job.quotedAt !== null || account === undefined;
      const withGuard = isPriced || providerFor(account).quote === undefined;
      const hold = gate.holdOf(job, clock.now(), withGuard);
      if (hold === null) return false;
      store.apply(job.number, heldEvent(hold), () => tellOnce(hold));
      return true;
    },
    quotaIsGone: (job, account) => quotaIsGone(parts, job, account),
    tryQuotaAgain(accountId) {
      const account = accounts.byId(accountId);
      if (account === undefined) return;
      writes.forgetQuotaGone(keyScopeOf(scopeReads(writer), account));
      store.letGo(accountId, 'month-quota');
    },
    refusalOf: (account, job) => gate.refusalOf(account, job, clock.now()),
    needsPrice(job, account) {
      const { guard } = accounts.byId(account.id) ?? account;
      return guard !== null && guard.unit !== RENDERS_UNIT && job.guardWaivedAt === null;
    },
  };
}

function quotaIsGone(
  { writer, clock, store, providerFor }: SendingParts,
  job: Job,
  account: Account,
) {
  const writes = submissionWrites(writer);
  const now = clock.now();
  // What was sent in another month says nothing of this one.
  const month = submissionReads(writer).ofJob(job.number)?.month ?? monthOf(now);
  const scope = keyScopeOf(scopeReads(writer), account);
  const hold = quotaHold(job, providerFor(account), now);
  const retryAt = month === monthOf(now) ? hold.retryAt : now;
  store.apply(job.number, heldEvent({ ...hold, retryAt }), () => {
    writes.quotaGone(scope, job.kind, month);
    if (!writes.tellOnce(`quota ${scope} ${job.kind} ${month} gone`, now)) return;
    const title = `${account.name}: the month's ${job.kind} quota is used up`;
    const notice = { kind: 'needs-you', title, body: hold.failure.message } as const;
    noticeWrites(writer).add(notice, null, now);
  });
}

function heldEvent({ heldFor, failure, retryAt }: Hold): SubmitEvent {
  return { type: 'submit-held', heldFor, failure, retryAt };
}
