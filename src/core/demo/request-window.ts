export type WindowVerdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly limit: number;
      readonly remaining: 0;
      /** Until the oldest request leaves the window. */
      readonly retryAfterMs: number;
    };

/**
 * A sliding window: at most `limit` requests in any `windowMs`. A refused request does not count,
 * so waiting as long as the refusal says is always enough.
 */
export class RequestWindow {
  readonly limit: number;
  readonly windowMs: number;
  readonly #taken: number[] = [];

  constructor(limit: number, windowMs: number) {
    this.limit = limit;
    this.windowMs = windowMs;
  }

  /** @param now milliseconds of a clock that never goes backwards. */
  take(now: number): WindowVerdict {
    while (this.#taken.length > 0 && (this.#taken[0] ?? now) <= now - this.windowMs) {
      this.#taken.shift();
    }
    const oldest = this.#taken[0];
    if (oldest === undefined || this.#taken.length < this.limit) {
      this.#taken.push(now);
      return { allowed: true };
    }
    const retryAfterMs = oldest + this.windowMs - now;
    return { allowed: false, limit: this.limit, remaining: 0, retryAfterMs };
  }
}
