import { RENDERS_UNIT } from '../../shared/money.ts';
import type { Account } from '../db/account-repository.ts';
import type { SubmissionReads } from '../db/submission-repository.ts';
import type { Job } from '../jobs/job.ts';
import type { Provider } from '../providers/provider.ts';
import { amountText } from './amounts.ts';
import { ONE_RENDER, usualPrice } from './spending.ts';

type Priced = Pick<Job, 'kind' | 'price'>;

/** What a job is counted as, in millionths, and how that is known. */
export interface CountedPrice {
  readonly unit: string;
  readonly micros: number;
  readonly basis: 'quoted' | 'usual' | 'unknown';
}

/** What a job counts against a guard in this unit. */
export function priceIn(
  reads: SubmissionReads,
  account: Account,
  job: Priced,
  unit: string,
): CountedPrice {
  if (unit === RENDERS_UNIT) return { unit, micros: ONE_RENDER, basis: 'quoted' };
  const { price } = job;
  if (price !== null && price.unit === unit && price.amountMicro !== null)
    return { unit, micros: price.amountMicro, basis: 'quoted' };
  const usual = usualPrice(reads, account, job.kind, unit);
  return usual === null
    ? { unit, micros: 0, basis: 'unknown' }
    : { unit, micros: usual, basis: 'usual' };
}

/** What is kept of a job that is sent; null where its provider names no prices. */
export function countedPrice(
  reads: SubmissionReads,
  account: Account,
  provider: Provider,
  job: Priced,
): CountedPrice | null {
  if (provider.quote === undefined) return null;
  const { guard } = account;
  const guarded = guard === null || guard.unit === RENDERS_UNIT ? null : guard.unit;
  const isPriced = job.price !== null && job.price.amountMicro !== null;
  const unit = isPriced
    ? job.price.unit
    : (guarded ?? job.price?.unit ?? reads.lastUnit(account.id));
  return unit === null ? null : priceIn(reads, account, job, unit);
}

/** A sentence where what is counted is not what was quoted. */
export function priceRemark(price: CountedPrice | null): string | undefined {
  if (price === null || price.basis === 'quoted') return undefined;
  const amount = amountText(price.micros, price.unit);
  return price.basis === 'usual'
    ? `Its price is not known: it counts as ${amount}, what such renders of this account usually cost.`
    : `Its price is not known, and no such render was priced before: it counts as ${amount}.`;
}
