import type { Clock } from '../ports.ts';

/**
 * A server that sends less than this within the stall time is stalling, even if it drips: at
 * half a minute that is 34 bytes a second, under a tenth of the slowest modem.
 */
const LEAST_BYTES = 1024;

/**
 * Calls `onStall` once when too little came within `stallMs`. It is our own because an HTTP
 * client's body timeout may not fire while the reader is being held back.
 */
export class StallWatchdog {
  readonly #clock: Clock;
  readonly #stallMs: number;
  readonly #onStall: () => void;
  #bytes = 0;
  /** When enough had come, on the monotonic clock: a timer for every piece would cost more. */
  #since = 0;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, stallMs: number, onStall: () => void) {
    this.#clock = clock;
    this.#stallMs = stallMs;
    this.#onStall = onStall;
  }

  /** Begins a new stretch of waiting. */
  start(): void {
    this.stop();
    this.#bytes = 0;
    this.#since = this.#clock.monotonic();
    this.#wakeAfter(this.#stallMs);
  }

  get isWatching(): boolean {
    return this.#cancel !== null;
  }

  /** Says that bytes came. */
  saw(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < LEAST_BYTES) return;
    this.#bytes = 0;
    this.#since = this.#clock.monotonic();
  }

  /** Watches no longer: it is done, or it is our own disk that is slow. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }

  #wakeAfter(delayMs: number): void {
    this.#cancel = this.#clock.after(delayMs, () => {
      this.#cancel = null;
      const leftMs = this.#since + this.#stallMs - this.#clock.monotonic();
      if (leftMs > 0) this.#wakeAfter(leftMs);
      else this.#onStall();
    });
  }
}
