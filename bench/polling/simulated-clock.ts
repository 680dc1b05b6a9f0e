import { IndexedHeap } from '../../src/core/jobs/polling/indexed-heap.ts';
import type { Clock } from '../../src/core/ports.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
  readonly places: number[];
}

/** A clock that jumps from one timer to the next. Milliseconds from zero. */
export class SimulatedClock implements Clock {
  #now = 0;
  readonly #timers = new IndexedHeap<Timer>(0, (timer) => timer.at);

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  after(delayMs: number, callback: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, delayMs), callback, places: [-1] };
    this.#timers.place(timer);
    return () => this.#timers.remove(timer);
  }

  /** Where nobody waits for anything. */
  skipTo(time: number): void {
    this.#now = time;
  }

  /** Everything that follows from a timer happens before the next one fires. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      const timer = this.#timers.first();
      if (timer === undefined || timer.at > end) break;
      this.#timers.remove(timer);
      this.#now = timer.at;
      timer.callback();
      await settled();
    }
    this.#now = end;
  }
}

/** After all promises that are kept by now. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
