import type { AccountId } from '../shared/ids.ts';
import type { Account } from './db/account-repository.ts';
import { isLoopback } from './net/base-url.ts';
import type { Network } from './ports.ts';

export interface Reachability {
  /** Whether there is a way to the account's provider. While there is none its jobs wait. */
  isReachable(account: Account): boolean;
  /** This account's demo provider runs in this process; until this is said, it is out of reach. */
  demoIsUp(id: AccountId): void;
}

export function createReachability(network: Network): Reachability {
  const demosUp = new Set<AccountId>();
  return {
    isReachable(account) {
      if (account.isDemo) return demosUp.has(account.id);
      return isLoopback(new URL(account.baseUrl).hostname) || network.isOnline();
    },
    demoIsUp: (id) => void demosUp.add(id),
  };
}
