import { SECOND } from '../../shared/durations.ts';
import type { StillRunning } from '../../shared/contract/accounts.ts';
import { failureOf } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock, SecretStore } from '../ports.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider } from '../providers/provider.ts';
import { operationOf } from './check-answer.ts';
import { isIn, type Job, type JobIn } from './job.ts';
import type { JobStore } from './job-store.ts';
import { passed } from './passed.ts';
import type { RequestBudget } from './request-budget.ts';
import { limitFor, usableKey, type ExchangeFor } from './run-context.ts';

/** A person who removes an account waits for this: what was not asked by then is said. */
const LONGEST_MS = 10 * SECOND;
const AT_ONCE = 4;

export interface StopParts {
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly budget: RequestBudget;
  readonly due: DueReads;
  readonly jobs: JobReads;
  readonly store: JobStore;
  readonly providerFor: (account: Account) => Provider;
  readonly exchangeFor: ExchangeFor;
}

/**
 * Asks the provider to stop what an account has running there, for a bounded time. Hands back what
 * may still run, and count, at the provider, each with the reason.
 */
export async function stopAtProvider(parts: StopParts, account: Account): Promise<StillRunning[]> {
  const jobs = parts.due.unfinishedOf(account.id).flatMap((number) => {
    const job = parts.jobs.byNumber(number);
    return job === undefined ? [] : [job];
  });
  const running = jobs.filter((job) => isIn(job, 'rendering'));
  const left = jobs.flatMap((job) => notKnown(job));
  return [...left, ...(await stopAll(parts, account, running))];
}

function notKnown(job: Job): StillRunning[] {
  if (isIn(job, 'submitting')) return [still(job, 'It was just being sent.')];
  return isIn(job, 'unconfirmed') ? [still(job, 'Whether it arrived is not known.')] : [];
}

function still({ id, number, name }: Job, why: string): StillRunning {
  return { id, number, name, why };
}

async function stopAll(
  parts: StopParts,
  account: Account,
  running: readonly JobIn<'rendering'>[],
): Promise<StillRunning[]> {
  const provider = parts.providerFor(account);
  const { cancel } = provider;
  if (cancel === undefined || running.length === 0)
    return running.map((job) => still(job, `${provider.name} cannot stop a render.`));
  const key = usableKey(account, await parts.secrets.read(account));
  if (typeof key !== 'string') return running.map((job) => still(job, key.message));
  const late = new AbortController();
  const takeBack = parts.clock.after(LONGEST_MS, () => late.abort());
  const rest = [...running];
  const left: StillRunning[] = [];
  const work = async () => {
    for (let job = rest.shift(); job !== undefined; job = rest.shift()) {
      const why = await stopOne(parts, { account, provider, key, job, signal: late.signal });
      if (why !== null) left.push(still(job, why));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  takeBack();
  return left;
}

interface Stop {
  readonly account: Account;
  readonly provider: Provider;
  readonly key: string;
  readonly job: JobIn<'rendering'>;
  readonly signal: AbortSignal;
}

/** Null when the provider took it; else why it may still run. */
async function stopOne(parts: StopParts, stop: Stop): Promise<string | null> {
  const { account, provider, key, job, signal } = stop;
  if (job.status.cancelSentAt !== null) return null;
  const permit = await permitFor(parts, stop);
  if (permit === null) return `There was no time to ask ${provider.name} to stop it.`;
  try {
    const exchange = parts.exchangeFor(account, key, signal, { purpose: 'cancel', job });
    await provider.cancel?.(operationOf(job, provider), exchange);
    parts.store.apply(job.number, { type: 'cancel-asked' });
    parts.store.apply(job.number, { type: 'cancel-sent' });
    return null;
  } catch (error) {
    return error instanceof ProviderCallError ? error.failure.message : failureOf(error).message;
  } finally {
    permit.settle();
  }
}

/** Null when its turn did not come in time. */
async function permitFor({ budget, clock }: StopParts, { account, provider, signal }: Stop) {
  while (!signal.aborted) {
    const answer = budget.take(account.id, limitFor(provider, 'cancel'), 'cancel');
    if (answer.granted) return answer.permit;
    await passed(clock, answer.waitMs, signal);
  }
  return null;
}
