import type { AccountView } from '../../../shared/account.ts';
import type { Failure } from '../../../shared/failure.ts';
import { priceWords } from '../../words/money-words.ts';
import { eitherWords, say } from '../../words/say.ts';
import {
  accountOf,
  accountsFor,
  providerOf,
  standingOf,
  usableOf,
  type ReviewRow,
} from './review-row.ts';

/** Where in a file it is wrong: `Line 3, column 7`; null where nobody knows. */
export function placeOf({ line, column }: Failure): string | null {
  if (line === undefined) return null;
  return column === undefined
    ? say('review.line', { line })
    : say('review.lineColumn', { line, column });
}

type ProviderName = (id: string) => string;

/** What a person must say or do before a row can be sent; null where its controls say it all. */
export function questionOf(
  row: ReviewRow,
  accounts: readonly AccountView[],
  nameOf: ProviderName,
): string | null {
  if (standingOf(row, accounts) !== 'needs-choice') return null;
  const provider = providerOf(row, accounts);
  if (provider === null) {
    const names = (usableOf(row)?.candidates ?? []).map(({ providerId }) => nameOf(providerId));
    return say('review.couldBe', { providers: eitherWords(names) });
  }
  // Which of several accounts is asked where it is chosen.
  return accountsFor(row, accounts).length === 0
    ? say('review.noAccountYet', { provider: nameOf(provider) })
    : null;
}

/** What its account's state will make of it; null where it goes at once. */
export function delayOf(row: ReviewRow, accounts: readonly AccountView[]): string | null {
  if (standingOf(row, accounts) !== 'ready') return null;
  const account = accountOf(row, accounts);
  if (!account?.paused) return null;
  return say('review.paused', { name: account.name });
}

export interface UnitTotal {
  readonly unit: string;
  readonly amount: number;
  /** Files whose price in it is not known. */
  readonly unknown: number;
}

/** What the rows cost together, for each unit. */
export function totalsOf(rows: readonly ReviewRow[]): UnitTotal[] {
  const totals = new Map<string, { amount: number; unknown: number }>();
  for (const { price } of rows) {
    if (price.state !== 'known') continue;
    const { unit, amount } = price.price;
    const total = totals.get(unit) ?? { amount: 0, unknown: 0 };
    if (amount === null) total.unknown += 1;
    else total.amount += amount;
    totals.set(unit, total);
  }
  return [...totals].map(([unit, total]) => ({ unit, ...total }));
}

/** `240 credits and more (2 not known)`. */
export function totalWords({ unit, amount, unknown }: UnitTotal): string {
  const sum = priceWords({ amount, unit, said: '' });
  if (unknown === 0) return sum;
  return say('review.total', { sum, unknown: say('review.prices.unknown', { count: unknown }) });
}

export interface GuardLine {
  readonly account: AccountView;
  readonly text: string;
  readonly passes: boolean;
}

/** What each account's guard would have left once these rows are sent. */
export function guardLines(
  rows: readonly ReviewRow[],
  accounts: readonly AccountView[],
): GuardLine[] {
  return accounts.flatMap((account) => {
    const { guard } = account;
    if (guard === null) return [];
    const ours = rows.filter((row) => accountOf(row, accounts)?.id === account.id);
    if (ours.length === 0) return [];
    const spending = account.spending.find(({ unit }) => unit === guard.unit);
    const left = Math.max(0, guard.limit - (spending?.spent ?? 0) - (spending?.inFlight ?? 0));
    const cost =
      guard.unit === 'renders'
        ? ours.length
        : (totalsOf(ours).find(({ unit }) => unit === guard.unit)?.amount ?? 0);
    const passes = cost <= left;
    const what = priceWords({ amount: left, unit: guard.unit, said: '' });
    return {
      account,
      passes,
      text: say(guardKey(passes, guard.action), { name: account.name, left: what }),
    };
  });
}

function guardKey(passes: boolean, action: 'stop' | 'ask') {
  if (passes) return 'review.guard';
  return action === 'ask' ? 'review.guard.waits' : 'review.guard.refused';
}
