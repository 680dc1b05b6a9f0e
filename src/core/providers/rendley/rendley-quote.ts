import { isRecord, jsonOf, providerMessage, providerWord } from '../answer-words.ts';
import type { Quote } from '../provider.ts';

/*
 * POST /export/cost "returns the credit price for the exact request without starting it" (page
 * "Jobs and polling"); how its answer looks is not documented.
 */

/** Names of a price, from the one that is surely the whole to those that may be a part of it. */
const PRICES: readonly RegExp[] = [
  /^(total|total_(cost|price|credits|amount)|(cost|price|credits|amount)_total)$/i,
  /^((credit|credits|estimated|required|needed|export|render)_)*(cost|costs|price|credits|credit_cost|amount)(_(credits|required|needed|estimate))?$/i,
];
/** Numbers beside a price that are none: what the account has, or what a unit costs. */
const NOT_THE_PRICE = /balance|remaining|available|current|left|have|limit|max|min|per_|unit|rate/i;
/** An answer is `data`, perhaps an object in it, perhaps one more. */
const DEEPEST = 4;
const DEFAULT_UNIT = 'credits';

interface PricedNumber {
  readonly name: string;
  readonly amount: number;
  readonly unit: string | null;
}

/** The price in an answer, or null as its amount where no number in it is surely the price. */
export function quoteIn(text: string): Quote {
  const body = jsonOf(text);
  const data = isRecord(body) && body['data'] !== undefined ? body['data'] : body;
  const said = providerMessage(text) ?? 'nothing';
  const bare = amountOf(data);
  if (bare !== null) return { amount: bare, unit: DEFAULT_UNIT, said };
  const numbers = numbersIn(data, 0).filter(({ name }) => !NOT_THE_PRICE.test(name));
  for (const pattern of PRICES) {
    const prices = numbers.filter(({ name }) => pattern.test(name));
    const [price] = prices;
    if (price === undefined) continue;
    const agree = prices.every(({ amount }) => amount === price.amount);
    if (!agree) break;
    return { amount: price.amount, unit: price.unit ?? DEFAULT_UNIT, said };
  }
  return { amount: null, unit: DEFAULT_UNIT, said };
}

/** Numbers with the name of the field that they, or the object around them, stand in. */
function numbersIn(value: unknown, depth: number): PricedNumber[] {
  if (!isRecord(value) || depth > DEEPEST) return [];
  const unit = unitOf(value);
  return Object.entries(value).flatMap(([name, child]) => {
    const amount = amountOf(child);
    if (amount !== null) return [{ name, amount, unit }];
    return NOT_THE_PRICE.test(name) ? [] : numbersIn(child, depth + 1);
  });
}

function unitOf(value: Readonly<Record<string, unknown>>): string | null {
  const unit = value['currency'] ?? value['unit'];
  return typeof unit === 'string' ? providerWord(unit) : null;
}

function amountOf(value: unknown): number | null {
  const isNumeral = typeof value === 'string' && /^\d{1,12}(\.\d{1,6})?$/.test(value);
  const amount = isNumeral ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount)) return null;
  return amount >= 0 ? amount : null;
}
