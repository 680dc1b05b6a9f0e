import { MINUTE } from '../../shared/durations.ts';
import type { JobState } from '../../shared/job.ts';
import type { Account, AccountReads } from '../db/account-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Job } from './job.ts';

/** No timer is longer, so that a clock that was set, or a machine that slept, is noticed soon. */
const LONGEST_SLEEP_MS = MINUTE;
/** Due jobs looked at for each account and state in one round. */
const ROUND = 64;

export type Beginning =
  /** Under way; the promise never rejects. */
  | { readonly begun: true; readonly finished: Promise<void> }
  /** Its limit has no place for so many milliseconds. */
  | { readonly begun: false; readonly waitMs: number };

/** What is done with a due job of one state. */
export interface Runner {
  readonly state: Extract<JobState, 'queued' | 'rendering' | 'downloading'>;
  /** How many at once, over all accounts. */
  readonly concurrency: number;
  begin(job: Job, account: Account, signal: AbortSignal): Beginning;
}

export interface Scheduler {
  start(): void;
  /** Something changed that may have made a job due. */
  wake(): void;
  /** True while the job waits for its account's request budget. */
  waitsForBudget(number: number): boolean;
  /** Ends what runs for this job, and resolves when it has ended. */
  interrupt(number: number): Promise<void>;
  /** Starts nothing new; what runs may end by itself within `graceMs`, then it is aborted. */
  stop(graceMs: number): Promise<void>;
}

export interface SchedulerParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly runners: readonly Runner[];
  /** False while there is no way to the account's provider: its jobs wait, and nothing counts. */
  readonly isReachable: (account: Account) => boolean;
}

/**
 * "Due" is a column and a query: a crash or a night's sleep needs no code of its own. The longest
 * waiting goes first, whether it is a check or a download, so that neither starves the other.
 */
export function createScheduler(parts: SchedulerParts): Scheduler {
  const { clock, jobs, accounts, runners, logger } = parts;
  const running = new Map<number, { controller: AbortController; finished: Promise<void> }>();
  const waitingForBudget = new Set<number>();
  const busy = new Map<JobState, number>();
  let active = false;
  let takeBackTimer: (() => void) | null = null;

  function sleepAtMost(delayMs: number): void {
    takeBackTimer?.();
    takeBackTimer = null;
    if (!active) return;
    takeBackTimer = clock.after(Math.max(0, Math.min(delayMs, LONGEST_SLEEP_MS)), round);
  }

  function round(): void {
    if (!active) return;
    let soonest = LONGEST_SLEEP_MS;
    waitingForBudget.clear();
    try {
      for (const account of accounts.all()) {
        if (account.pausedAt !== null || !parts.isReachable(account)) continue;
        soonest = Math.min(soonest, serve(account));
      }
    } catch (error) {
      logger.log('error', `the scheduler's round failed: ${String(error)}`);
    }
    sleepAtMost(soonest);
  }

  /** Begins what is due of one account; milliseconds until there may be more. */
  function serve(account: Account): number {
    const now = clock.now();
    const due = runners
      .flatMap((runner) =>
        jobs
          .due(account.id, runner.state, now, ROUND + running.size)
          .filter((job) => !running.has(job.number))
          .map((job) => ({ runner, job })),
      )
      .toSorted((a, b) => (a.job.nextCheckAt ?? 0) - (b.job.nextCheckAt ?? 0));
    let soonest = (jobs.nextDueAfter(account.id, now) ?? Number.POSITIVE_INFINITY) - now;
    for (const { runner, job } of due) {
      if ((busy.get(runner.state) ?? 0) >= runner.concurrency) continue;
      const waitMs = beginOne(runner, job, account);
      if (waitMs === 0) continue;
      waitingForBudget.add(job.number);
      soonest = Math.min(soonest, waitMs);
    }
    return soonest;
  }

  function beginOne(runner: Runner, job: Job, account: Account): number {
    const controller = new AbortController();
    const beginning = runner.begin(job, account, controller.signal);
    if (!beginning.begun) return beginning.waitMs;
    busy.set(runner.state, (busy.get(runner.state) ?? 0) + 1);
    const finished = beginning.finished.finally(() => {
      running.delete(job.number);
      busy.set(runner.state, (busy.get(runner.state) ?? 1) - 1);
      sleepAtMost(0);
    });
    running.set(job.number, { controller, finished });
    return 0;
  }

  return {
    start() {
      active = true;
      sleepAtMost(0);
    },
    wake: () => sleepAtMost(0),
    waitsForBudget: (number) => waitingForBudget.has(number),
    async interrupt(number) {
      const run = running.get(number);
      run?.controller.abort();
      await run?.finished;
    },
    async stop(graceMs) {
      active = false;
      takeBackTimer?.();
      const all = [...running.values()];
      const grace = new Promise<void>((resolve) => clock.after(graceMs, resolve));
      await Promise.race([Promise.all(all.map((run) => run.finished)), grace]);
      for (const run of running.values()) run.controller.abort();
      await Promise.all([...running.values()].map((run) => run.finished));
    },
  };
}
