import { MINUTE, SECOND } from '../../../shared/durations.ts';
import type { AccountId } from '../../../shared/ids.ts';
import type { Clock } from '../../ports.ts';

/** What a list says of one job is believed for so long, in milliseconds. */
const BELIEVED_MS = 2 * MINUTE;
/** Looks at single jobs delay the lists: of an account's requests one in so many is such a look. */
const REQUESTS_A_LOOK = 100;
const SHORTEST_BETWEEN_LOOKS_MS = 15 * SECOND;

/** Of one account. */
interface Doubt {
  /** The one job that is to be looked at next. */
  readonly chosen: number | null;
  /** The last that was: that it has ended without the list's saying so is a reason to go on. */
  readonly asked: number | null;
  /** When another may be chosen. */
  readonly nextAt: number;
}

/**
 * Which jobs are asked after by themselves although their provider lists its jobs: those that the
 * list leaves out, since absence proves nothing, and now and then, before all others, one that it
 * has long been saying is under way, since a list may lag behind or have stopped.
 */
export class AskedAlone {
  readonly #clock: Pick<Clock, 'monotonic'>;
  readonly #missing = new Set<number>();
  /** When each was last asked after by itself, or first seen. */
  readonly #believedFrom = new Map<number, number>();
  readonly #doubts = new Map<AccountId, Doubt>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** What a list told; null: it did not come. */
  told(list: { listed: readonly number[]; missing: readonly number[] } | null): void {
    for (const number of list?.listed ?? []) this.#missing.delete(number);
    for (const number of list?.missing ?? []) this.#missing.add(number);
  }

  isMissing(number: number): boolean {
    return this.#missing.has(number);
  }

  /** Whether it is looked at next: of those whose list is doubted the first that is asked about. */
  isDoubted(accountId: AccountId, number: number): boolean {
    const now = this.#clock.monotonic();
    const since = this.#believedFrom.get(number) ?? now;
    this.#believedFrom.set(number, since);
    const doubt = this.#doubts.get(accountId) ?? { chosen: null, asked: null, nextAt: now };
    // It goes on: its list was right.
    if (doubt.asked === number) this.#doubts.set(accountId, { ...doubt, asked: null });
    if (doubt.chosen !== null) return doubt.chosen === number;
    if (now - since < BELIEVED_MS || now < doubt.nextAt) return false;
    this.#doubts.set(accountId, { ...doubt, chosen: number });
    return true;
  }

  /**
   * A job was asked after by itself.
   * @param spacingMs what is now between two polls of the account
   */
  asked(accountId: AccountId, number: number, spacingMs: number): void {
    const now = this.#clock.monotonic();
    this.#believedFrom.set(number, now);
    if (this.#doubts.get(accountId)?.chosen !== number) return;
    const restMs = Math.max(SHORTEST_BETWEEN_LOOKS_MS, REQUESTS_A_LOOK * spacingMs);
    this.#doubts.set(accountId, { chosen: null, asked: number, nextAt: now + restMs });
  }

  /** It is not followed any more. */
  drop(number: number): void {
    this.#missing.delete(number);
    this.#believedFrom.delete(number);
    for (const [accountId, doubt] of this.#doubts) {
      if (doubt.chosen === number) this.#doubts.set(accountId, { ...doubt, chosen: null });
      if (doubt.asked === number)
        this.#doubts.set(accountId, { ...doubt, asked: null, nextAt: this.#clock.monotonic() });
    }
  }
}
