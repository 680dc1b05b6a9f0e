import { SECOND } from '../../../shared/durations.ts';
import type { RenderBelief } from './completion-odds.ts';
import { IndexedHeap } from './indexed-heap.ts';
import { LEAST_WORTH_MS, pollIndex } from './poll-index.ts';

/*
 * Which of many jobs to ask after next. The index of a job grows until it is asked after again, so
 * its value at a later moment is a bound until then. The heap of bounds is asked for the
 * largest; only what comes out on top is worked out for now, until one beats all bounds left.
 * Bounds that have run out are renewed, soonest first. Both are limited a call, so that a hundred
 * thousand jobs that were all added at once cost no more than a hundred.
 */

/** A job as the queue needs to know it. Times in milliseconds, all on one clock. */
export interface FollowedJob {
  readonly number: number;
  readonly belief: RenderBelief;
  /** When it was last asked after, or accepted. */
  readonly askedAt: number;
  /** Never asked after sooner: the provider's floor after the last time, or what it asked for. */
  readonly notBefore: number;
}

export type PollChoice =
  | {
      readonly due: true;
      readonly job: FollowedJob;
      readonly worthMs: number;
      /** It has waited as long as any job may, whatever it is worth. */
      readonly overdue: boolean;
    }
  /** Nothing is worth a request before this time. Null: there is nothing to follow. */
  | { readonly due: false; readonly lookAgainAt: number | null };

/**
 * A job that has waited for so many full turns of all jobs (as round-robin would give it one) goes
 * first whatever it is worth. At most a third of the requests can go that way.
 */
export const LONGEST_WAIT_TURNS = 3;

/** Jobs worked out for one choice; under this many jobs the choice is exact. */
const LOOKS_A_CHOICE = 250;
/** Bounds renewed in one choice, each a few evaluations of a sixth of a microsecond. */
const RENEWALS_A_CHOICE = 300;
/** A bound looks ahead at least so long, so that near candidates are not renewed at each choice. */
const LEAST_AHEAD_MS = SECOND;
/** And by this part of the time the job has waited: in it the index grows by about a half. */
const AHEAD_OF_WAIT = 0.25;
/** What can not reach this part of what was last paid for a poll is left alone for longer. */
const FAR_FROM_PRICE = 0.25;
/** Doublings of the look ahead: a thousand times is as good as for ever. */
const MOST_DOUBLINGS = 10;

interface Entry {
  job: FollowedJob;
  /** The index at `boundUntil`: it is no larger before. */
  bound: number;
  boundUntil: number;
  readonly places: number[];
}

export class PollQueue {
  readonly #entries = new Map<number, Entry>();
  readonly #byBound = new IndexedHeap<Entry>(0, (entry) => -entry.bound);
  readonly #byExpiry = new IndexedHeap<Entry>(1, (entry) => entry.boundUntil);
  readonly #byWait = new IndexedHeap<Entry>(2, (entry) => this.#waitsFrom(entry.job));
  /** What the last choices were worth, in milliseconds: the going price of a poll. */
  #price = LEAST_WORTH_MS;
  readonly #ceilingMs: number;

  /** @param ceilingMs longer than this no job waits while there is budget for three times that */
  constructor(ceilingMs: number) {
    this.#ceilingMs = ceilingMs;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Adds a job, or what is now known of it after it was asked after. */
  put(job: FollowedJob, now: number): void {
    const known = this.#entries.get(job.number);
    const entry = known ?? { job, bound: 0, boundUntil: 0, places: [-1, -1, -1] };
    entry.job = job;
    this.#entries.set(job.number, entry);
    this.#renew(entry, now, this.#ahead(entry, now));
    this.#byWait.place(entry);
  }

  /** It is over, or is being asked after. */
  remove(number: number): void {
    const entry = this.#entries.get(number);
    if (entry === undefined) return;
    this.#entries.delete(number);
    for (const heap of [this.#byBound, this.#byExpiry, this.#byWait]) heap.remove(entry);
  }

  /**
   * The job that a request sent now serves best. It stays in the queue: `remove` it while it is
   * asked after, and `put` it back with the answer.
   * @param spacingMs what is now between two polls of this limit, for the bound on waiting
   */
  choose(now: number, spacingMs: number): PollChoice {
    const first = this.#byWait.first();
    if (first === undefined) return { due: false, lookAgainAt: null };
    const turnMs = this.size * spacingMs;
    if (now >= this.#overdueAt(first.job, turnMs))
      return {
        due: true,
        job: first.job,
        worthMs: pollIndex(first.job.belief, now),
        overdue: true,
      };
    this.#renewExpired(now);
    const best = this.#best(now);
    if (best === null) return { due: false, lookAgainAt: this.#lookAgainAt(now, turnMs) };
    this.#price = Math.max(LEAST_WORTH_MS, 0.9 * this.#price + 0.1 * best.worthMs);
    return { due: true, job: best.entry.job, worthMs: best.worthMs, overdue: false };
  }

  #best(now: number): { entry: Entry; worthMs: number } | null {
    let best: { entry: Entry; worthMs: number } | null = null;
    const looked: Entry[] = [];
    for (let looks = 0; looks < LOOKS_A_CHOICE; looks += 1) {
      const entry = this.#byBound.first();
      if (entry === undefined || entry.bound < LEAST_WORTH_MS) break;
      if (best !== null && entry.bound <= best.worthMs) break;
      this.#byBound.remove(entry);
      looked.push(entry);
      const worthMs = worth(entry.job, now);
      if (worthMs < LEAST_WORTH_MS) continue;
      if (best === null || worthMs > best.worthMs) best = { entry, worthMs };
    }
    // Nearer bounds are tighter: what came near this time is soon told apart.
    for (const entry of looked)
      this.#renew(entry, now, Math.max(LEAST_AHEAD_MS, (entry.boundUntil - now) / 2));
    return best;
  }

  #renewExpired(now: number): void {
    for (let count = 0; count < RENEWALS_A_CHOICE; count += 1) {
      const entry = this.#byExpiry.first();
      if (entry === undefined || entry.boundUntil > now) return;
      this.#renew(entry, now, this.#ahead(entry, now));
    }
  }

  /** How far ahead a bound is worked out, in milliseconds. */
  #ahead(entry: Entry, now: number): number {
    const { job } = entry;
    const waited = Math.max(0, now - job.belief.pendingAt);
    // Not all at the same moment: the last digits of the number spread those added together.
    const spread = 0.75 + 0.5 * ((job.number * 0.618_033_988_749_895) % 1);
    let ahead = Math.max(LEAST_AHEAD_MS, job.notBefore - now, waited * AHEAD_OF_WAIT) * spread;
    const enough = Math.max(LEAST_WORTH_MS, this.#price * FAR_FROM_PRICE);
    for (let doublings = 0; doublings < MOST_DOUBLINGS; doublings += 1) {
      if (worth(job, now + 2 * ahead) >= enough) break;
      ahead *= 2;
    }
    return ahead;
  }

  #renew(entry: Entry, now: number, aheadMs: number): void {
    entry.boundUntil = now + aheadMs;
    entry.bound = Math.max(worth(entry.job, now), worth(entry.job, entry.boundUntil));
    this.#byBound.place(entry);
    this.#byExpiry.place(entry);
  }

  #lookAgainAt(now: number, turnMs: number): number {
    const bound = this.#byBound.first();
    const expiry = this.#byExpiry.first();
    const wait = this.#byWait.first();
    const soon = bound !== undefined && bound.bound >= LEAST_WORTH_MS;
    return Math.min(
      soon ? now + LEAST_AHEAD_MS / 4 : Number.POSITIVE_INFINITY,
      Math.max(now + 1, expiry?.boundUntil ?? Number.POSITIVE_INFINITY),
      wait === undefined
        ? Number.POSITIVE_INFINITY
        : Math.max(now + 1, this.#overdueAt(wait.job, turnMs)),
    );
  }

  #waitsFrom(job: FollowedJob): number {
    return Math.max(job.askedAt, job.notBefore - this.#ceilingMs);
  }

  /** When it goes first whatever it is worth. `turnMs`: the time all jobs take, one by one. */
  #overdueAt(job: FollowedJob, turnMs: number): number {
    return this.#waitsFrom(job) + Math.max(this.#ceilingMs, LONGEST_WAIT_TURNS * turnMs);
  }
}

/** Nothing before it may be asked after. */
const worth = (job: FollowedJob, at: number): number =>
  at < job.notBefore ? 0 : pollIndex(job.belief, at);

/**
 * No job waits longer than this for its next poll, in milliseconds after it was last asked after,
 * while polls go out `spacingMs` apart and nothing postpones it: its ceiling or the longest wait,
 * and one more turn for others that have waited as long.
 */
export const longestWaitMs = (jobs: number, spacingMs: number, ceilingMs: number): number =>
  Math.max(ceilingMs, LONGEST_WAIT_TURNS * jobs * spacingMs) + jobs * spacingMs;
