import type { AccountView } from '../../../shared/account.ts';
import type { Failure } from '../../../shared/failure.ts';
import { counted } from '../../words/measures.ts';
import { priceWords } from '../../words/money-words.ts';
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
  return column === undefined ? `Line ${line}` : `Line ${line}, column ${column}`;
}

type ProviderName = (id: string) => string;

const either = (names: readonly string[]) =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

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
    return `It could be a payload for ${either(names)}. Choose the provider.`;
  }
  // Which of several accounts is asked where it is chosen.
  return accountsFor(row, accounts).length === 0
    ? `There is no ${nameOf(provider)} account yet.`
    : null;
}

/** What its account's state will make of it; null where it goes at once. */
export function delayOf(row: ReviewRow, accounts: readonly AccountView[]): string | null {
  if (standingOf(row, accounts) !== 'ready') return null;
  const account = accountOf(row, accounts);
  if (!account?.paused) return null;
  return `${account.name} is paused: it waits in the queue until the account is resumed.`;
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
  return unknown === 0 ? sum : `${sum} and ${counted(unknown, 'price')} not known`;
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
    const end =
      guard.action === 'ask' ? 'what is above it waits for you' : 'what is above it is refused';
    return {
      account,
      passes,
      text: `${account.name}: ${what} left this month${passes ? '' : `; ${end}`}`,
    };
  });
}
