import type { Account } from '../db/account-repository.ts';
import { followFacts } from '../db/follow-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock } from '../ports.ts';
import type { Provider } from '../providers/provider.ts';
import type { Job } from './job.ts';
import type { Ask, Follower } from './polling/follower.ts';
import type { PaceClass } from './polling/pacing.ts';
import type { RequestBudget } from './request-budget.ts';
import { limitFor } from './run-context.ts';
import type { Runs } from './runs.ts';
import type { Beginning } from './runner.ts';

/** Requests under way at once in one scope: what never answers keeps no other scope waiting. */
const ASKED_AT_ONCE = 16;
/** Of many that have ended meanwhile, so many are let go in one round. */
const LOOKS_A_ROUND = 64;

/** Asks after a render in one of the ways there are. */
export interface Asker {
  begin(
    job: Job,
    account: Account,
    signal: AbortSignal,
    as: { how: Ask['how']; kind: PaceClass },
  ): Beginning;
}

export interface FollowingParts {
  readonly clock: Clock;
  readonly jobs: JobReads;
  readonly follower: Follower;
  readonly asker: Asker;
  readonly budget: RequestBudget;
  readonly providerFor: (account: Account) => Provider;
}

/** The accounts of one scope, of one provider. */
export interface Scope {
  readonly name: string;
  readonly accounts: readonly [Account, ...Account[]];
}

/** Sends what the follower chooses, as far as the scope's pace and budget go. */
export class Following {
  readonly #parts: FollowingParts;
  readonly #runs: Runs;
  readonly #ended: () => void;

  /** @param ended something has ended, so that there may be more to begin */
  constructor(parts: FollowingParts, runs: Runs, ended: () => void) {
    this.#parts = parts;
    this.#runs = runs;
    this.#ended = ended;
  }

  /** Takes in what came due; true when there is more of it. */
  takeIn({ name, accounts }: Scope, isHeld: (account: Account) => boolean): boolean {
    const { follower, providerFor } = this.#parts;
    return accounts
      .map((account) => follower.takeIn(account, providerFor(account), name, isHeld(account)))
      .some((more) => more);
  }

  /** Whether a poll should go though others wait. */
  pollGoesFirst({ accounts: [account] }: Scope): boolean {
    return this.#parts.budget.pollGoesFirst(account.id, this.#limitOf(account));
  }

  /** Sends what a person waits for; milliseconds until there may be more. */
  serveWanted(scope: Scope, waits: (jobNumber: number) => void): number {
    const { asks, waitMs } = this.#parts.follower.wanted(scope.name);
    let soonest = waitMs;
    for (const ask of asks) {
      const isLook = this.#parts.follower.isLook(ask.number);
      const wait = this.#send(scope, ask, isLook ? 'poll' : 'other');
      if (wait === 0) continue;
      if (!isLook) waits(ask.number);
      soonest = Math.min(soonest, wait);
    }
    return soonest;
  }

  /** Sends polls; milliseconds until there may be more. */
  servePolls(scope: Scope): number {
    const { budget, follower } = this.#parts;
    const [{ id }] = scope.accounts;
    const limit = this.#limitOf(scope.accounts[0]);
    for (let looks = 0; this.#runs.busy(scope.name) < ASKED_AT_ONCE; looks += 1) {
      if (looks >= LOOKS_A_ROUND) return 0;
      const waitMs = budget.pollWaitMs(id, limit);
      if (waitMs > 0) return follower.isEmpty(scope.name) ? Number.POSITIVE_INFINITY : waitMs;
      const choice = follower.choose(scope.name, budget.pollSpacingMs(id, limit));
      if (!choice.due) return choice.waitMs;
      const wait = this.#send(scope, choice, 'poll');
      if (wait > 0) return wait;
    }
    // The next that ends wakes the scheduler.
    return Number.POSITIVE_INFINITY;
  }

  /** Zero when it was sent, or is not to be asked now; else milliseconds to wait for a place. */
  #send(scope: Scope, ask: Ask, kind: PaceClass): number {
    const { jobs, follower, asker, clock } = this.#parts;
    const job = jobs.byNumber(ask.number);
    const account = scope.accounts.find(({ id }) => id === job?.accountId);
    const facts = job === undefined ? null : followFacts(job);
    const isUnderWay = this.#runs.has(ask.number);
    if (job === undefined || account === undefined || facts === null || isUnderWay) {
      // What is still under way, though it was set aside meanwhile, is heard of when it has ended.
      follower.drop(ask.number);
      return 0;
    }
    const now = clock.now();
    if (facts.notBefore > now || this.#runs.restMs(job.number) > 0) {
      this.#putBack(account, ask.number);
      return 0;
    }
    const controller = new AbortController();
    const beginning = this.#begin(asker, job, account, controller.signal, { how: ask.how, kind });
    if (!beginning.begun) return beginning.waitMs;
    follower.asked(ask, this.#parts.budget.pollSpacingMs(account.id, this.#limitOf(account)));
    this.#runs.add(job, { controller, finished: beginning.finished }, [scope.name], {
      ended: () => {
        this.#putBack(account, ask.number);
        this.#ended();
      },
    });
    return 0;
  }

  #begin(
    asker: Asker,
    job: Job,
    account: Account,
    signal: AbortSignal,
    as: { how: Ask['how']; kind: PaceClass },
  ): Beginning {
    try {
      return asker.begin(job, account, signal, as);
    } catch (error) {
      return { begun: true, finished: Promise.reject(error) };
    }
  }

  /** With what the database says of it by now. */
  #putBack(account: Account, number: number): void {
    const { jobs, follower, providerFor, clock } = this.#parts;
    const provider = providerFor(account);
    const restsUntil = clock.now() + this.#runs.restMs(number);
    try {
      const job = jobs.byNumber(number);
      const facts = job === undefined ? null : followFacts(job);
      const notBefore = Math.max(facts?.notBefore ?? 0, restsUntil);
      follower.heard(account, provider, number, facts === null ? null : { ...facts, notBefore });
    } catch {
      // A database that cannot be read now is read again with the rest.
      follower.drop(number);
      follower.readAnew();
    }
  }

  #limitOf(account: Account) {
    return limitFor(this.#parts.providerFor(account), 'check');
  }
}
