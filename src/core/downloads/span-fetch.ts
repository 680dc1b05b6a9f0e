import type { Attempt } from './attempt.ts';
import { BatchWrites } from './batch-writes.ts';
import { judgeAnswer } from './judge-answer.ts';
import { openAnswer } from './open-answer.ts';
import type { Span } from './part-state.ts';
import { StallWatchdog } from './stall-watchdog.ts';

/** As for the beginning of the file: larger gains nothing. */
const BATCH_BYTES = 256 * 1024;

/**
 * One stretch of a file over a connection of its own, beside the one that brings the beginning.
 * However it ends, what it wrote stays and what is missing is somebody else's to fetch: it never
 * fails.
 */
export class SpanFetch {
  readonly #attempt: Attempt;
  readonly #wanted: Span;
  readonly #writes: BatchWrites;
  readonly #ending = new AbortController();
  #batch: Uint8Array[] = [];
  #batchBytes = 0;
  #isLimited = false;
  hasEnded = false;
  readonly ended: Promise<void>;
  readonly #onEnded: () => void;

  constructor(attempt: Attempt, wanted: Span, onEnded: () => void) {
    this.#onEnded = onEnded;
    this.#attempt = attempt;
    this.#wanted = wanted;
    this.#writes = new BatchWrites(attempt.part.handle, wanted.from);
    this.ended = this.#run();
  }

  get from(): number {
    return this.#wanted.from;
  }

  /** What is in the file of it. */
  get written(): Span {
    return { from: this.#wanted.from, to: this.#writes.writtenTo };
  }

  /** Bytes that came, written or not. */
  get length(): number {
    return this.#writes.end + this.#batchBytes - this.#wanted.from;
  }

  stop(): void {
    this.#ending.abort(new Error('this stretch is not wanted any more'));
  }

  async #run(): Promise<void> {
    const { request } = this.#attempt;
    const stop = (): void => this.stop();
    request.signal.addEventListener('abort', stop, { once: true });
    try {
      await this.#fetch();
    } catch {
      // Whoever asks for what is missing is told why it can not be had.
    } finally {
      request.signal.removeEventListener('abort', stop);
      this.#flushQuietly();
      await this.#writes.settled();
      this.hasEnded = true;
      this.#onEnded();
    }
  }

  async #fetch(): Promise<void> {
    const { request, validator, total, fileName } = this.#attempt;
    const { clock, dispatcher, limit } = request.tools;
    const wanted = { ...this.#wanted, total, validator };
    const watchdog = new StallWatchdog(clock, request.stallMs, () => this.stop());
    watchdog.start();
    try {
      const asked = { url: request.url, key: request.key, fileName, wanted, dispatcher };
      const { answer, head } = await openAnswer(asked, this.#ending.signal);
      const verdict = judgeAnswer(head, wanted, this.#attempt);
      if (verdict?.is !== 'stretch') {
        answer.abort(new Error('not the stretch that was asked for'));
        this.#attempt.mayFan = false;
        return;
      }
      const goOn = (): void => {
        if (this.#isLimited || this.#writes.isBehind) return;
        watchdog.start();
        answer.resume();
      };
      const limitPassed = (): void => {
        this.#isLimited = false;
        goOn();
      };
      this.#writes.onWritten = goOn;
      await answer.read((piece) => {
        watchdog.saw(piece.byteLength);
        this.#take(piece);
        if (!this.#isLimited) this.#isLimited = !limit.take(piece.byteLength, limitPassed);
        const isHeld = this.#isLimited || this.#writes.isBehind;
        if (isHeld) watchdog.stop();
        return !isHeld;
      });
    } finally {
      watchdog.stop();
    }
  }

  #take(piece: Uint8Array): void {
    const left = this.#wanted.to - this.#writes.end - this.#batchBytes;
    if (left <= 0) return;
    const fitting = piece.byteLength > left ? piece.subarray(0, left) : piece;
    this.#batch.push(fitting);
    this.#batchBytes += fitting.byteLength;
    this.#attempt.cameBeside(fitting.byteLength);
    if (this.#batchBytes >= BATCH_BYTES) this.#flush();
  }

  #flush(): void {
    this.#writes.add(this.#batch, this.#batchBytes);
    this.#batch = [];
    this.#batchBytes = 0;
  }

  #flushQuietly(): void {
    if (!this.#writes.hasFailed) this.#flush();
  }
}
