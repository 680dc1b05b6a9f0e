import { createHmac } from 'node:crypto';
import type { AccountId, ProviderId } from '../../shared/ids.ts';
import type { Account } from '../db/account-repository.ts';
import type { AccountScope } from '../db/scope-repository.ts';
import type { Provider } from '../providers/provider.ts';

/** 64 bits: no two of a person's keys are alike by chance, and no key can be found from them. */
const FINGERPRINT_LETTERS = 16;

/**
 * Tells whether two keys are one, and nothing else of them: HMAC-SHA-256 under the library's own
 * random salt, cut short.
 */
export function keyFingerprint(key: string, salt: Uint8Array): string {
  return createHmac('sha256', salt).update(key).digest('hex').slice(0, FINGERPRINT_LETTERS);
}

/**
 * Who shares an account's limits, as one word of text: whoever has the same key at the same
 * origin, or the organisation where the provider counts by that. Until a key was seen an account
 * counts by itself. A provider does not say which organisation a key belongs to, so that all
 * accounts of it share one unless a person names theirs.
 */
export function budgetScope(
  account: Pick<Account, 'id' | 'providerId' | 'baseUrl' | 'isDemo'>,
  { keyFingerprint: fingerprint, organisation }: AccountScope,
  limitScope: Provider['limitScope'],
): string {
  // A demo has another port in each run, and is the same provider all the same.
  const origin = account.isDemo ? 'demo' : new URL(account.baseUrl).origin;
  if (limitScope === 'organisation')
    return `organisation ${account.providerId} ${origin} ${organisationKey(organisation)}`;
  return fingerprint === null
    ? ownScope(account.id)
    : `key ${account.providerId} ${origin} ${fingerprint}`;
}

/** The scope of an account whose key was never seen. */
export const ownScope = (accountId: AccountId): string => `account ${accountId}`;

/** Names are the same when they look the same. */
const organisationKey = (name: string | null): string =>
  name === null ? '' : name.normalize('NFKC').trim().toLowerCase();

export interface BudgetScopes {
  of(accountId: AccountId): string;
  /** What it is made of was changed. */
  forget(accountId: AccountId): void;
}

export interface BudgetScopeParts {
  readonly accounts: { byId(id: AccountId): Account | undefined };
  readonly scopes: { of(id: AccountId): AccountScope };
  readonly providerById: (id: ProviderId) => Pick<Provider, 'limitScope'>;
}

/** Remembers what is asked with every request. */
export function createBudgetScopes(parts: BudgetScopeParts): BudgetScopes {
  const known = new Map<AccountId, string>();
  return {
    of(accountId) {
      const before = known.get(accountId);
      if (before !== undefined) return before;
      const account = parts.accounts.byId(accountId);
      if (account === undefined) return ownScope(accountId);
      const { limitScope } = parts.providerById(account.providerId);
      const scope = budgetScope(account, parts.scopes.of(accountId), limitScope);
      known.set(accountId, scope);
      return scope;
    },
    forget: (accountId) => void known.delete(accountId),
  };
}
