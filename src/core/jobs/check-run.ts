import { failure } from '../../shared/failure.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider, RequestLimit } from '../providers/provider.ts';
import { askAfter, operationOf, settleAnswer, settleMiss, type Check } from './check-answer.ts';
import { isIn, type Job } from './job.ts';
import { ListRounds } from './list-rounds.ts';
import {
  keyOrPause,
  limitFor,
  logFault,
  AFTER_A_FAULT_OF_OURS_MS,
  type RunContext,
} from './run-context.ts';
import type { Runner } from './scheduler.ts';

/** Checks under way at once, over all accounts; the request budget is what really bounds them. */
const CONCURRENT_CHECKS = 16;
/** While a list of all jobs is under way, the others wait for what it tells. */
const ROUND_MS = 250;

/** Asks after renders. What a check cannot find out is never taken for a failed render. */
export function checkRunner(context: RunContext): Runner {
  const rounds = new ListRounds(context);
  return {
    state: 'rendering',
    concurrency: CONCURRENT_CHECKS,
    begin(job, account, signal) {
      const provider = context.providerFor(account);
      const stops = isToBeStopped(job, provider);
      const lists = !stops && rounds.pays({ job, account, provider });
      if (lists && rounds.isUnderWay(account.id)) return { begun: false, waitMs: ROUND_MS };
      const limit = limitOf(provider, stops ? 'cancel' : lists ? 'list' : 'check');
      const answer = context.budget.take(account.id, limit);
      if (!answer.granted) return { begun: false, waitMs: answer.waitMs };
      const { permit } = answer;
      const asOf = context.store.resumptions(account.id);
      const run = { job, account, provider, limit, permit, signal, asOf };
      const work = stops ? askToStop(context, run) : lists ? rounds.run(run) : check(context, run);
      return { begun: true, finished: work.catch((error) => missAfterFault(context, job, error)) };
    },
  };
}

/** A list reads, as a check does, where the provider has no limit of its own for it. */
function limitOf(provider: Provider, purpose: 'cancel' | 'list' | 'check'): RequestLimit | null {
  const own = limitFor(provider, purpose);
  return own ?? (purpose === 'list' ? limitFor(provider, 'check') : null);
}

/** A cancel is asked of the provider once; then checks follow the render to its true end. */
function isToBeStopped(job: Job, provider: Provider): boolean {
  if (provider.cancel === undefined || job.cancelRequestedAt === null) return false;
  return isIn(job, 'rendering') && job.status.cancelSentAt === null;
}

async function askToStop(context: RunContext, run: Check): Promise<void> {
  const { job, provider, account, signal } = run;
  try {
    const key = await keyOrPause(context, account);
    if (key === null || signal.aborted) return;
    const exchange = context.exchangeFor(account, key, signal);
    await provider.cancel?.(operationOf(job, provider), exchange);
    context.store.apply(job.number, { type: 'cancel-sent' });
  } catch (error) {
    if (signal.aborted) return;
    if (!(error instanceof ProviderCallError)) throw error;
    // A plain no is most often "it has ended already": a check tells.
    if (error.consequence.kind === 'final')
      context.store.apply(job.number, { type: 'cancel-sent' });
    else settleMiss(context, run, error);
  } finally {
    run.permit.settle();
  }
}

async function check(context: RunContext, run: Check): Promise<void> {
  const answer = await askAfter(context, run);
  if (answer === null || run.signal.aborted) return;
  if (answer instanceof ProviderCallError) settleMiss(context, run, answer);
  else settleAnswer(context, run, answer);
}

function missAfterFault(context: RunContext, job: Job, error: unknown): void {
  logFault(context, job, error);
  context.store.apply(job.number, {
    type: 'check-missed',
    failure: failure(
      'internal',
      `"${job.name}" could not be checked because of a fault in Renderdesk.`,
      'It is tried again; if this comes back, save the log and report it.',
    ),
    retryAt: context.clock.now() + AFTER_A_FAULT_OF_OURS_MS,
    answered: true,
  });
}
