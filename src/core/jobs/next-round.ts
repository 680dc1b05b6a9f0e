import { MINUTE } from '../../shared/durations.ts';
import type { Clock } from '../ports.ts';

/** No timer is longer, so that a clock that was set, or a machine that slept, is noticed soon. */
export const LONGEST_SLEEP_MS = MINUTE;

/** When the scheduler looks again: one timer, and none while it is stopped. */
export class NextRound {
  readonly #clock: Clock;
  readonly #round: () => void;
  #isActive = false;
  /** On the monotonic clock. */
  #at = Number.POSITIVE_INFINITY;
  #takeBackTimer: (() => void) | null = null;

  constructor(clock: Clock, round: () => void) {
    this.#clock = clock;
    this.#round = round;
  }

  start(): void {
    this.#isActive = true;
    this.after(0);
  }

  stop(): void {
    this.#isActive = false;
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
  }

  /** So many milliseconds from now, whatever was to be before. */
  after(delayMs: number): void {
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
    if (!this.#isActive) return;
    // Timers fire on whole milliseconds: a fraction less would only look again too early.
    const delay = Math.max(0, Math.ceil(Math.min(delayMs, LONGEST_SLEEP_MS)));
    this.#at = this.#clock.monotonic() + delay;
    this.#takeBackTimer = this.#clock.after(delay, this.#round);
  }

  /** At the latest so many milliseconds from now. */
  within(delayMs: number): void {
    if (this.#clock.monotonic() + delayMs < this.#at) this.after(delayMs);
  }
}
