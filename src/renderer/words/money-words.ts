import type { JobView } from '../../shared/job.ts';
import { RENDERS_UNIT } from '../../shared/money.ts';
import { numberWords, say } from './say.ts';

type Price = NonNullable<JobView['price']>;

const AMOUNT = { maximumFractionDigits: 2 };

/** A number of money or renders as people write it: `1,250.5`. */
export const amountWords = (amount: number): string => numberWords(amount, AMOUNT);

/** A unit beside a number: the singular where the number is one. */
export function unitWords(amount: number, unit: string): string {
  if (unit === RENDERS_UNIT) return say('money.renders', { count: amount });
  return amount === 1 && unit.endsWith('s') ? unit.slice(0, -1) : unit;
}

/** `12 credits`; where the provider named no number that is surely the price, that is said. */
export function priceWords({ amount, unit }: Price): string {
  if (amount === null) return say('money.unknown');
  return `${amountWords(amount)} ${unitWords(amount, unit)}`;
}
