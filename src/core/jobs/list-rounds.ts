import { SECOND } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { ListedJob } from '../providers/provider.ts';
import { settleAnswer, settleMiss, type Check } from './check-answer.ts';
import { keyOrPause, type RunContext } from './run-context.ts';

/** A list pays from this many followed jobs on: below it, asking one by one costs no more. */
const FEWEST_JOBS = 2;
/** After a list that failed, jobs are asked one by one for so long. */
const REST_MS = 30 * SECOND;

/**
 * Reconciles all followed jobs of an account in one request, where the provider lists them. A job
 * that is missing from the list is asked after by itself from then on: its absence proves nothing.
 */
export class ListRounds {
  readonly #context: RunContext;
  readonly #underWay = new Set<AccountId>();
  readonly #restsUntil = new Map<AccountId, number>();
  readonly #unlisted = new Set<number>();

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Whether this job's check is better made as a list of all. */
  pays({ job, account, provider }: Pick<Check, 'job' | 'account' | 'provider'>): boolean {
    if (provider.list === undefined || this.#unlisted.has(job.number)) return false;
    const restsUntil = this.#restsUntil.get(account.id) ?? 0;
    if (restsUntil > this.#context.clock.monotonic()) return false;
    return this.#context.follow.count(account.id) >= FEWEST_JOBS;
  }

  isUnderWay(accountId: AccountId): boolean {
    return this.#underWay.has(accountId);
  }

  async run(run: Check): Promise<void> {
    const { account, provider } = run;
    this.#underWay.add(account.id);
    try {
      const key = await keyOrPause(this.#context, account);
      if (key === null || run.signal.aborted || provider.list === undefined) return;
      const asked = new Set(this.#context.follow.all(account.id).map(({ number }) => number));
      const listed = await provider.list(this.#context.exchangeFor(account, key, run.signal));
      if (!run.signal.aborted) this.#settle(run, listed, asked);
    } catch (error) {
      if (run.signal.aborted) return;
      this.#restsUntil.set(account.id, this.#context.clock.monotonic() + REST_MS);
      if (!(error instanceof ProviderCallError)) throw error;
      const { kind } = error.consequence;
      // That there is no list says nothing of a render: each is asked after by itself, at once.
      if (kind === 'account' || kind === 'limit') settleMiss(this.#context, run, error);
    } finally {
      this.#underWay.delete(account.id);
      run.permit.settle();
    }
  }

  /** @param asked the jobs that were followed when the list was asked for: a newer one may be missing */
  #settle(run: Check, listed: readonly ListedJob[], asked: ReadonlySet<number>): void {
    const answers = new Map(listed.map(({ remoteId, answer }) => [remoteId, answer]));
    for (const job of this.#context.follow.all(run.account.id)) {
      const answer = job.remoteId === null ? undefined : answers.get(job.remoteId);
      if (answer === undefined) {
        if (asked.has(job.number)) this.#unlisted.add(job.number);
        continue;
      }
      this.#unlisted.delete(job.number);
      settleAnswer(this.#context, { ...run, job }, answer);
    }
  }
}
