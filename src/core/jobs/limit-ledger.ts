import type { BudgetShare } from '../../shared/account.ts';
import type { Allowance } from './learned-limit.ts';

/**
 * A request that was sent and not yet answered may arrive at any moment until it is answered, so
 * its place in the window is held until one whole window after the answer. The margin covers a
 * provider's clock that runs a little slow.
 */
const WINDOW_MARGIN_MS = 50;
/** When every place is taken by requests on their way: look again after this long. */
const ALL_ON_THEIR_WAY_MS = 250;

export interface Place {
  /** Its row. */
  readonly id: number;
  /** On the monotonic clock; null while the request is on its way. */
  answeredAt: number | null;
  /** Who sent it and what for; null: an earlier run of the app did. */
  readonly sender: Omit<BudgetShare, 'count'> | null;
}

/** The requests of one limit in one scope, oldest first. All times are on the monotonic clock. */
export class LimitLedger {
  #places: Place[] = [];
  #longestWindowMs = 0;

  add(place: Place): void {
    this.#places.push(place);
  }

  /** All of them, for another ledger. */
  all(): readonly Place[] {
    return this.#places;
  }

  /** How many count in the window that ends now. */
  used(windowMs: number, now: number): number {
    return this.#within(windowMs, now).length;
  }

  /** Who sent those that count, the largest share first. */
  usedBy(windowMs: number, now: number): BudgetShare[] {
    const shares = new Map<string, BudgetShare>();
    for (const { sender } of this.#within(windowMs, now)) {
      const { accountId = null, purpose = null } = sender ?? {};
      const key = `${accountId ?? ''} ${purpose ?? ''}`;
      shares.set(key, { accountId, purpose, count: (shares.get(key)?.count ?? 0) + 1 });
    }
    return [...shares.values()].toSorted((one, other) => other.count - one.count);
  }

  /** Milliseconds until there is a place for one more; 0 when there is one now. */
  waitMs({ count, windowMs }: Allowance, now: number): number {
    const within = this.#within(windowMs, now);
    const excess = within.length - count + 1;
    if (excess <= 0) return 0;
    const answers = within.flatMap((place) => place.answeredAt ?? []).toSorted((a, b) => a - b);
    const freeing = answers[excess - 1];
    if (freeing === undefined) return ALL_ON_THEIR_WAY_MS;
    return Math.max(1, freeing + windowMs + WINDOW_MARGIN_MS - now);
  }

  #within(windowMs: number, now: number): Place[] {
    // Plans differ, and so may the windows that one ledger is asked about: the longest is kept.
    if (windowMs >= this.#longestWindowMs) {
      this.#longestWindowMs = windowMs;
      this.#places = since(this.#places, now - windowMs - WINDOW_MARGIN_MS);
      return this.#places;
    }
    return since(this.#places, now - windowMs - WINDOW_MARGIN_MS);
  }
}

const since = (places: readonly Place[], oldest: number): Place[] =>
  places.filter((place) => place.answeredAt === null || place.answeredAt > oldest);
