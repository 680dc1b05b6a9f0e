import { create } from 'zustand';
import type { AppInfo, ProviderInfo } from '../../shared/contract/app.ts';
import type { ProviderId } from '../../shared/ids.ts';
import { defaultSettings, type Settings } from '../../shared/settings.ts';

interface AppStore {
  /** Null until the first snapshot is here. */
  readonly info: AppInfo | null;
  readonly settings: Settings;
}

export const useApp = create<AppStore>(() => ({ info: null, settings: defaultSettings }));

/** Only the desktop host can open, reveal and drag files, and has dialogs of the system. */
export const useIsDesktop = (): boolean => useApp(({ info }) => info?.host === 'desktop');

export function useProvider(id: ProviderId): ProviderInfo | undefined {
  return useApp(({ info }) => info?.providers.find((provider) => provider.id === id));
}

export function useProviderName(id: ProviderId): string {
  return useProvider(id)?.name ?? id;
}

/** Names providers by their ids, for lists of several. */
export function useProviderNames(): (id: ProviderId) => string {
  const providers = useApp(({ info }) => info?.providers);
  return (id) => providers?.find((provider) => provider.id === id)?.name ?? id;
}
