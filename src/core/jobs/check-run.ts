import { failure } from '../../shared/failure.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider, RequestLimit } from '../providers/provider.ts';
import { askAfter, operationOf, settleAnswer, settleMiss, type Check } from './check-answer.ts';
import type { Asker } from './following.ts';
import type { Job } from './job.ts';
import { reconcile } from './list-round.ts';
import {
  keyOrPause,
  limitFor,
  logFault,
  AFTER_A_FAULT_OF_OURS_MS,
  type RunContext,
} from './run-context.ts';

/** Asks after renders. What a check cannot find out is never taken for a failed render. */
export function createAsker(context: RunContext): Asker {
  const runs = { check, list: reconcile, cancel: askToStop };
  return {
    begin(job, account, signal, { how, kind }) {
      const provider = context.providerFor(account);
      const limit = limitOf(provider, how);
      const answer = context.budget.take(account.id, limit, how, kind);
      if (!answer.granted) return { begun: false, waitMs: answer.waitMs };
      const { permit } = answer;
      const asOf = context.store.resumptions(account.id);
      const askedAt = context.clock.now();
      const run = { job, account, provider, limit, permit, signal, asOf, askedAt };
      const work = runs[how](context, run);
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
async function askToStop(context: RunContext, run: Check): Promise<void> {
  const { job, provider, account, signal } = run;
  try {
    const key = await keyOrPause(context, account);
    if (key === null || signal.aborted) return;
    const exchange = context.exchangeFor(account, key, signal, { purpose: 'cancel', job });
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
    watchedMs: context.watched(job.number),
  });
}
