import { SECOND } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { DueJob, DueReads } from '../db/due-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { BudgetScopes } from './budget-scope.ts';
import { Following, type FollowingParts, type Scope } from './following.ts';
import type { Job } from './job.ts';
import { inPriorityOrder } from './priority-order.ts';
import { LimitWaits } from './limit-waits.ts';
import { LONGEST_SLEEP_MS, NextRound } from './next-round.ts';
import { looksFor, type Beginning, type Runner } from './runner.ts';
import { Runs } from './runs.ts';
import { Turns } from './turns.ts';
import type { WallJumps } from './wall-jumps.ts';

/** A round that comes so much later than that was kept back by sleep. */
const AWAY_MS = LONGEST_SLEEP_MS + 10 * SECOND;
/** Nobody waits for the place of a run that gave it away before. */
const SOON_MS = 20;
/** The name under which the one queue over all accounts is counted. */
const QUEUE = 'queue';
/** After a fault of ours. */
const REST_MS = 10 * SECOND;

export interface SchedulerParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly due: DueReads;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly runners: readonly Runner[];
  /** Absent: nothing is asked after. */
  readonly following?: Pick<FollowingParts, 'follower' | 'asker' | 'budget' | 'providerFor'>;
  readonly scopes: Pick<BudgetScopes, 'of'>;
  readonly jumps: Pick<WallJumps, 'look'>;
  /** False while there is no way to the account's provider: its jobs wait, and nothing counts. */
  readonly isReachable: (account: Account) => boolean;
  /** A person paused everything of the account: only what a person asks for goes. */
  readonly isHeld: (account: Account) => boolean;
  /** Whether the account's key was read, or is not needed. It is read when it is. */
  readonly isReady: (account: Account, isNeeded: () => boolean) => boolean;
  /** The wall clock was set back: what was due soon seems hours away, and must be due now. */
  readonly makeAllDue: () => void;
  /** A job began, or ceased, to wait for its account's request budget. */
  readonly waitChanged: (jobNumber: number) => void;
}

interface Candidate extends DueJob {
  readonly runner: Runner;
  readonly account: Account;
  readonly scope: Scope;
}

/**
 * "Due" is a column and a query: a crash or a night's sleep needs no code of its own. Accounts and
 * kinds of work take turns, so that none with much to do keeps another waiting; which render to
 * ask after next is the follower's choice.
 */
export class Scheduler {
  readonly #parts: SchedulerParts;
  readonly #runs: Runs;
  readonly #following: Following | null;
  readonly #turns = new Turns();
  readonly #next: NextRound;
  readonly #waits: LimitWaits;
  #lastRoundAt: number;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
    this.#runs = new Runs(parts);
    this.#waits = new LimitWaits(parts.clock);
    this.#next = new NextRound(parts.clock, () => this.#round());
    this.#lastRoundAt = parts.clock.monotonic();
    const { following } = parts;
    this.#following =
      following === undefined
        ? null
        : new Following({ ...parts, ...following }, this.#runs, () => this.wake());
  }

  start(): void {
    this.#next.start();
  }

  /** Something changed that may have made a job due. */
  wake(): void {
    this.#next.after(0);
  }

  /** A person asked after this job: it goes before all others of its limit. */
  checkFirst(jobNumber: number): void {
    this.#parts.following?.follower.urge(jobNumber);
    this.wake();
  }

  /** True while the job waits for its account's request budget. */
  waitsForBudget(jobNumber: number): boolean {
    return this.#waits.has(jobNumber);
  }

  /** A person paused it: nobody asks after it now, or watches it. Resolves as `interrupt` does. */
  setAside(jobNumber: number): Promise<void> {
    this.#parts.following?.follower.drop(jobNumber);
    return this.interrupt(jobNumber);
  }

  /** Ends what was begun of one account, or of all, but for what a person stops and for submits. */
  stopSending(accountId?: AccountId): Promise<void> {
    return this.#runs.interruptAll(
      (job) =>
        job.status.state === 'submitting' ||
        job.cancelRequestedAt !== null ||
        (accountId !== undefined && job.accountId !== accountId),
    );
  }

  /** Ends what runs for this job, and resolves when it has ended, or hangs in what cannot be cut. */
  interrupt(jobNumber: number): Promise<void> {
    return this.#runs.interrupt(jobNumber);
  }

  /** Starts nothing new; what runs may end by itself within `graceMs`, then it is aborted. */
  async stop(graceMs: number): Promise<void> {
    this.#next.stop();
    await this.#runs.stop(graceMs);
  }

  #round(): void {
    let soonest = LONGEST_SLEEP_MS;
    this.#waits.begin();
    try {
      this.#noticeTime();
      soonest = Math.min(soonest, this.#serve(this.#scopes()));
    } catch (error) {
      this.#parts.logger.log('error', `the scheduler's round failed: ${String(error)}`);
      soonest = REST_MS;
    }
    for (const number of this.#waits.changed()) this.#parts.waitChanged(number);
    this.#next.after(soonest);
  }

  #noticeTime(): void {
    const { clock, jumps, following } = this.#parts;
    const now = clock.monotonic();
    if (now - this.#lastRoundAt > AWAY_MS) following?.follower.wasAway();
    this.#lastRoundAt = now;
    if (jumps.look() >= 0) return;
    this.#parts.makeAllDue();
    following?.follower.readAnew();
  }

  /** Whoever can be served now, by who shares limits; whose turn was longest ago comes first. */
  #scopes(): Scope[] {
    const { accounts, isReachable, scopes, following } = this.#parts;
    const served = accounts
      .all()
      .filter((one) => one.pauseFailure === null && isReachable(one) && this.#isReady(one));
    following?.follower.keepOnly(new Set(served.map(({ id }) => id)));
    const byScope = new Map<string, [Account, ...Account[]]>();
    for (const account of served) {
      const name = scopes.of(account.id);
      const others = byScope.get(name);
      if (others === undefined) byScope.set(name, [account]);
      else others.push(account);
    }
    const queues = new Map([...byScope].map(([name, all]) => [name, [{ name, accounts: all }]]));
    return this.#turns.inTurn(queues);
  }

  /** A key is only asked for when there is something to do with it. */
  #isReady(account: Account): boolean {
    const { due, clock, isReady } = this.#parts;
    return isReady(account, () => due.isAnyDue(account.id, clock.now()));
  }

  /** Begins what is due; milliseconds until there may be more. */
  #serve(scopes: readonly Scope[]): number {
    const following = this.#following;
    const served = new Set(scopes);
    let soonest = Number.POSITIVE_INFINITY;
    const each = (step: (scope: Scope) => number): void => {
      for (const scope of served) soonest = Math.min(soonest, this.#safely(served, scope, step));
    };
    const now = this.#parts.clock.now();
    const pollFirst = new Set<Scope>();
    const queue: Candidate[] = [];
    const waits = (jobNumber: number) => this.#waits.add(jobNumber, 0);
    each((scope) => this.#nextDue(scope, now));
    each((scope) => {
      if (following?.pollGoesFirst(scope) !== true) return Infinity;
      pollFirst.add(scope);
      return following.servePolls(scope);
    });
    each((scope) => following?.serveWanted(scope, waits) ?? Infinity);
    each((scope) => {
      queue.push(...[...this.#dueOf(scope, now, 'queue').values()].flat());
      return this.#begin(this.#turns.inTurn(this.#dueOf(scope, now, 'turns')));
    });
    soonest = Math.min(soonest, this.#begin(inPriorityOrder(queue, this.#turns.times(QUEUE))));
    each((scope) => (pollFirst.has(scope) ? Infinity : (following?.servePolls(scope) ?? Infinity)));
    return soonest;
  }

  /** What is wrong with one account keeps no other waiting; it is left alone for this round. */
  #safely(served: Set<Scope>, scope: Scope, step: (scope: Scope) => number): number {
    try {
      return step(scope);
    } catch (error) {
      served.delete(scope);
      this.#parts.logger.log('error', `an account could not be served: ${String(error)}`);
      return REST_MS;
    }
  }

  /** Milliseconds until something comes due that is not yet. */
  #nextDue(scope: Scope, now: number): number {
    if (this.#following?.takeIn(scope, this.#parts.isHeld) === true) return 0;
    const dues = scope.accounts.map(({ id }) => this.#parts.due.nextDueAfter(id, now) ?? Infinity);
    return Math.min(...dues) - now;
  }

  /** Begins them in this order, as far as there is room; milliseconds until there may be more. */
  #begin(candidates: readonly Candidate[]): number {
    let soonest = Number.POSITIVE_INFINITY;
    /** By turn: of thousands that wait for the same place one is tried, for all of them. */
    const full = new Map<string, number>();
    for (const candidate of candidates) {
      const { runner, number, account } = candidate;
      if (!this.#hasRoom(runner, account.id)) continue;
      const knownMs = this.#runs.restMs(number) || this.#waits.goOn(number);
      const waitMs =
        knownMs || (full.get(turnOf(runner, account.id)) ?? this.#beginOne(candidate, full));
      if (waitMs === 0) continue;
      if (knownMs === 0) this.#waits.add(number, waitMs);
      soonest = Math.min(soonest, waitMs);
    }
    return soonest;
  }

  #hasRoom({ state, concurrency, perAccount = concurrency }: Runner, id: AccountId): boolean {
    const all = this.#runs.busy(state);
    return all < concurrency && this.#runs.busy(`${state} ${id}`) < perAccount;
  }

  /** What there is to do and room for, by whose turn it is. */
  #dueOf(scope: Scope, now: number, order: 'queue' | 'turns'): Map<string, Candidate[]> {
    const { due, runners } = this.#parts;
    const wanted = runners.filter((runner) => (runner.order ?? 'turns') === order);
    const found = new Map<string, Candidate[]>();
    for (const account of scope.accounts.filter((one) => !this.#parts.isHeld(one))) {
      for (const runner of wanted) {
        if (!this.#hasRoom(runner, account.id)) continue;
        const looks = looksFor(runner) + this.#runs.outOfReach(account.id);
        const jobs = due.due(account.id, runner.state, now, looks);
        const idle = jobs.filter(({ number }) => !this.#runs.has(number));
        const candidates = idle.map((job) => ({ ...job, runner, account, scope }));
        const turn = turnOf(runner, account.id);
        found.set(turn, inPriorityOrder(candidates, this.#turns.times(turn)));
      }
    }
    return found;
  }

  /** Zero when it has begun, or is not to be any more; else the milliseconds until its limit has a place. */
  #beginOne({ runner, number, account, scope }: Candidate, full: Map<string, number>): number {
    const job = this.#parts.jobs.byNumber(number);
    if (job?.status.state !== runner.state) return 0;
    const controller = new AbortController();
    const beginning = this.#tryToBegin(runner, job, account, controller.signal);
    if (!beginning.begun) {
      if (beginning.isForAll === true) full.set(turnOf(runner, account.id), beginning.waitMs);
      return beginning.waitMs;
    }
    this.#turns.serve(turnOf(runner, account.id));
    if (runner.order === 'queue') this.#turns.serve(QUEUE);
    this.#turns.serve(scope.name);
    const counts = [runner.state, `${runner.state} ${account.id}`];
    this.#runs.add(job, { ...beginning, controller }, counts, {
      freed: () => this.wake(),
      ended: (wasFree) => (wasFree ? this.#next.within(SOON_MS) : this.wake()),
    });
    return 0;
  }

  #tryToBegin(runner: Runner, job: Job, account: Account, signal: AbortSignal): Beginning {
    try {
      return runner.begin(job, account, signal);
    } catch (error) {
      return { begun: true, finished: Promise.reject(error) };
    }
  }
}

const turnOf = (runner: Runner, id: AccountId): string => `${runner.state} ${id}`;
