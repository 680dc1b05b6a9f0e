import { SECOND } from '../../shared/durations.ts';
import type { Clock } from '../ports.ts';

/** Unused allowance is kept for this long: enough to even out a timer, too little for a burst. */
const BURST_MS = 100;

interface Waiter {
  readonly owed: number;
  readonly go: () => void;
}

/**
 * One allowance of bytes a second over all transfers. Bytes are taken after they came and the
 * debt is waited off in turn, so that every transfer gets its share, however large its pieces.
 */
export class SpeedLimit {
  readonly #clock: Clock;
  #bytesPerSecond: number | null = null;
  #allowance = 0;
  #countedAt = 0;
  #waiters: Waiter[] = [];
  #takeBackTimer: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Null: none. Holds at once, also for what is waiting. */
  set(bytesPerSecond: number | null): void {
    if (bytesPerSecond === this.#bytesPerSecond) return;
    this.#bytesPerSecond = bytesPerSecond;
    this.#allowance = 0;
    this.#countedAt = this.#clock.monotonic();
    this.#serve();
  }

  get isSet(): boolean {
    return this.#bytesPerSecond !== null;
  }

  /** Counts bytes that came. False: `go` is called when the next may come. */
  take(bytes: number, go: () => void): boolean {
    if (this.#bytesPerSecond === null) return true;
    this.#count();
    if (this.#waiters.length === 0 && this.#allowance > 0) {
      this.#allowance -= bytes;
      if (this.#allowance >= 0) return true;
      this.#waiters.push({ owed: 0, go });
    } else {
      this.#waiters.push({ owed: bytes, go });
    }
    this.#serve();
    return false;
  }

  /** What was waiting has gone. */
  forget(go: () => void): void {
    this.#waiters = this.#waiters.filter((waiter) => waiter.go !== go);
  }

  #count(): void {
    const now = this.#clock.monotonic();
    const rate = (this.#bytesPerSecond ?? 0) / SECOND;
    const gained = (now - this.#countedAt) * rate;
    this.#allowance = Math.min(this.#allowance + gained, BURST_MS * rate);
    this.#countedAt = now;
  }

  #serve(): void {
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
    if (this.#bytesPerSecond === null) {
      for (const { go } of this.#waiters.splice(0)) go();
      return;
    }
    this.#count();
    while (this.#allowance >= 0) {
      const next = this.#waiters.shift();
      if (next === undefined) return;
      this.#allowance -= next.owed;
      if (this.#allowance >= 0) next.go();
      else this.#waiters.unshift({ owed: 0, go: next.go });
    }
    const waitMs = (-this.#allowance / this.#bytesPerSecond) * SECOND;
    this.#takeBackTimer = this.#clock.after(Math.ceil(waitMs), () => this.#serve());
  }
}
