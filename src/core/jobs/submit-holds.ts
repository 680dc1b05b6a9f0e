import { DAY } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Clock } from '../ports.ts';

/** After this long a provider is asked again, whatever it said: a longer wait may be a fault. */
export const LONGEST_HOLD_MS = DAY;

/**
 * Accounts whose provider asked for far more patience than any limit of requests needs. Their
 * other queued jobs would only be refused alike. In memory: after a restart one of them finds out.
 */
export class SubmitHolds {
  readonly #clock: Clock;
  /** On the monotonic clock. */
  readonly #until = new Map<AccountId, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  hold(id: AccountId, forMs: number): void {
    this.#until.set(id, this.#clock.monotonic() + forMs);
  }

  /** Milliseconds until a submit may be tried; 0 when it may be now. */
  waitMs(id: AccountId): number {
    return Math.max(0, (this.#until.get(id) ?? 0) - this.#clock.monotonic());
  }
}
