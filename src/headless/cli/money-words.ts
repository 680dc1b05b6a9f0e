import type { AccountView } from '../../shared/account.ts';
import type { Quotation } from '../../shared/contract/jobs.ts';
import type { Price } from '../../shared/money.ts';
import { isUnknown } from './payload-batches.ts';
import { printable } from './printable.ts';

/** `12 credits`, `1 render` */
export function amountText(amount: number, unit: string): string {
  const number = amount.toLocaleString('en-US', { maximumFractionDigits: 6 });
  const word = printable(unit);
  return `${number} ${amount === 1 && word.endsWith('s') ? word.slice(0, -1) : word}`;
}

export function priceText(price: Price | null): string {
  if (price === null) return 'names no price';
  return price.amount === null
    ? `not known; the provider says: ${printable(price.said)}`
    : amountText(price.amount, price.unit);
}

/** `3 renders: at least 12 credits; what 1 of them costs is not known.` */
export function quotationText(quotation: Quotation): string {
  const { count, totals, files } = quotation;
  const unknown = files.filter(isUnknown).length;
  const sums = totals.map(({ unit, amount }) => amountText(amount, unit)).join(' and ');
  const least = unknown > 0 && sums !== '' ? 'at least ' : '';
  const open =
    unknown === 0
      ? ''
      : unknown === 1
        ? 'what 1 costs is not known'
        : `what ${unknown} cost is not known`;
  const parts = [sums === '' ? '' : `${least}${sums}`, open].filter((part) => part !== '');
  const renders = count === 1 ? '1 render' : `${count.toLocaleString('en-US')} renders`;
  return parts.length === 0 ? `${renders}.` : `${renders}: ${parts.join('; ')}.`;
}

/** Whether sending the payloads takes something from the person that is counted. */
export function costs({ totals, files }: Quotation): boolean {
  return totals.some(({ amount }) => amount > 0) || files.some(isUnknown);
}

/** What an account has used of the month, in one line. */
export function monthText({ months, spending, guard }: AccountView): string {
  const counts = months.map(({ kind, used, quota }) =>
    quota === null
      ? `${used.toLocaleString('en-US')} ${kind}`
      : `${used.toLocaleString('en-US')} of ${quota.toLocaleString('en-US')} ${kind}`,
  );
  const sums = spending
    .filter(({ unit, spent, inFlight }) => unit !== 'renders' && spent + inFlight > 0)
    .map(({ unit, spent, inFlight }) => amountText(spent + inFlight, unit));
  const limit =
    guard === null ? [] : [`guard ${amountText(guard.limit, guard.unit)}, ${guard.action}`];
  return [...counts, ...sums, ...limit].join('; ');
}
