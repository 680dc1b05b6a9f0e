import type { AccountId, ProviderId } from '../../../shared/ids.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useView } from '../../stores/view.ts';

/** Which account rendered for a provider the last time, while this window is open. */
const lastUsed = new Map<ProviderId, AccountId>();

export function rememberAccount(provider: ProviderId, account: AccountId): void {
  lastUsed.set(provider, account);
}

/** The account that a provider's payloads go to unless somebody says otherwise. */
export function usualAccount(provider: ProviderId): AccountId | undefined {
  const { submitWith } = useView.getState();
  const ours = useAccounts.getState().accounts.filter(({ providerId }) => providerId === provider);
  const last = lastUsed.get(provider);
  return [submitWith, last].find((id) => ours.some((account) => account.id === id)) ?? undefined;
}
