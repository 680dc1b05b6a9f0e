/*
 * When the next request of a scope (a key, an organisation) may leave, by the generic cell rate
 * algorithm (ITU-T I.371, annex A): TAT, the theoretical arrival time, is moved on by one interval
 * with each request. Polls go at TAT, evenly and without a burst. Submits, cancels, downloads and
 * whatever else a person waits for may go a few intervals before it, so that polls never keep them
 * waiting and they, moving TAT on, slow the polls down by as much as they need.
 *
 * Over any window the gate lets pass share × count requests and the burst, no more than the limit.
 * It spreads; the request budget, which counts, stays what guarantees the limit. Times in
 * milliseconds, on a clock that never goes backwards.
 */

export interface PacedLimit {
  /** Requests a window. */
  readonly count: number;
  readonly windowMs: number;
}

/** Where others share the limit, a tenth of it is their burst, and the rest is spread evenly. */
const SHARE_AMONG_OTHERS = 0.9;
/** With nothing but polls for a window, they take what the budget's margins leave of the limit. */
const SHARE_ALONE = 0.99;
/** Of five requests under pressure, one is a poll: a burst of submits must not stop all following. */
const INTERVALS_WITHOUT_POLL = 5;
/**
 * A 429 within the documented limit means that somebody else uses it too, or that it is lower than
 * documented: the pace falls to this part, down to the least, and recovers over some windows.
 */
const PACE_AFTER_REFUSAL = 0.7;
const LEAST_PACE = 0.1;
const RECOVERY_A_WINDOW = 0.1;
/** What a provider can not mean: a longer pause is a header in other units or a clock set wrong. */
const LONGEST_HOLD_WINDOWS = 15;

export type PaceClass = 'poll' | 'other';

export class PollGate {
  #limit: PacedLimit;
  /** Theoretical arrival time. */
  #tat = Number.NEGATIVE_INFINITY;
  #lastPollAt = Number.NEGATIVE_INFINITY;
  #lastOtherAt = Number.NEGATIVE_INFINITY;
  #heldUntil = Number.NEGATIVE_INFINITY;
  #pace = 1;
  #paceAt = 0;

  constructor(limit: PacedLimit) {
    this.#limit = limit;
  }

  /** The limit is another from now on: a plan was chosen, or an answer told of it. */
  adjust(limit: PacedLimit): void {
    this.#limit = limit;
  }

  /** Milliseconds from one poll to the next, as things are. */
  intervalMs(now: number): number {
    const { count, windowMs } = this.#limit;
    const alone = now - this.#lastOtherAt > windowMs;
    const share = alone ? SHARE_ALONE : SHARE_AMONG_OTHERS;
    return windowMs / (count * share * this.#paceNow(now));
  }

  /** The earliest time at which a request of this class may leave; `now` or before means at once. */
  mayGoAt(kind: PaceClass, now: number): number {
    const interval = this.intervalMs(now);
    const atItsTurn =
      kind === 'other'
        ? this.#tat - this.#burst() * interval
        : Math.min(this.#tat, this.#lastPollAt + INTERVALS_WITHOUT_POLL * interval);
    return Math.max(atItsTurn, this.#heldUntil);
  }

  /**
   * Whether the next request should be a poll though others wait. To be asked where both may go,
   * and above all where the counting limit has one place for the two of them.
   */
  pollGoesFirst(now: number): boolean {
    return now >= this.#lastPollAt + INTERVALS_WITHOUT_POLL * this.intervalMs(now);
  }

  /** A request left. What leaves without having asked counts as well. */
  sent(kind: PaceClass, now: number): void {
    if (kind === 'poll') this.#lastPollAt = now;
    else this.#lastOtherAt = now;
    this.#tat = Math.max(now, this.#tat) + this.intervalMs(now);
  }

  /**
   * The provider refused a request for its limit (429, or Retry-After with whatever status).
   * @param retryAfterMs null where it did not say: then one interval at the new, slower pace
   */
  refused(now: number, retryAfterMs: number | null): void {
    this.#pace = Math.max(LEAST_PACE, this.#paceNow(now) * PACE_AFTER_REFUSAL);
    this.#paceAt = now;
    this.hold(now, retryAfterMs ?? this.intervalMs(now));
  }

  /** Nothing leaves for so long, e.g. since the headers said that nothing remains until then. */
  hold(now: number, forMs: number): void {
    if (!(forMs > 0)) return;
    const longest = LONGEST_HOLD_WINDOWS * Math.max(this.#limit.windowMs, 60_000);
    this.#heldUntil = Math.max(this.#heldUntil, now + Math.min(forMs, longest));
    this.#tat = Math.max(this.#tat, this.#heldUntil);
  }

  /** What may go before its turn, with what a poll out of turn may add kept off. */
  #burst(): number {
    return Math.max(1, Math.floor(this.#limit.count * (1 - SHARE_AMONG_OTHERS)) - 2);
  }

  #paceNow(now: number): number {
    const recovered = ((now - this.#paceAt) / this.#limit.windowMs) * RECOVERY_A_WINDOW;
    return Math.min(1, this.#pace + Math.max(0, recovered));
  }
}
