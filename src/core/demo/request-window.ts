/** Milliseconds of real time, from the request that is looked at. */
export interface WindowUsage {
  readonly limit: number;
  readonly remaining: number;
  /** Until there is room for a request again: 0 where there is now. */
  readonly retryAfterMs: number;
  /** Until the window holds nothing of what it holds now. */
  readonly resetMs: number;
}

export type WindowVerdict = { readonly allowed: boolean; readonly usage: WindowUsage };

/** Counts requests. A refused one does not count, so waiting as long as told is always enough. */
export interface RequestWindow {
  /** @param now milliseconds of a clock that never goes backwards. */
  take(now: number): WindowVerdict;
}

/** At most `limit` requests in any `windowMs`. */
export class SlidingWindow implements RequestWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #taken: number[] = [];

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  take(now: number): WindowVerdict {
    while (this.#taken.length > 0 && (this.#taken[0] ?? now) <= now - this.#windowMs) {
      this.#taken.shift();
    }
    const allowed = this.#taken.length < this.#limit;
    if (allowed) this.#taken.push(now);
    const remaining = this.#limit - this.#taken.length;
    const freeAt = (this.#taken[0] ?? now) + this.#windowMs;
    const emptyAt = (this.#taken.at(-1) ?? now) + this.#windowMs;
    const retryAfterMs = remaining > 0 ? 0 : freeAt - now;
    return {
      allowed,
      usage: { limit: this.#limit, remaining, retryAfterMs, resetMs: emptyAt - now },
    };
  }
}

/** At most `limit` requests between one multiple of `windowMs` and the next. */
export class FixedWindow implements RequestWindow {
  readonly #limit: number;
  readonly #windowMs: number;
  #window = -1;
  #taken = 0;

  constructor(limit: number, windowMs: number) {
    this.#limit = limit;
    this.#windowMs = windowMs;
  }

  take(now: number): WindowVerdict {
    const window = Math.floor(now / this.#windowMs);
    if (window !== this.#window) this.#taken = 0;
    this.#window = window;
    const allowed = this.#taken < this.#limit;
    if (allowed) this.#taken += 1;
    const remaining = this.#limit - this.#taken;
    const resetMs = (window + 1) * this.#windowMs - now;
    const retryAfterMs = remaining > 0 ? 0 : resetMs;
    return { allowed, usage: { limit: this.#limit, remaining, retryAfterMs, resetMs } };
  }
}
