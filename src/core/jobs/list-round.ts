import { ProviderCallError } from '../providers/exchange.ts';
import type { ListedJob } from '../providers/provider.ts';
import { settleAnswer, settleMiss, type Check } from './check-answer.ts';
import { keyOrPause, type RunContext } from './run-context.ts';

/**
 * Reconciles all followed jobs of an account in one request. A job that is missing from the list
 * is asked after by itself from then on: its absence proves nothing.
 */
export async function reconcile(context: RunContext, run: Check): Promise<void> {
  const { account, provider } = run;
  let told: Told | null = null;
  try {
    const key = await keyOrPause(context, account);
    if (key === null || run.signal.aborted || provider.list === undefined) return;
    const asked = new Set(context.follow.all(account.id).map(({ number }) => number));
    const exchange = context.exchangeFor(account, key, run.signal, { purpose: 'list' });
    const listed = await provider.list(exchange);
    if (!run.signal.aborted) told = settle(context, run, listed, asked);
  } catch (error) {
    if (run.signal.aborted) return;
    if (!(error instanceof ProviderCallError)) throw error;
    const { kind } = error.consequence;
    // That there is no list says nothing of a render: each is asked after by itself, at once.
    if (kind === 'account' || kind === 'limit') settleMiss(context, run, error);
  } finally {
    run.permit.settle();
    context.listEnded(account.id, told);
  }
}

interface Told {
  readonly listed: number[];
  readonly missing: number[];
}

/** @param asked the jobs that were followed when the list was asked for: a newer one may be missing */
function settle(
  context: RunContext,
  run: Check,
  listed: readonly ListedJob[],
  asked: ReadonlySet<number>,
): Told {
  const answers = new Map(listed.map(({ remoteId, answer }) => [remoteId, answer]));
  const told: Told = { listed: [], missing: [] };
  for (const job of context.follow.all(run.account.id)) {
    const answer = job.remoteId === null ? undefined : answers.get(job.remoteId);
    if (answer === undefined) {
      if (asked.has(job.number)) told.missing.push(job.number);
      continue;
    }
    told.listed.push(job.number);
    settleAnswer(context, { ...run, job, asList: true }, answer);
  }
  return told;
}
