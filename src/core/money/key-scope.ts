import type { Account } from '../db/account-repository.ts';
import type { ScopeReads } from '../db/scope-repository.ts';
import { budgetScope, ownScope } from '../jobs/budget-scope.ts';

/*
 * A provider counts a month's renders by key. Two accounts with one key share their counters, and
 * an account that got another key begins new ones.
 */

/** The scope in which the account's submits count from now on. */
export function keyScopeOf(scopes: ScopeReads, account: Account): string {
  return budgetScope(account, scopes.of(account.id), 'key');
}

/** Those whose counts are the account's: its key's, and its own from before the key was seen. */
export function keyScopesOf(scopes: ScopeReads, account: Account): string[] {
  return [...new Set([keyScopeOf(scopes, account), ownScope(account.id)])];
}
