import { SECOND } from '../../shared/durations.ts';
import type { AccountTest } from '../../shared/contract/accounts.ts';
import { failure, failureOf } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { RequestBudget } from '../jobs/request-budget.ts';
import { limitFor, usableKey, type ExchangeFor } from '../jobs/run-context.ts';
import type { SecretStore } from '../ports.ts';
import { ProviderCallError } from '../providers/exchange.ts';
import type { Provider } from '../providers/provider.ts';

export interface KeyTestParts {
  readonly secrets: SecretStore;
  readonly budget: RequestBudget;
  readonly providerFor: (account: Account) => Provider;
  /** Fires when the core is stopped. */
  readonly ending: AbortSignal;
  readonly exchangeFor: ExchangeFor;
}

/** Asks the provider about the account's key, within the account's request budget. */
export async function testKey(parts: KeyTestParts, account: Account): Promise<AccountTest> {
  const provider = parts.providerFor(account);
  const key = usableKey(account, await parts.secrets.read(account));
  if (typeof key !== 'string') return { works: false, failure: key };
  const answer = parts.budget.take(account.id, limitFor(provider, 'verify'), 'test');
  if (!answer.granted) return { works: false, failure: busy(account, provider, answer.waitMs) };
  try {
    const exchange = parts.exchangeFor(account, key, parts.ending, { purpose: 'verify' });
    return { works: true, message: await provider.verifyKey(exchange) };
  } catch (error) {
    const why = error instanceof ProviderCallError ? error.failure : failureOf(error);
    return { works: false, failure: why };
  } finally {
    answer.permit.settle();
  }
}

function busy(account: Account, provider: Provider, waitMs: number) {
  return failure(
    'rate-limited',
    `The account "${account.name}" has used up what ${provider.name} allows it a minute.`,
    `Test it again in ${Math.ceil(waitMs / SECOND)} s.`,
  );
}
