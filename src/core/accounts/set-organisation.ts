import { failure, FailureError } from '../../shared/failure.ts';
import type { Account } from '../db/account-repository.ts';
import type { ScopeWrites } from '../db/scope-repository.ts';
import type { BudgetScopes } from '../jobs/budget-scope.ts';
import type { RequestBudget } from '../jobs/request-budget.ts';
import type { Provider } from '../providers/provider.ts';

export interface OrganisationParts {
  readonly scopeWrites: ScopeWrites;
  readonly budgetScopes: BudgetScopes;
  readonly budget: Pick<RequestBudget, 'block'>;
  readonly providerFor: (account: Account) => Provider;
}

/**
 * Says with whom the account shares its limits; null takes it back: then it shares with every
 * account of the provider that has none named.
 * @throws FailureError `conflict` where limits belong to a key
 */
export function setOrganisation(
  parts: OrganisationParts,
  account: Account,
  organisation: string | null,
): void {
  const provider = parts.providerFor(account);
  if (provider.limitScope !== 'organisation')
    throw new FailureError(countsByKey(account, provider));
  parts.scopeWrites.setOrganisation(account.id, organisation);
  parts.budgetScopes.forget(account.id);
  // What it asked lately was counted elsewhere: for one window it asks nothing in its new place.
  for (const limit of provider.limits) parts.budget.block(account.id, limit, limit.windowMs);
}

function countsByKey(account: Account, provider: Provider) {
  return failure(
    'conflict',
    `${provider.name} counts requests by key, so "${account.name}" has no organisation to name.`,
    'Accounts with the same key share its limits by themselves.',
  );
}
