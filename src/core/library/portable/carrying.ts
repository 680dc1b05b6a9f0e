import { SECOND } from '../../../shared/durations.ts';
import type { Clock } from '../../ports.ts';

/** An export is asked for in parts: whoever writes the last one down asks for the next within this. */
const NEXT_PART_MS = 15 * SECOND;

/** Whether a history is being read or written just now: this computer stays on for so long. */
export class Carrying {
  readonly #clock: Pick<Clock, 'monotonic'>;
  #running = 0;
  #expectedUntil = 0;

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  isNow(): boolean {
    return this.#running > 0 || this.#clock.monotonic() < this.#expectedUntil;
  }

  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
    }
  }

  /** Whether another part is to come. */
  expects(more: boolean): void {
    this.#expectedUntil = more ? this.#clock.monotonic() + NEXT_PART_MS : 0;
  }
}
