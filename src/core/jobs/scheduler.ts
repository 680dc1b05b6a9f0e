import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { JobState } from '../../shared/job.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Job } from './job.ts';

/** No timer is longer, so that a clock that was set, or a machine that slept, is noticed soon. */
const LONGEST_SLEEP_MS = MINUTE;
/** A wall clock this far behind what it said before was set back. */
const SET_BACK_MS = 5 * SECOND;
/** Due jobs looked at for each account and state in one round. */
const ROUND = 64;
/**
 * A run may end without moving its job (links were asked for, a key was missing). So many in a row
 * are a fault of ours, or a database that takes no writes, and must not spin.
 */
const MOST_RUNS_IN_PLACE = 3;
const REST_MS = 10 * SECOND;
/** What was aborted ends at once, unless it waits for a keychain that asks a person who is away. */
const ENDING_MS = 3 * SECOND;

export type Beginning =
  /** Under way. */
  | { readonly begun: true; readonly finished: Promise<void> }
  /** Its limit has no place for so many milliseconds. */
  | { readonly begun: false; readonly waitMs: number };

/** What is done with a due job of one state. */
export interface Runner {
  readonly state: Extract<JobState, 'queued' | 'unconfirmed' | 'rendering' | 'downloading'>;
  /** How many at once, over all accounts. */
  readonly concurrency: number;
  begin(job: Job, account: Account, signal: AbortSignal): Beginning;
}

export interface SchedulerParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly due: DueReads;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly runners: readonly Runner[];
  /** False while there is no way to the account's provider: its jobs wait, and nothing counts. */
  readonly isReachable: (account: Account) => boolean;
  /** The wall clock was set back: what was due soon seems hours away, and must be due now. */
  readonly makeAllDue: () => void;
  /** A job began, or ceased, to wait for its account's request budget. */
  readonly waitChanged: (jobNumber: number) => void;
}

interface Run {
  readonly controller: AbortController;
  readonly finished: Promise<void>;
}

interface Rest {
  readonly runsInPlace: number;
  /** On the monotonic clock. */
  readonly until: number;
}

/**
 * "Due" is a column and a query: a crash or a night's sleep needs no code of its own. The longest
 * waiting goes first, whether it is a check or a download, so that neither starves the other.
 */
export class Scheduler {
  readonly #parts: SchedulerParts;
  readonly #running = new Map<number, Run>();
  readonly #busy = new Map<JobState, number>();
  readonly #rests = new Map<number, Rest>();
  #waitingForBudget = new Set<number>();
  #rounds = 0;
  #isActive = false;
  #latestNow = 0;
  #takeBackTimer: (() => void) | null = null;

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isActive = true;
    this.wake();
  }

  /** Something changed that may have made a job due. */
  wake(): void {
    this.#sleepAtMost(0);
  }

  /** True while the job waits for its account's request budget. */
  waitsForBudget(jobNumber: number): boolean {
    return this.#waitingForBudget.has(jobNumber);
  }

  /** Ends what runs for this job, and resolves when it has ended, or hangs in what cannot be cut. */
  async interrupt(jobNumber: number): Promise<void> {
    const run = this.#running.get(jobNumber);
    this.#rests.delete(jobNumber);
    run?.controller.abort();
    if (run !== undefined) await this.#within(ENDING_MS, run.finished);
  }

  /** Starts nothing new; what runs may end by itself within `graceMs`, then it is aborted. */
  async stop(graceMs: number): Promise<void> {
    this.#isActive = false;
    this.#takeBackTimer?.();
    const allEnded = () => Promise.all([...this.#running.values()].map((run) => run.finished));
    await this.#within(graceMs, allEnded());
    for (const run of this.#running.values()) run.controller.abort();
    await this.#within(ENDING_MS, allEnded());
  }

  async #within(longestMs: number, work: Promise<unknown>): Promise<void> {
    let takeBack: () => void = () => undefined;
    const late = new Promise<void>((resolve) => {
      takeBack = this.#parts.clock.after(longestMs, resolve);
    });
    await Promise.race([work, late]);
    takeBack();
  }

  #sleepAtMost(delayMs: number): void {
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
    if (!this.#isActive) return;
    const delay = Math.max(0, Math.min(delayMs, LONGEST_SLEEP_MS));
    this.#takeBackTimer = this.#parts.clock.after(delay, () => this.#round());
  }

  #round(): void {
    const { accounts, isReachable, logger } = this.#parts;
    let soonest = LONGEST_SLEEP_MS;
    const waited = this.#waitingForBudget;
    this.#waitingForBudget = new Set();
    try {
      this.#noticeSetBackClock();
      for (const account of this.#inTurn(accounts.all())) {
        if (account.pausedAt !== null || !isReachable(account)) continue;
        soonest = Math.min(soonest, this.#serveSafely(account));
      }
    } catch (error) {
      logger.log('error', `the scheduler's round failed: ${String(error)}`);
      soonest = REST_MS;
    }
    this.#tellWaits(waited);
    this.#sleepAtMost(soonest);
  }

  /** Each round another account is first, so that one with much to do leaves places to the others. */
  #inTurn(accounts: readonly Account[]): Account[] {
    const first = accounts.length === 0 ? 0 : this.#rounds++ % accounts.length;
    return [...accounts.slice(first), ...accounts.slice(0, first)];
  }

  /** What is wrong with one account keeps no other waiting. */
  #serveSafely(account: Account): number {
    try {
      return this.#serve(account);
    } catch (error) {
      this.#parts.logger.log('error', `an account could not be served: ${String(error)}`);
      return REST_MS;
    }
  }

  #tellWaits(before: ReadonlySet<number>): void {
    const now = this.#waitingForBudget;
    for (const number of now) if (!before.has(number)) this.#parts.waitChanged(number);
    for (const number of before) if (!now.has(number)) this.#parts.waitChanged(number);
  }

  #noticeSetBackClock(): void {
    const now = this.#parts.clock.now();
    if (now < this.#latestNow - SET_BACK_MS) this.#parts.makeAllDue();
    this.#latestNow = now;
  }

  /** Begins what is due of one account; milliseconds until there may be more. */
  #serve(account: Account): number {
    const { due: reads, clock } = this.#parts;
    const now = clock.now();
    let soonest = (reads.nextDueAfter(account.id, now) ?? Number.POSITIVE_INFINITY) - now;
    for (const { runner, job } of this.#dueOf(account, now)) {
      if ((this.#busy.get(runner.state) ?? 0) >= runner.concurrency) continue;
      const restMs = (this.#rests.get(job.number)?.until ?? 0) - clock.monotonic();
      if (restMs > 0) {
        soonest = Math.min(soonest, restMs);
        continue;
      }
      const waitMs = this.#begin(runner, job, account);
      if (waitMs === 0) continue;
      this.#waitingForBudget.add(job.number);
      soonest = Math.min(soonest, waitMs);
    }
    return soonest;
  }

  #dueOf(account: Account, now: number): { runner: Runner; job: Job }[] {
    const limit = ROUND + this.#running.size + this.#rests.size;
    return this.#parts.runners
      .flatMap((runner) =>
        this.#parts.due
          .due(account.id, runner.state, now, limit)
          .filter((job) => !this.#running.has(job.number))
          .map((job) => ({ runner, job })),
      )
      .toSorted((a, b) => (a.job.nextCheckAt ?? 0) - (b.job.nextCheckAt ?? 0));
  }

  /** Zero when it has begun, else the milliseconds until its limit has a place. */
  #begin(runner: Runner, job: Job, account: Account): number {
    const controller = new AbortController();
    const beginning = this.#tryToBegin(runner, job, account, controller.signal);
    if (!beginning.begun) return beginning.waitMs;
    this.#busy.set(runner.state, (this.#busy.get(runner.state) ?? 0) + 1);
    const finished = this.#seeOut(runner, job, beginning.finished);
    this.#running.set(job.number, { controller, finished });
    return 0;
  }

  /** Never rejects. */
  async #seeOut(runner: Runner, job: Job, run: Promise<void>): Promise<void> {
    try {
      await run;
    } catch (error) {
      this.#logFault(job, error);
    }
    this.#running.delete(job.number);
    this.#busy.set(runner.state, (this.#busy.get(runner.state) ?? 1) - 1);
    this.#restIfInPlace(job);
    this.wake();
  }

  #tryToBegin(runner: Runner, job: Job, account: Account, signal: AbortSignal): Beginning {
    try {
      return runner.begin(job, account, signal);
    } catch (error) {
      return { begun: true, finished: Promise.reject(error) };
    }
  }

  #logFault(job: Job, error: unknown): void {
    this.#parts.logger.log('error', `a run ended in a fault: ${String(error)}`, {
      job: job.number,
      state: job.status.state,
    });
  }

  /** Never throws: a database that can not be read is a reason to rest as well. */
  #restIfInPlace(before: Job): void {
    const { number } = before;
    if (this.#hasMoved(before)) {
      this.#rests.delete(number);
      return;
    }
    const runsInPlace = (this.#rests.get(number)?.runsInPlace ?? 0) + 1;
    const until = runsInPlace < MOST_RUNS_IN_PLACE ? 0 : this.#parts.clock.monotonic() + REST_MS;
    this.#rests.set(number, { runsInPlace, until });
  }

  #hasMoved(before: Job): boolean {
    try {
      const job = this.#parts.jobs.byNumber(before.number);
      return (
        job === undefined ||
        job.status.state !== before.status.state ||
        job.nextCheckAt !== before.nextCheckAt ||
        job.updatedAt !== before.updatedAt
      );
    } catch {
      return false;
    }
  }
}
