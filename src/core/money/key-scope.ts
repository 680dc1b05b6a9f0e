import type { Account } from '../db/account-repository.ts';
import type { ScopeReads } from '../db/scope-repository.ts';

/*
 * A provider counts a month's renders by key. Two accounts with one key share their counters, and
 * an account that got another key begins new ones.
 */

type Owner = Pick<Account, 'id' | 'providerId'>;

/** The scope in which the account's submits count from now on. */
export function keyScopeOf(scopes: ScopeReads, account: Owner): string {
  const { keyFingerprint } = scopes.of(account.id);
  return keyFingerprint === null ? unseen(account) : `${account.providerId} ${keyFingerprint}`;
}

/** Those whose counts are the account's: its key's, and its own from before the key was seen. */
export function keyScopesOf(scopes: ScopeReads, account: Owner): string[] {
  return [...new Set([keyScopeOf(scopes, account), unseen(account)])];
}

function unseen(account: Owner): string {
  return `account ${account.id}`;
}
