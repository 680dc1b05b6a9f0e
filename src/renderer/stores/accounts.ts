import { create } from 'zustand';
import type { AccountView } from '../../shared/account.ts';
import type { AccountTest } from '../../shared/contract/accounts.ts';
import type { AccountId } from '../../shared/ids.ts';

/** What the last test of an account said, while this window is open. */
export type TestState = 'running' | AccountTest;

interface AccountsStore {
  readonly accounts: readonly AccountView[];
  readonly tests: ReadonlyMap<AccountId, TestState>;
  readonly replace: (accounts: readonly AccountView[]) => void;
  readonly put: (account: AccountView) => void;
  readonly drop: (id: AccountId) => void;
  readonly setTest: (id: AccountId, test: TestState | null) => void;
}

const byName = (left: AccountView, right: AccountView) =>
  Number(left.isDemo) - Number(right.isDemo) || left.name.localeCompare(right.name);

export const useAccounts = create<AccountsStore>((set) => ({
  accounts: [],
  tests: new Map(),
  replace: (accounts) => set({ accounts: accounts.toSorted(byName) }),
  put: (account) =>
    set(({ accounts }) => ({
      accounts: [...accounts.filter(({ id }) => id !== account.id), account].toSorted(byName),
    })),
  drop: (dropped) =>
    set(({ accounts }) => ({ accounts: accounts.filter(({ id }) => id !== dropped) })),
  setTest: (id, test) =>
    set(({ tests }) => {
      const next = new Map(tests);
      if (test === null) next.delete(id);
      else next.set(id, test);
      return { tests: next };
    }),
}));

/** Its provider runs on this very computer and needs no network. */
export function isOnThisComputer({ baseUrl }: AccountView): boolean {
  const name = URL.canParse(baseUrl) ? new URL(baseUrl).hostname : '';
  return name === 'localhost' || name === '[::1]' || /^127(\.\d+){3}$/.test(name);
}
