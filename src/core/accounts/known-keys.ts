import type { Account, AccountReads } from '../db/account-repository.ts';
import type { ScopeReads, ScopeWrites } from '../db/scope-repository.ts';
import { keyFingerprint, ownScope, type BudgetScopes } from '../jobs/budget-scope.ts';
import type { RequestBudget } from '../jobs/request-budget.ts';
import type { SecretOwner, SecretReading, SecretStore } from '../ports.ts';
import { createKeyCache, type KeyCache } from '../secrets/key-cache.ts';
import { NOT_A_KEY } from '../secrets/keychain-problem.ts';

export interface KnownKeysParts {
  readonly secrets: SecretStore;
  readonly accounts: AccountReads;
  readonly scopes: ScopeReads;
  readonly scopeWrites: ScopeWrites;
  readonly budgetScopes: BudgetScopes;
  readonly budget: Pick<RequestBudget, 'move'>;
  /** A key was read in the background. */
  readonly read: () => void;
}

/** The keys of this run; whose limits they share is written down as soon as one is seen. */
export function createKnownKeys(parts: KnownKeysParts): KeyCache {
  const { accounts, scopes, scopeWrites, budgetScopes, budget } = parts;
  const salt = scopes.salt();

  function seen({ id }: SecretOwner, key: string): void {
    const fingerprint = keyFingerprint(key, salt);
    if (scopes.of(id).keyFingerprint === fingerprint || !isKept(accounts.byId(id))) return;
    const before = budgetScopes.of(id);
    scopeWrites.setFingerprint(id, fingerprint);
    budgetScopes.forget(id);
    // What was asked with a key that nobody had seen was asked with this one.
    if (before === ownScope(id)) budget.move(before, budgetScopes.of(id));
  }

  /** What the keychain does not mark as the account's has to be the key that the account had. */
  async function read(owner: SecretOwner): Promise<SecretReading> {
    const reading = await parts.secrets.read(owner);
    if (!reading.found || reading.isUnmarked !== true) return reading;
    const known = scopes.of(owner.id).keyFingerprint;
    if (known === null || known === keyFingerprint(reading.key, salt)) return reading;
    return { found: false, reason: 'unreadable', message: NOT_A_KEY };
  }

  return createKeyCache({ store: { ...parts.secrets, read }, seen, read: parts.read });
}

const isKept = (account: Account | undefined): boolean => account?.removedAt === null;
