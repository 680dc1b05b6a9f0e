import type { Account } from '../db/account-repository.ts';
import type { ProviderExchange } from '../providers/exchange.ts';
import type { Provider, RequestPurpose } from '../providers/provider.ts';
import type { RequestBudget } from './request-budget.ts';
import { limitFor } from './run-context.ts';

/** The same exchange, of which every answer teaches the budget what its headers say. */
export function heardExchange(
  exchange: ProviderExchange,
  budget: Pick<RequestBudget, 'heard'>,
  { account, provider }: { account: Account; provider: Provider },
  purpose: RequestPurpose,
): ProviderExchange {
  return async (request) => {
    const reply = await exchange(request);
    const limit = limitFor(provider, purpose) ?? limitFor(provider, 'check');
    if (limit !== null) budget.heard(account.id, limit, reply);
    return reply;
  };
}
