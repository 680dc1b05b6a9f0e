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
    this.#cancel = this.#clock.after(this.#stallMs, () => {
      this.#cancel = null;
      this.#onStall();
    });
  }

  get isWatching(): boolean {
    return this.#cancel !== null;
  }

  /** Says that bytes came. */
  saw(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes >= LEAST_BYTES) this.start();
  }

  /** Watches no longer: it is done, or it is our own disk that is slow. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
