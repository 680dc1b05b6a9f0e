import type { WritableDatabase } from './database.ts';

/** The first of them waits so long for others, in real time: nobody sees it. */
const GATHERING_MS = 3;
/** So many are written at once at most: a few milliseconds of work. The rest lets others go first. */
const MOST_AT_ONCE = 8;

interface Waiting {
  readonly work: () => void;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes what comes up at nearly the same time in one transaction. Each stands for itself: what
 * one throws undoes that one, and only what was committed is told as done. They are written in
 * the order in which they came.
 */
export class GatheredWrites {
  readonly #writer: Pick<WritableDatabase, 'together'>;
  #waiting: Waiting[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(writer: Pick<WritableDatabase, 'together'>) {
    this.#writer = writer;
  }

  /**
   * Resolves with what `work` returned once it is committed. It must wait for nothing.
   * @throws what it threw, or the database: then nothing of it is written
   */
  write<Result>(work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: { readonly value: Result } | null = null;
      this.#waiting.push({
        work: () => {
          result = { value: work() };
        },
        done: () => result !== null && resolve(result.value),
        failed: reject,
      });
      // Never at once: whoever calls may be in a transaction of its own.
      if (this.#waiting.length === MOST_AT_ONCE) setImmediate(() => this.#writeSome());
      this.#timer ??= setTimeout(() => this.#writeSome(), GATHERING_MS);
    });
  }

  /** Never throws. */
  #writeSome(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const some = this.#waiting.splice(0, MOST_AT_ONCE);
    if (this.#waiting.length > 0) setImmediate(() => this.#writeSome());
    if (some.length === 0) return;
    try {
      const faults = this.#writer.together(some.map(({ work }) => work));
      for (const [index, { done, failed }] of some.entries()) {
        const fault = faults[index];
        if (fault === undefined || fault === null) done();
        else failed(fault.error);
      }
    } catch (error) {
      for (const { failed } of some) failed(error);
    }
  }
}
