import type { CallWatch } from './call.ts';

/** How long the parts of a call took, in milliseconds from its beginning. */
export interface CallTimes {
  /** Until the connection stood. Null: it never did. */
  readonly connectedMs: number | null;
  readonly firstByteMs: number | null;
  readonly totalMs: number;
  readonly receivedBytes: number;
  /** Of an answer that may have broken off later. */
  readonly status: number | null;
}

/** Measures one call. */
export class Stopwatch implements CallWatch {
  readonly #monotonic: () => number;
  readonly #startedAt: number;
  #connectedMs: number | null = null;
  #firstByteMs: number | null = null;
  #status: number | null = null;
  #receivedBytes = 0;

  /** @param monotonic milliseconds of a clock that is never set */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
    this.#startedAt = monotonic();
  }

  begun(): void {
    this.#connectedMs ??= this.#passed();
  }

  headCame(status: number): void {
    this.#status = status;
    this.#firstByteMs ??= this.#passed();
  }

  pieceCame(bytes: number): void {
    this.#receivedBytes += bytes;
  }

  times(): CallTimes {
    return {
      connectedMs: this.#connectedMs,
      firstByteMs: this.#firstByteMs,
      totalMs: this.#passed(),
      receivedBytes: this.#receivedBytes,
      status: this.#status,
    };
  }

  #passed(): number {
    return Math.max(0, Math.round(this.#monotonic() - this.#startedAt));
  }
}
