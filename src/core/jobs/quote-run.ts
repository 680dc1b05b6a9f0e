import { MINUTE, SECOND } from '../../shared/durations.ts';
import { failure, type Failure } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import { microsOf } from '../money/amounts.ts';
import type { Sending } from '../money/sending.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider, Quote, RequestLimit } from '../providers/provider.ts';
import type { Job, JobPrice } from './job.ts';
import type { Permit } from './request-budget.ts';
import { keyOrPause, limitFor, logFault, type RunContext } from './run-context.ts';
import type { Beginning } from './runner.ts';

/** A price asked for no longer ago than this is that of the submit which follows. */
const QUOTE_HOLDS_MS = 5 * MINUTE;
/** A job that may not go without its price asks for it again after this long. */
const ASK_AGAIN_MS = 30 * SECOND;

/** Whether the provider is to be asked what the job costs before it is sent. */
export function needsQuote(job: Job, provider: Provider, now: number): boolean {
  if (provider.quote === undefined) return false;
  return job.quotedAt === null || Math.abs(now - job.quotedAt) > QUOTE_HOLDS_MS;
}

interface QuoteRun {
  readonly job: Job;
  readonly account: Account;
  readonly provider: Provider;
  readonly limit: RequestLimit | null;
  readonly permit: Permit;
  readonly signal: AbortSignal;
  /** The account's `resumptions` when this began. */
  readonly asOf: number;
}

/** Asks what the very bytes cost that are sent next, and keeps the answer with the job. */
export function beginQuote(
  context: RunContext,
  sending: Sending,
  job: Job,
  account: Account,
  signal: AbortSignal,
): Beginning {
  const provider = context.providerFor(account);
  const limit = limitFor(provider, 'quote');
  const answer = context.budget.take(account.id, limit, 'quote');
  if (!answer.granted) return { begun: false, waitMs: answer.waitMs };
  const { permit } = answer;
  const asOf = context.store.resumptions(account.id);
  const run = { job, account, provider, limit, permit, signal, asOf };
  return { begun: true, finished: quote(context, sending, run) };
}

async function quote(context: RunContext, sending: Sending, run: QuoteRun): Promise<void> {
  const { job, account, provider, signal } = run;
  try {
    const key = await keyOrPause(context, account);
    if (key === null || signal.aborted) return;
    const { payloadSha256 } = job;
    const payload = payloadSha256 === null ? undefined : context.payloads.bySha256(payloadSha256);
    if (payload === undefined) throw new Error('a queued job has no payload');
    const exchange = context.exchangeFor(account, key, signal, { purpose: 'quote', job });
    const answer = await provider.quote?.(payload, exchange);
    if (answer === undefined || signal.aborted) return;
    context.store.apply(job.number, { type: 'quoted', price: keptPrice(answer), why: null });
  } catch (error) {
    if (!signal.aborted) settleFailure(context, sending, run, error);
  } finally {
    run.permit.settle();
  }
}

export function keptPrice({ amount, unit, said }: Quote): JobPrice {
  return { amountMicro: amount === null ? null : microsOf(amount), unit, said };
}

/** A price that is not to be had stops no submit, unless a guard counts in such prices. */
function settleFailure(context: RunContext, sending: Sending, run: QuoteRun, error: unknown): void {
  const { job, account, limit } = run;
  if (!(error instanceof ProviderCallError)) logFault(context, job, error);
  const call = error instanceof ProviderCallError ? error : null;
  const why = call?.failure ?? noAnswer(run);
  let waitMs = ASK_AGAIN_MS;
  const consequence = call?.consequence ?? null;
  if (consequence?.kind === 'account') {
    context.store.apply(job.number, {
      type: 'submit-postponed',
      failure: why,
      retryAt: context.clock.now(),
    });
    context.store.pauseAccount(account.id, why, run.asOf);
    return;
  }
  if (consequence?.kind === 'limit') {
    waitMs = consequence.afterMs ?? limit?.windowMs ?? MINUTE;
    if (limit !== null) context.budget.block(account.id, limit, waitMs);
  }
  if (consequence?.kind === 'retry') waitMs = Math.max(waitMs, consequence.afterMs ?? 0);
  if (!sending.needsPrice(job, account)) {
    const note = `It could not be asked what it costs: ${why.message}`;
    context.store.apply(job.number, { type: 'quoted', price: null, why: note });
    return;
  }
  context.store.apply(job.number, {
    type: 'submit-postponed',
    failure: waitsForPrice(run, why),
    retryAt: context.clock.now() + waitMs,
  });
}

function noAnswer({ job, provider }: QuoteRun): Failure {
  return failure(
    'malformed-answer',
    `What ${provider.name} said of the price of "${job.name}" could not be read.`,
    'It is asked again by itself.',
  );
}

function waitsForPrice({ job, account }: QuoteRun, why: Failure): Failure {
  return failure(
    why.code,
    `"${job.name}" waits: "${account.name}" has a spending guard, and what it costs could not be asked: ${why.message}`,
    'It is asked again by itself. Without the guard it would be sent without a price.',
    { providerCode: why.providerCode, providerMessage: why.providerMessage },
  );
}
