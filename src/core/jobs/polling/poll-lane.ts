import type { PollPolicy } from '../../providers/provider.ts';
import { listBeatsPolls, listSpacingMs } from './list-or-poll.ts';
import { PollQueue, type FollowedJob } from './poll-queue.ts';

/** After a list that failed, jobs are asked after one by one for so long, in milliseconds. */
const LIST_REST_MS = 30_000;
/** A list is one request: adapters have no loop. What it leaves out is asked after by itself. */
const PAGES = 1;

export type LaneChoice =
  | {
      readonly due: true;
      readonly number: number;
      /** One request that tells of all jobs of the lane. */
      readonly asList: boolean;
      readonly worthMs: number;
      readonly overdue: boolean;
    }
  | { readonly due: false; readonly lookAgainAt: number | null };

/**
 * Jobs that are asked after out of one queue: one by one, or all at once where the provider lists
 * them and that is cheaper. Times in milliseconds on the monotonic clock.
 */
export class PollLane {
  readonly #queue: PollQueue;
  readonly #poll: PollPolicy;
  readonly #lists: boolean;
  #nextListAt = Number.NEGATIVE_INFINITY;
  #restsUntil = Number.NEGATIVE_INFINITY;
  #listUnderWay = false;
  #turnMs = 0;

  /** @param lists whether one request can tell of all its jobs */
  constructor(poll: PollPolicy, lists: boolean) {
    this.#poll = poll;
    this.#lists = lists;
    this.#queue = new PollQueue(poll.ceilingMs);
  }

  get size(): number {
    return this.#queue.size;
  }

  /** In which each of its jobs could have had its turn, as things were at the last choice. */
  get turnMs(): number {
    return Math.max(this.#poll.ceilingMs, this.#turnMs);
  }

  put(job: FollowedJob, now: number): void {
    this.#queue.put(job, now);
  }

  remove(number: number): void {
    this.#queue.remove(number);
  }

  /** @param spacingMs what is now between two polls of the limit */
  choose(now: number, spacingMs: number): LaneChoice {
    // What it tells is waited for, and may be of any of the jobs.
    if (this.#listUnderWay) return { due: false, lookAgainAt: null };
    const asList = this.#listPays(now, spacingMs);
    if (asList && now < this.#nextListAt) return { due: false, lookAgainAt: this.#nextListAt };
    // All jobs have their turn within one list.
    this.#turnMs = asList ? listSpacingMs(PAGES, spacingMs) : this.size * spacingMs;
    const choice = this.#queue.choose(now, this.#turnMs / Math.max(1, this.size));
    if (!choice.due) return choice;
    const { job, worthMs, overdue } = choice;
    return { due: true, number: job.number, asList, worthMs, overdue };
  }

  listSent(now: number, spacingMs: number): void {
    this.#listUnderWay = true;
    this.#nextListAt = now + listSpacingMs(PAGES, spacingMs);
  }

  listEnded(now: number, worked: boolean): void {
    this.#listUnderWay = false;
    if (!worked) this.#restsUntil = now + LIST_REST_MS;
  }

  #listPays(now: number, spacingMs: number): boolean {
    if (!this.#lists || now < this.#restsUntil) return false;
    return listBeatsPolls(this.size, PAGES, spacingMs, this.#poll.floorMs);
  }
}

/** What has waited too long goes first, then what is worth most. */
export function isBetter(
  one: Extract<LaneChoice, { due: true }>,
  other: Extract<LaneChoice, { due: true }>,
): boolean {
  if (one.overdue !== other.overdue) return one.overdue;
  return one.worthMs > other.worthMs;
}
