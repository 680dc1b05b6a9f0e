import { MINUTE } from '../../shared/durations.ts';
import type { Clock } from '../ports.ts';

/** No timer is longer, so that a clock that was set, or a machine that slept, is noticed soon. */
export const LONGEST_SLEEP_MS = MINUTE;
/**
 * With many accounts and much to do a round takes milliseconds, and whatever ends asks for another:
 * between two of them so many times as long is left to everything else.
 */
const REST_TIMES = 3;
/** A round from so many milliseconds on is noticed by others, and should be seldom. */
const LONG_ROUND_MS = 4;
const REST_TIMES_AFTER_A_LONG_ONE = 10;
/** But no longer: a round that took so long was kept from the processor. */
const LONGEST_REST_MS = 250;

/** When the scheduler looks again: one timer, and none while it is stopped. */
export class NextRound {
  readonly #clock: Clock;
  readonly #round: () => void;
  #isActive = false;
  /** On the monotonic clock. */
  #at = Number.POSITIVE_INFINITY;
  #restsUntil = Number.NEGATIVE_INFINITY;
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

  /** So many milliseconds from now, or after a rest, whatever was to be before. */
  after(delayMs: number): void {
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
    if (!this.#isActive) return;
    // Timers fire on whole milliseconds: a fraction less would only look again too early.
    const now = this.#clock.monotonic();
    const wanted = Math.max(0, Math.min(delayMs, LONGEST_SLEEP_MS), this.#restsUntil - now);
    const delay = Math.ceil(wanted);
    this.#at = now + delay;
    this.#takeBackTimer = this.#clock.after(delay, () => this.#look());
  }

  #look(): void {
    const began = this.#clock.monotonic();
    this.#round();
    const now = this.#clock.monotonic();
    const tookMs = now - began;
    const times = tookMs < LONG_ROUND_MS ? REST_TIMES : REST_TIMES_AFTER_A_LONG_ONE;
    this.#restsUntil = now + Math.min(times * tookMs, LONGEST_REST_MS);
    if (this.#at < this.#restsUntil) this.after(0);
  }

  /** At the latest so many milliseconds from now. */
  within(delayMs: number): void {
    if (this.#clock.monotonic() + delayMs < this.#at) this.after(delayMs);
  }
}
