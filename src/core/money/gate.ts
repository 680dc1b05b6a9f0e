import { failure, type Failure } from '../../shared/failure.ts';
import type { SpendingGuard } from '../../shared/money.ts';
import { accountReads, type Account } from '../db/account-repository.ts';
import type { ReadableDatabase } from '../db/database.ts';
import { scopeReads } from '../db/scope-repository.ts';
import { afterReads } from '../db/after-repository.ts';
import { submissionReads } from '../db/submission-repository.ts';
import { waitOf } from '../jobs/after-others.ts';
import { isBeforeItsTime, notYet } from '../jobs/send-time.ts';
import type { HeldFor, Job } from '../jobs/job.ts';
import { submitOff } from '../jobs/payload-choice.ts';
import type { Provider } from '../providers/provider.ts';
import { amountText, microsOf } from './amounts.ts';
import { keyScopeOf } from './key-scope.ts';
import { monthOf, nextMonthAt } from './months.ts';
import { priceIn, type CountedPrice } from './prices.ts';
import { spentIn, type Spent } from './spending.ts';

/** Why a queued job is not sent now. */
export interface Hold {
  readonly heldFor: HeldFor;
  readonly failure: Failure;
  /** When it is looked at again by itself; null while something else must happen. */
  readonly retryAt: number | null;
  /** What a person is told of it, once for all that have this name; null: nothing. */
  readonly told: {
    readonly once: string;
    readonly title: string;
    /** The job that it is about; absent: the account. */
    readonly jobNumber?: number;
  } | null;
}

export interface Gate {
  /**
   * Null: it may be sent, as far as other renders, its time, switches, quotas and guards go. Only looks.
   * @param withGuard false: whatever it costs
   */
  holdOf(job: Job, now: number, withGuard?: boolean): Hold | null;
  /** The refusal of a new job that would pass a guard which stops, or null. */
  refusalOf(account: Account, job: NewJob, now: number): Failure | null;
}

type NewJob = Pick<Job, 'name' | 'kind' | 'price'>;

/**
 * Looks at what an account may still spend.
 * @param database the handle whose transaction it is asked in: on the writing one it sees what the
 * transaction has written
 */
export function createGate(
  database: ReadableDatabase,
  providerFor: (account: Account) => Provider,
): Gate {
  const accounts = accountReads(database);
  const submissions = submissionReads(database);
  const scopes = scopeReads(database);
  const after = afterReads(database);

  function overGuard(account: Account, job: NewJob, now: number, counts: 'sent' | 'all') {
    const { guard } = account;
    if (guard === null) return null;
    const spent = spentIn(submissions, account, providerFor(account), guard.unit, now);
    const price = priceIn(submissions, account, job, guard.unit);
    const before = spent.spent + spent.sent + (counts === 'all' ? spent.queued : 0);
    if (before + price.micros <= microsOf(guard.limit)) return null;
    return { guard, spent, price };
  }

  return {
    holdOf(job, now, withGuard = true) {
      const account = accounts.byId(job.accountId);
      if (account === undefined) return null;
      const waits = othersHold(job, after.othersOf(job.number));
      if (waits !== null) return waits;
      if (isBeforeItsTime(job, now)) return timeHold(job);
      const provider = providerFor(account);
      if (!account.submitEnabled && provider.submitIsUndocumented === true)
        return {
          heldFor: 'submit-off',
          failure: submitOff(account, provider),
          retryAt: null,
          told: null,
        };
      if (submissions.isQuotaGone(keyScopeOf(scopes, account), job.kind, monthOf(now)))
        return quotaHold(job, provider, now);
      if (!withGuard || job.guardWaivedAt !== null) return null;
      const over = overGuard(account, job, now, 'sent');
      return over === null ? null : guardHold(account, job, over, now);
    },
    refusalOf(account, job, now) {
      if (account.guard?.action !== 'stop') return null;
      const over = overGuard(account, job, now, 'all');
      return over === null ? null : guardRefusal(account, job, over);
    },
  };
}

/** It goes when the others have finished, whose changes let it be looked at again. */
function othersHold(job: Job, others: readonly Job[]): Hold | null {
  const wait = waitOf(job, others);
  if (wait === null) return null;
  const { heldFor, failure, ended } = wait;
  const told = ended && {
    once: `after ${ended.number} ${ended.endedAt ?? 0}`,
    title: `${job.name} waits for a render that came to nothing`,
    jobNumber: job.number,
  };
  return { heldFor, failure, retryAt: null, told };
}

/** It is looked at again when its time has come. */
function timeHold(job: Job): Hold {
  return { heldFor: 'send-time', failure: notYet(job), retryAt: job.sendAt, told: null };
}

/** Jobs of one kind wait for the next month after the provider said that this one is used up. */
export function quotaHold(job: Pick<Job, 'kind' | 'name'>, provider: Provider, now: number): Hold {
  const retryAt = nextMonthAt(now);
  return {
    heldFor: 'month-quota',
    failure: failure(
      'quota-exhausted',
      `"${job.name}" waits: ${provider.name} says that this month's quota of ${job.kind} renders is used up.`,
      `It goes on by itself on ${dayText(retryAt)} (UTC). Have it tried again at once if your plan was changed, or use another account.`,
    ),
    retryAt,
    told: null,
  };
}

interface Over {
  readonly guard: SpendingGuard;
  readonly spent: Spent;
  readonly price: CountedPrice;
}

function guardHold(account: Account, job: NewJob, over: Over, now: number): Hold {
  const { guard } = over;
  const retryAt = nextMonthAt(now);
  const byItself = `It goes on by itself when the limit is raised, or on ${dayText(retryAt)} (UTC).`;
  return {
    heldFor: 'spending-guard',
    failure: failure(
      'spending-guard',
      `"${job.name}" waits for the spending guard of "${account.name}": ${sumText(over)}.`,
      guard.action === 'ask' ? `Send it anyway, or raise the limit. ${byItself}` : byItself,
    ),
    retryAt,
    told: {
      once: `${guardTold(account)}${monthOf(now)}`,
      title: `${account.name} has reached its spending guard`,
    },
  };
}

/** The name under which it is told that jobs of the account wait for its guard. */
export function guardTold(account: Pick<Account, 'id'>): string {
  return `guard ${account.id} `;
}

function guardRefusal(account: Account, job: NewJob, over: Over): Failure {
  return failure(
    'spending-guard',
    `"${job.name}" would pass the spending guard of "${account.name}": ${sumText(over, true)}.`,
    'Raise the limit, let the guard ask, or wait for the next month. Nothing was sent.',
  );
}

/** e.g. `10 credits a month; 6 are spent, 3 in flight, and this one costs 2`. */
function sumText({ guard, spent, price }: Over, withQueued = false): string {
  const inFlight = spent.sent + (withQueued ? spent.queued : 0);
  const cost =
    price.basis === 'unknown'
      ? 'and what this one costs is not known'
      : `and this one ${price.basis === 'quoted' ? 'costs' : 'usually costs'} ${amountText(price.micros, guard.unit)}`;
  return `it lets ${amountText(microsOf(guard.limit), guard.unit)} a month through; ${amountText(spent.spent, guard.unit)} spent, ${amountText(inFlight, guard.unit)} in flight, ${cost}`;
}

function dayText(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
