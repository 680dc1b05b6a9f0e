import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { Account } from '../db/account-repository.ts';
import { backoffMs } from '../downloads/backoff.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { FindAnswer, Provider, RequestLimit } from '../providers/provider.ts';
import { isIn, type Job, type JobIn } from './job.ts';
import type { Permit } from './request-budget.ts';
import { keyOrPause, limitFor, logFault, type RunContext } from './run-context.ts';
import type { Beginning, Runner } from './runner.ts';

/** Over all accounts: a provider that hangs keeps no other's searches waiting. */
const CONCURRENT_SEARCHES = 8;
/**
 * Of an account one after the other: of equal payloads that were lost, each looks at what the one
 * before has found. What two accounts with one key find at once only the first of them takes.
 */
const CONCURRENT_SEARCHES_OF_ONE = 1;
/** Submits of the same bytes that are looked at; who sends more at once can tell them apart. */
const MOST_ALIKE = 100;
/** A submit takes a minute at most, mostly far less: this often it is looked whether it ended. */
const LOOK_AGAIN_MS = 2 * SECOND;
const RETRY = { firstMs: 5 * SECOND, ceilingMs: 2 * MINUTE };
/** After so many answers of no use a person is asked. */
const MOST_SEARCHES = 6;

interface Search {
  readonly job: JobIn<'unconfirmed'>;
  readonly account: Account;
  readonly provider: Provider;
  readonly limit: RequestLimit | null;
  readonly permit: Permit;
  readonly signal: AbortSignal;
  readonly asOf: number;
}

/** Asks the provider whether a submit whose answer was lost has arrived. Sends nothing anew itself. */
export function searchRunner(context: RunContext): Runner {
  function begin(job: Job, account: Account, signal: AbortSignal): Beginning {
    const provider = context.providerFor(account);
    if (!isIn(job, 'unconfirmed')) return { begun: true, finished: Promise.resolve() };
    if (alike(context, job).underWay) return { begun: false, waitMs: LOOK_AGAIN_MS };
    const limit = limitFor(provider, 'list') ?? limitFor(provider, 'check');
    const answer = context.budget.take(account.id, limit, 'search');
    if (!answer.granted) return { begun: false, waitMs: answer.waitMs };
    const asOf = context.store.resumptions(account.id);
    const run = { job, account, provider, limit, permit: answer.permit, signal, asOf };
    return { begun: true, finished: search(context, run) };
  }
  return {
    state: 'unconfirmed',
    concurrency: CONCURRENT_SEARCHES,
    perAccount: CONCURRENT_SEARCHES_OF_ONE,
    begin,
  };
}

async function search(context: RunContext, run: Search): Promise<void> {
  const { number } = run.job;
  try {
    const answer = await ask(context, run);
    if (answer === null || run.signal.aborted) return;
    if (answer.found === 'yes') {
      const { operation, remoteId } = answer;
      if (isFollowed(context, run, remoteId) || alike(context, run.job).underWay) {
        searchLater(context, run, null);
        return;
      }
      context.store.apply(number, {
        type: 'settled-as-arrived',
        operation,
        remoteId,
        by: 'provider',
      });
    } else if (answer.found === 'no') {
      context.store.apply(number, { type: 'settled-as-not-arrived', by: 'provider' });
    } else {
      const { candidates } = answer;
      if (run.job.status.searches >= 1) endSearch(context, number, candidates);
      else searchLater(context, run, null);
    }
  } catch (error) {
    if (run.signal.aborted) return;
    missed(context, run, error);
  } finally {
    run.permit.settle();
  }
}

async function ask(context: RunContext, run: Search): Promise<FindAnswer | null> {
  const { account, job, provider } = run;
  const { payloadSha256, status } = job;
  const payload = payloadSha256 === null ? undefined : context.payloads.bySha256(payloadSha256);
  if (provider.find === undefined || payload === undefined)
    return { found: 'unsure', candidates: [] };
  const key = await keyOrPause(context, account);
  if (key === null || run.signal.aborted) return null;
  const exchange = context.exchangeFor(account, key, run.signal, { purpose: 'list', job });
  const sentAt = status.sentAt ?? status.since;
  const isTaken = (remoteId: string) => isFollowed(context, run, remoteId);
  return provider.find(payload, sentAt, exchange, isTaken, alike(context, job).lost);
}

/** By any account there: two may hold the same key. */
function isFollowed(context: RunContext, run: Search, remoteId: string): boolean {
  const { providerId, baseUrl } = run.account;
  const render = { providerId, baseUrl, remoteId, except: run.job.number };
  return context.jobs.ofRender(render, 1).length > 0;
}

/**
 * The account's other submits of the very same bytes: how many are lost, this one among them, and
 * whether one is on its way. What that makes would be taken for the lost one.
 */
function alike(context: RunContext, job: Job): { lost: number; underWay: boolean } {
  const { payloadSha256, accountId } = job;
  const same =
    payloadSha256 === null
      ? []
      : context.jobs
          .withPayload(payloadSha256, MOST_ALIKE)
          .filter((each) => each.accountId === accountId);
  return {
    lost: Math.max(1, same.filter((each) => isIn(each, 'unconfirmed')).length),
    underWay: same.some((each) => isIn(each, 'submitting')),
  };
}

function missed(context: RunContext, run: Search, error: unknown): void {
  if (!(error instanceof ProviderCallError)) {
    logFault(context, run.job, error);
    endSearch(context, run.job.number, []);
    return;
  }
  const { consequence } = error;
  switch (consequence.kind) {
    case 'final':
      endSearch(context, run.job.number, []);
      return;
    case 'account':
      searchLater(context, run, 0);
      context.store.pauseAccount(run.account.id, error.failure, run.asOf);
      return;
    case 'limit': {
      const waitMs = consequence.afterMs ?? run.limit?.windowMs ?? MINUTE;
      if (run.limit !== null) context.budget.block(run.account.id, run.limit, waitMs);
      searchLater(context, run, waitMs);
      return;
    }
    case 'retry':
      if (run.job.status.searches >= MOST_SEARCHES) endSearch(context, run.job.number, []);
      else searchLater(context, run, consequence.afterMs);
  }
}

function searchLater(context: RunContext, run: Search, delayMs: number | null): void {
  const delay = delayMs ?? backoffMs(run.job.status.searches + 1, RETRY, context.random);
  const retryAt = context.clock.now() + delay;
  context.store.apply(run.job.number, { type: 'search-missed', retryAt });
}

function endSearch(context: RunContext, number: number, candidates: readonly string[]): void {
  context.store.apply(number, { type: 'search-ended', candidates });
}
