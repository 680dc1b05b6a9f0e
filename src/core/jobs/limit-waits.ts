import { SECOND } from '../../shared/durations.ts';
import type { Clock } from '../ports.ts';

/** What found no place is tried again after this long, should its limit be another by then. */
const TRIED_AGAIN_MS = SECOND;

/** On the monotonic clock. */
interface Wait {
  readonly until: number;
  /** Not before is it tried again, whatever else happens. */
  readonly triedAgainAt: number;
}

/** The due jobs that found no place in their limit, as one round of the scheduler leaves them. */
export class LimitWaits {
  readonly #clock: Clock;
  #before: ReadonlyMap<number, Wait> = new Map();
  #now = new Map<number, Wait>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A round begins: what does not come up in it waits no more. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  has(jobNumber: number): boolean {
    return this.#now.has(jobNumber);
  }

  /** Milliseconds for which it waits on without being tried; 0 when it is to be tried. */
  goOn(jobNumber: number): number {
    const now = this.#clock.monotonic();
    const wait = this.#before.get(jobNumber);
    if (wait === undefined || wait.triedAgainAt <= now) return 0;
    this.#now.set(jobNumber, wait);
    return wait.until - now;
  }

  /** It was tried, and finds a place in so many milliseconds as far as is known. */
  add(jobNumber: number, waitMs: number): void {
    const now = this.#clock.monotonic();
    const triedAgainAt = now + Math.min(waitMs, TRIED_AGAIN_MS);
    this.#now.set(jobNumber, { until: now + waitMs, triedAgainAt });
  }

  /** Those that began, or ceased, to wait in this round. */
  changed(): number[] {
    const [before, now] = [this.#before, this.#now];
    return [
      ...[...now.keys()].filter((number) => !before.has(number)),
      ...[...before.keys()].filter((number) => !now.has(number)),
    ];
  }
}
