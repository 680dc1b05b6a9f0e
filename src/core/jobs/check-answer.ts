import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { Failure } from '../../shared/failure.ts';
import { backoffMs } from '../downloads/backoff.ts';
import type { Account } from '../db/account-repository.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type {
  CheckAnswer,
  Operation,
  Provider,
  RequestLimit,
  SubmitAnswer,
} from '../providers/provider.ts';
import type { Told } from './job-event.ts';
import { isIn, type Job } from './job.ts';
import type { Permit } from './request-budget.ts';
import { honourCancel, keepLinks, keyOrPause, promised, type RunContext } from './run-context.ts';

const RETRY = { firstMs: 3 * SECOND, ceilingMs: MINUTE };
/** A provider may not know its own newest render for so long: then 404 means "not yet". */
const GRACE_AFTER_SUBMIT_MS = MINUTE;
/** A render is given up for what a look-up is answered after so many in a row without an answer. */
const LOOKS_BEFORE_THE_END = 3;

export interface Check {
  readonly job: Job;
  readonly account: Account;
  readonly provider: Provider;
  readonly limit: RequestLimit | null;
  readonly permit: Permit;
  readonly signal: AbortSignal;
  /** The account's `resumptions` when this began. */
  readonly asOf: number;
  /** When the request left, in milliseconds since 1970. */
  readonly askedAt: number;
  /** One list was asked for, and told of this job among others. */
  readonly asList?: boolean;
}

/** One exchange with the provider; null when the account has no key, and is paused by now. */
export async function askAfter(
  context: RunContext,
  run: Omit<Check, 'askedAt'>,
): Promise<CheckAnswer | ProviderCallError | null> {
  try {
    const key = await keyOrPause(context, run.account);
    if (key === null || run.signal.aborted) return null;
    const exchange = context.exchangeFor(run.account, key, run.signal, {
      purpose: 'check',
      job: run.job,
    });
    return await run.provider.check(operationOf(run.job, run.provider), exchange);
  } catch (error) {
    if (error instanceof ProviderCallError) return error;
    throw error;
  } finally {
    run.permit.settle();
  }
}

export function operationOf(job: Job, provider: Provider): Operation {
  if (job.operation === null) throw new Error('a job that is followed has no operation');
  return provider.operationSchema.parse(job.operation);
}

export function settleAnswer(context: RunContext, run: Check, answer: CheckAnswer): void {
  const { number } = run.job;
  switch (answer.outcome) {
    case 'pending': {
      const job = context.store.apply(number, {
        type: 'check-pending',
        providerState: answer.providerState,
        progress: answer.progress,
        queuePosition: answer.queuePosition,
        operation: answer.operation ?? null,
        askedAt: run.askedAt,
        asList: run.asList === true,
        watchedMs: context.watched(number),
        told: toldBy(answer),
      });
      honourCancel(context, job, run.provider);
      return;
    }
    case 'succeeded': {
      const outputs = promised(answer.outputs);
      const event = { type: 'check-succeeded', outputs, told: toldBy(answer) } as const;
      const job = context.store.apply(number, event, () =>
        context.renderTimes.learn(run.account, run.job, run.askedAt, answer.times),
      );
      keepLinks(context, job, answer.outputs);
      honourCancel(context, job, run.provider);
      return;
    }
    case 'failed':
      context.store.apply(number, {
        type: 'check-failed',
        failure: answer.failure,
        told: toldBy(answer),
      });
      return;
    case 'canceled':
      context.store.apply(number, { type: 'check-canceled', told: toldBy(answer) });
  }
}

/** What is kept of an answer besides its outcome. */
export function toldBy(answer: CheckAnswer | SubmitAnswer): Told {
  return { times: answer.times ?? null, warning: answer.warning ?? null };
}

export function settleMiss(context: RunContext, run: Check, error: ProviderCallError): void {
  const { job, account, limit } = run;
  const now = context.clock.now();
  const { consequence } = error;
  const miss = (delayMs: number) =>
    context.store.apply(job.number, {
      type: 'check-missed',
      failure: error.failure,
      retryAt: now + delayMs,
      answered: error.status !== null,
      watchedMs: context.watched(job.number),
    });
  const misses = isIn(job, 'rendering') ? job.status.misses : 0;
  const later = backoffMs(misses + 1, RETRY, context.random);
  switch (consequence.kind) {
    case 'final':
      if (isInGrace(job, now) || !isSaidAgain(job, error.failure)) miss(later);
      else context.store.apply(job.number, { type: 'check-failed', failure: error.failure });
      return;
    case 'account':
      miss(0);
      context.store.pauseAccount(account.id, error.failure, run.asOf);
      return;
    case 'limit': {
      const waitMs = consequence.afterMs ?? limit?.windowMs ?? MINUTE;
      if (limit !== null) context.budget.block(account.id, limit, waitMs);
      miss(waitMs);
      return;
    }
    case 'retry':
      miss(Math.max(run.provider.poll.floorMs, consequence.afterMs ?? later));
  }
}

/**
 * What one server of many says once, while it is restarted say, costs no render that was paid for.
 * An id that a person gave is another matter: nothing is known of it but this.
 */
function isSaidAgain(job: Job, why: Failure): boolean {
  if (!isIn(job, 'rendering') || job.status.adopted) return true;
  const { misses, problem } = job.status;
  return misses + 1 >= LOOKS_BEFORE_THE_END && problem?.code === why.code;
}

/** An id that a person gave was looked up at the provider: it is not too new to be known there. */
function isInGrace(job: Job, now: number): boolean {
  if (isIn(job, 'rendering') && job.status.adopted) return false;
  // The clock may have been set since. A render from elsewhere is none of the newest.
  return Math.abs(now - (job.submittedAt ?? 0)) < GRACE_AFTER_SUBMIT_MS;
}
