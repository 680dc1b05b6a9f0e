import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * So many bytes of pieces are let lie before they are collected: half of what makes V8 look
 * through its whole heap for them.
 */
const STEP_BYTES = 4 * 1024 * 1024;
/**
 * Of the young generation, in which nothing of ours lives for long; V8 would let it be 128 MiB. It
 * grows to twice as much at a time, and is looked at only now and then.
 */
const ENOUGH_BYTES = 8 * 1024 * 1024;

type Collect = (how: { type: 'minor' }) => void;

/**
 * Collects the pieces of files that were written, soon after. Each lies outside of V8's heap and
 * weighs a few bytes in it, so that V8 does not collect young garbage for them: it waits until
 * tens of megabytes have gathered, and then marks all of its heap, thirty times a gigabyte. A
 * collection of the young takes about a millisecond, frees the same, and keeps memory flat; so
 * does keeping the young generation from growing once many small files came.
 */
export class YoungGarbage {
  readonly #collect: Collect | null = collector();
  #bytes = 0;
  #isHeld = false;

  /** Counts bytes of a piece that came, over all transfers. */
  saw(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes < STEP_BYTES) return;
    this.#bytes = 0;
    this.#collect?.({ type: 'minor' });
    if (!this.#isHeld && youngBytes() >= ENOUGH_BYTES) this.#holdGrowth();
  }

  /**
   * For good: the factor is asked for whenever V8 would let it grow, and is that of all of the
   * process. What it grew to between two runs of files it would keep in the next.
   */
  #holdGrowth(): void {
    this.#isHeld = true;
    setFlagsFromString('--semi-space-growth-factor=1');
  }
}

const youngBytes = (): number =>
  getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;

/** Null where the runtime has none to give: then it is collected as V8 sees fit. */
function collector(): Collect | null {
  try {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    return typeof collect === 'function' ? (collect as Collect) : null;
  } catch {
    return null;
  } finally {
    setFlagsFromString('--no-expose-gc');
  }
}
