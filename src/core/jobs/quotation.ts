import { SECOND } from '../../shared/durations.ts';
import type { Quotation, QuotedFile } from '../../shared/contract/jobs.ts';
import { failure, FailureError, failureOf } from '../../shared/failure.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { Price } from '../../shared/money.ts';
import type { Account } from '../db/account-repository.ts';
import { amountOf, microsOf } from '../money/amounts.ts';
import type { RecentPrices } from '../money/recent-prices.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider } from '../providers/provider.ts';
import type { Clock, SecretStore } from '../ports.ts';
import type { NamedPayload } from '../services.ts';
import { certainChoiceFor, type ChoiceParts } from './payload-choice.ts';
import type { RequestBudget } from './request-budget.ts';
import { limitFor, usableKey, type ExchangeFor } from './run-context.ts';
import { keptPrice } from './quote-run.ts';
import { payloadName, sha256Of } from './submissions.ts';

/** Prices asked for at once in one call: quick for a few files, and no burst for many. */
const AT_ONCE = 4;
/** A person looks at the answer: what is not known by then is said to be unknown. */
const PATIENCE_MS = 20 * SECOND;

export interface QuotationParts extends ChoiceParts {
  readonly clock: Clock;
  readonly secrets: SecretStore;
  readonly budget: RequestBudget;
  readonly recentPrices: RecentPrices;
  /** Fires when the core is stopped. */
  readonly ending: AbortSignal;
  readonly exchangeFor: ExchangeFor;
}

/** Asks providers what files would cost. Starts nothing, and keeps nothing. */
export function createQuotation(parts: QuotationParts) {
  return async (
    files: readonly NamedPayload[],
    forAll: AccountId | undefined,
  ): Promise<Quotation> => {
    const until = parts.clock.monotonic() + PATIENCE_MS;
    const quoted: QuotedFile[] = [];
    const rest = [...files.entries()];
    const work = async () => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) {
        const [index, file] = next;
        quoted[index] = await quoteOne(parts, file, forAll, until);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const count = quoted.filter(({ accountId }) => accountId !== null).length;
    return { files: quoted, totals: totalsOf(quoted), count };
  };
}

async function quoteOne(
  parts: QuotationParts,
  file: NamedPayload,
  forAll: AccountId | undefined,
  until: number,
): Promise<QuotedFile> {
  const name = payloadName(file.name);
  let accountId: AccountId | null = null;
  try {
    const { account, recognised } = certainChoiceFor(parts, file, forAll);
    accountId = account.id;
    const price = await priceOf(parts, account, recognised.payload, until);
    return { name, accountId, price, failure: null };
  } catch (error) {
    const why = error instanceof ProviderCallError ? error.failure : failureOf(error);
    if (!(error instanceof ProviderCallError || error instanceof FailureError)) throw error;
    return { name, accountId, price: null, failure: why };
  }
}

/** Null where the provider has no quotes. */
async function priceOf(
  parts: QuotationParts,
  account: Account,
  payload: Uint8Array,
  until: number,
): Promise<Price | null> {
  const provider = parts.providerFor(account);
  if (provider.quote === undefined) return null;
  const key = usableKey(account, await parts.secrets.read(account));
  if (typeof key !== 'string') throw new FailureError(key);
  const permit = await permitFor(parts, account, provider, until);
  try {
    const exchange = parts.exchangeFor(account, key, parts.ending, { purpose: 'quote' });
    const quote = await provider.quote(payload, exchange);
    parts.recentPrices.keep(account.id, sha256Of(payload), keptPrice(quote));
    const { amount, unit, said } = quote;
    return { amount, unit, said };
  } finally {
    permit.settle();
  }
}

/** @throws FailureError `rate-limited` when the account's budget has no place in time */
async function permitFor(
  { budget, clock, ending }: QuotationParts,
  account: Account,
  provider: Provider,
  until: number,
) {
  for (;;) {
    const answer = budget.take(account.id, limitFor(provider, 'quote'), 'quote');
    if (answer.granted) return answer.permit;
    const left = until - clock.monotonic();
    if (answer.waitMs > left || ending.aborted) throw new FailureError(tooMany(account, provider));
    await new Promise<void>((resolve) => void clock.after(answer.waitMs, resolve));
  }
}

function tooMany(account: Account, provider: Provider) {
  return failure(
    'rate-limited',
    `What "${account.name}" may ask ${provider.name} a minute did not suffice to ask what this costs.`,
    'Ask again in a minute, or submit it: its price is asked for before it is sent.',
  );
}

function totalsOf(files: readonly QuotedFile[]): Quotation['totals'] {
  const micros = new Map<string, number>();
  for (const { price } of files) {
    if (price === null) continue;
    const before = micros.get(price.unit) ?? 0;
    micros.set(price.unit, before + (price.amount === null ? 0 : microsOf(price.amount)));
  }
  const complete = !files.some(isUnknown);
  return [...micros].map(([unit, sum]) => ({ unit, amount: amountOf(sum), complete }));
}

/** Its provider has quotes, and did not give one for it. */
function isUnknown({ accountId, price, failure: why }: QuotedFile): boolean {
  if (accountId === null) return false;
  return price === null ? why !== null : price.amount === null;
}
