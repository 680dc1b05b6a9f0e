import { SECOND } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Job } from './job.ts';

/**
 * A run may end without moving its job (links were asked for, a key was missing). So many in a row
 * are a fault of ours, or a database that takes no writes, and must not spin.
 */
const MOST_RUNS_IN_PLACE = 3;
const REST_MS = 10 * SECOND;
/** What was aborted ends at once, unless it waits for a keychain that asks a person who is away. */
const ENDING_MS = 3 * SECOND;

export interface RunsParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly jobs: JobReads;
}

interface Run {
  readonly controller: AbortController;
  readonly finished: Promise<void>;
  /** Gives its place to others; once is enough. */
  readonly give: () => void;
}

interface Rest {
  readonly runsInPlace: number;
  /** On the monotonic clock. */
  readonly until: number;
}

/** What is under way, one run a job. */
export class Runs {
  readonly #parts: RunsParts;
  readonly #running = new Map<number, Run>();
  readonly #busy = new Map<string, number>();
  readonly #rests = new Map<number, Rest>();

  constructor(parts: RunsParts) {
    this.#parts = parts;
  }

  has(jobNumber: number): boolean {
    return this.#running.has(jobNumber);
  }

  /** At most so many jobs of the account are not to be begun for now. */
  outOfReach(accountId: AccountId): number {
    return this.busy(accountId) + this.#rests.size;
  }

  /** How many are under way of what was counted under this name. */
  busy(name: string): number {
    return this.#busy.get(name) ?? 0;
  }

  /** Milliseconds for which the job is left alone. */
  restMs(jobNumber: number): number {
    return Math.max(0, (this.#rests.get(jobNumber)?.until ?? 0) - this.#parts.clock.monotonic());
  }

  /**
   * Sees a run out. `ended` is called when it has, whatever became of it; `freed` before, where its
   * place comes free before.
   * @param counts the names that it is busy under
   */
  add(
    job: Job,
    run: { controller: AbortController; finished: Promise<void>; free?: Promise<void> },
    counts: readonly string[],
    { freed, ended }: { freed?: () => void; ended: (wasFree: boolean) => void },
  ): void {
    const give = this.#take(counts);
    const leave = this.#take([job.accountId]);
    let isFree = false;
    const finished = this.#seeOut(job, run.finished, () => {
      leave();
      ended(isFree);
    });
    this.#running.set(job.number, { controller: run.controller, finished, give });
    const gaveAway = (): void => {
      isFree = true;
      give();
      freed?.();
    };
    void run.free?.then(gaveAway);
  }

  /** Counts one more under these names, until what is returned is called. */
  #take(counts: readonly string[]): () => void {
    let left = counts;
    for (const name of left) this.#busy.set(name, this.busy(name) + 1);
    return () => {
      for (const name of left) this.#busy.set(name, this.busy(name) - 1);
      left = [];
    };
  }

  /** Ends what runs for this job, and resolves when it has ended, or hangs in what cannot be cut. */
  async interrupt(jobNumber: number): Promise<void> {
    const run = this.#running.get(jobNumber);
    this.#rests.delete(jobNumber);
    run?.controller.abort();
    if (run !== undefined) await this.#within(ENDING_MS, run.finished);
  }

  /** Ends what runs, but for what `keeps` says, and resolves as `interrupt` does. */
  async interruptAll(keeps: (job: Job) => boolean): Promise<void> {
    const numbers = [...this.#running.keys()].filter((number) => {
      const job = this.#parts.jobs.byNumber(number);
      return job !== undefined && !keeps(job);
    });
    await Promise.all(numbers.map((number) => this.interrupt(number)));
  }

  /** What runs may end by itself within `graceMs`, then it is aborted. */
  async stop(graceMs: number): Promise<void> {
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

  /** Never rejects. */
  async #seeOut(job: Job, run: Promise<void>, ended: () => void): Promise<void> {
    try {
      await run;
    } catch (error) {
      this.#logFault(job, error);
    }
    this.#running.get(job.number)?.give();
    this.#running.delete(job.number);
    this.#restIfInPlace(job);
    ended();
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
      const job = this.#parts.jobs.stampOf(before.number);
      return (
        job === undefined ||
        job.state !== before.status.state ||
        job.nextCheckAt !== before.nextCheckAt ||
        job.updatedAt !== before.updatedAt
      );
    } catch {
      return false;
    }
  }
}
