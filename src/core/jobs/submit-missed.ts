import { MINUTE, SECOND } from '../../shared/durations.ts';
import { failure } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import { backoffMs } from '../downloads/backoff.ts';
import type { Sending } from '../money/sending.ts';
import type { ProviderCallError } from '../providers/exchange.ts';
import type { Provider, RequestLimit } from '../providers/provider.ts';
import { isIn, type Job } from './job.ts';
import { LONGEST_BLOCK_MS } from './limit-states.ts';
import type { RunContext } from './run-context.ts';
import { LONGEST_HOLD_MS, type SubmitHolds } from './submit-holds.ts';

const RETRY = { firstMs: 2 * SECOND, ceilingMs: 5 * MINUTE };

/** A submit without an answer that could be used. */
export interface Missed {
  readonly job: Job;
  readonly account: Account;
  readonly provider: Provider;
  readonly limit: RequestLimit | null;
  /** The account's `resumptions` when this began. */
  readonly asOf: number;
  readonly holds: SubmitHolds;
}

/** What a submit that was refused, or whose answer was lost, makes of its job. */
export function submitMissed(
  context: RunContext,
  sending: Sending,
  run: Missed,
  error: ProviderCallError,
): void {
  const { job, account, limit, provider } = run;
  const { consequence } = error;
  if (error.arrival === 'unknown') {
    const why = lost(job, provider, error);
    const left = context.store.apply(job.number, { type: 'submit-lost', failure: why });
    // One that is searched for is not given up: what arrived is to be stopped.
    if (left?.nextCheckAt === null && left.cancelRequestedAt !== null)
      context.store.apply(job.number, { type: 'following-stopped' });
    return;
  }
  const now = context.clock.now();
  const postpone = (delayMs: number) =>
    context.store.apply(job.number, {
      type: 'submit-postponed',
      failure: error.failure,
      retryAt: now + delayMs,
    });
  switch (consequence.kind) {
    case 'final':
      context.store.apply(job.number, { type: 'submit-refused', failure: error.failure });
      return;
    case 'account':
      if (isQuotaOfMonth(run, error)) return sending.quotaIsGone(job, account);
      postpone(0);
      context.store.pauseAccount(account.id, error.failure, run.asOf);
      return;
    case 'limit': {
      const advice = consequence.afterMs ?? limit?.windowMs ?? MINUTE;
      const waitMs = Math.min(advice, LONGEST_HOLD_MS);
      // No limit of requests has such a window: whatever it is about, what is rendered is followed.
      if (waitMs > LONGEST_BLOCK_MS) run.holds.hold(account.id, waitMs);
      else if (limit !== null) context.budget.block(account.id, limit, waitMs);
      postpone(waitMs);
      return;
    }
    case 'retry': {
      const attempts = isIn(job, 'queued') ? job.status.attempts : 0;
      postpone(consequence.afterMs ?? backoffMs(attempts + 1, RETRY, context.random));
    }
  }
}

/** It holds back one kind until the month ends, and no other job of the account. */
function isQuotaOfMonth({ job, provider }: Missed, { failure: why }: ProviderCallError): boolean {
  if (why.code !== 'quota-exhausted') return false;
  return provider.quotas?.some(({ kind }) => kind === job.kind) === true;
}

function lost(job: Job, provider: Provider, error: ProviderCallError) {
  return failure(
    'answer-lost',
    `"${job.name}" was sent to ${provider.name}, but whether it arrived is not known: ${error.failure.message}`,
    `Look at ${provider.name} whether the render is there. If it is, give its id; if not, send it again. Renderdesk does not, because it may be paid for twice.`,
    {
      actions: ['adopt', 'submit-again', 'give-up'],
      providerCode: error.failure.providerCode,
      providerMessage: error.failure.providerMessage,
    },
  );
}
