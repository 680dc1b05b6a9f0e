import { MINUTE } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { JobPrice } from '../jobs/job.ts';

/** A person looks at a price and then decides; what is older is asked for anew. */
const KEPT_MS = 15 * MINUTE;
/** More files than a person looks at in that time. */
const MOST_KEPT = 5_000;

/** Prices that were just asked for, so that a job made of the same bytes begins with its price. */
export class RecentPrices {
  readonly #monotonic: () => number;
  readonly #prices = new Map<string, { readonly price: JobPrice; readonly until: number }>();

  /** @param monotonic milliseconds of a clock that never goes backwards */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  keep(accountId: AccountId, payloadSha256: string, price: JobPrice): void {
    const oldest = this.#prices.keys().next();
    if (this.#prices.size >= MOST_KEPT && oldest.done !== true) this.#prices.delete(oldest.value);
    this.#prices.set(`${accountId} ${payloadSha256}`, {
      price,
      until: this.#monotonic() + KEPT_MS,
    });
  }

  of(accountId: AccountId, payloadSha256: string): JobPrice | null {
    const known = this.#prices.get(`${accountId} ${payloadSha256}`);
    return known === undefined || known.until < this.#monotonic() ? null : known.price;
  }
}
