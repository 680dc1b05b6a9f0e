import { RENDERS_UNIT, type Spending } from '../../shared/money.ts';
import type { MediaKind } from '../../shared/output.ts';
import type { Account } from '../db/account-repository.ts';
import type { SubmissionReads } from '../db/submission-repository.ts';
import type { Provider } from '../providers/provider.ts';
import { amountOf, microsOf } from './amounts.ts';
import { monthOf } from './months.ts';

/** Enough prices for a median that one odd render does not move, few enough to be read in no time. */
const PRICES_FOR_A_MEDIAN = 101;

export const ONE_RENDER = microsOf(1);

/** What an account spends in one unit this month, in millionths. */
export interface Spent {
  /** Of jobs that have ended. */
  readonly spent: number;
  /** Of jobs that were sent and have not. */
  readonly sent: number;
  /** Of jobs that are still to be sent. */
  readonly queued: number;
}

/** What such a render of this account usually costs, in millionths; null where none was priced yet. */
export function usualPrice(
  reads: SubmissionReads,
  account: Pick<Account, 'id'>,
  kind: MediaKind,
  unit: string,
): number | null {
  const prices = reads.newestPrices(account.id, kind, unit, PRICES_FOR_A_MEDIAN);
  return prices.toSorted((one, other) => one - other)[Math.floor(prices.length / 2)] ?? null;
}

export function spentIn(
  reads: SubmissionReads,
  account: Account,
  provider: Provider,
  unit: string,
  now: number,
): Spent {
  return spentOf(reads, account, provider, unit, costsOf(reads, account, now));
}

type Costs = ReturnType<typeof costsOf>;

/** What an account's jobs cost in a month, sent and still to be sent. */
function costsOf(reads: SubmissionReads, account: Account, now: number) {
  return { sums: reads.sums(account.id, monthOf(now)), queued: reads.queued(account.id) };
}

function spentOf(
  reads: SubmissionReads,
  account: Account,
  provider: Provider,
  unit: string,
  { sums, queued }: Costs,
): Spent {
  if (unit === RENDERS_UNIT) {
    const renders = (rows: readonly { renders: number }[]) =>
      rows.reduce((sum, row) => sum + row.renders, 0) * ONE_RENDER;
    return {
      spent: renders(sums.filter(({ state }) => state === 'spent' || state === 'free')),
      sent: renders(sums.filter(({ state }) => state === 'in-flight')),
      queued: renders(queued),
    };
  }
  const micros = (rows: readonly { micros: number }[]) =>
    rows.reduce((sum, row) => sum + row.micros, 0);
  const own = sums.filter((row) => row.unit === unit);
  return {
    spent: micros(own.filter(({ state }) => state === 'spent')),
    sent: micros(own.filter(({ state }) => state === 'in-flight')),
    queued: queued.reduce((sum, row) => {
      const isPriced = row.unit === unit;
      const unpriced = isPriced ? row.unpriced : row.unit === null ? row.renders : 0;
      const isEstimated = unpriced > 0 && provider.quote !== undefined;
      const usual = isEstimated ? (usualPrice(reads, account, row.kind, unit) ?? 0) : 0;
      return sum + (isPriced ? row.micros : 0) + unpriced * usual;
    }, 0),
  };
}

/** This month's spending of an account: renders first, then each unit that it was priced in. */
export function spendingOf(
  reads: SubmissionReads,
  account: Account,
  provider: Provider,
  now: number,
): Spending[] {
  const month = monthOf(now);
  const costs = costsOf(reads, account, now);
  const units = new Set([
    RENDERS_UNIT,
    ...[...costs.sums, ...costs.queued].flatMap(({ unit }) => unit ?? []),
    ...(account.guard === null ? [] : [account.guard.unit]),
  ]);
  return [...units].map((unit) => {
    const { spent, sent, queued } = spentOf(reads, account, provider, unit, costs);
    return { unit, month, spent: amountOf(spent), inFlight: amountOf(sent + queued) };
  });
}
