import type { ProviderInfo } from '../../shared/contract/app.ts';
import type { Provider } from './provider.ts';

/** What clients are told of a provider. */
export function providerInfo(provider: Provider): ProviderInfo {
  return {
    id: provider.id,
    name: provider.name,
    defaultBaseUrl: provider.defaultBaseUrl,
    keyHint: provider.keyHint,
    keysPage: provider.keysPage,
    payloadByteLimit: provider.payloadByteLimit,
    kinds: [...provider.kinds],
    plans: (provider.plans ?? []).map(({ id, label }) => ({ id, label })),
    submitIsUndocumented: provider.submitIsUndocumented ?? false,
    countsByOrganisation: provider.limitScope === 'organisation',
    canCancel: provider.cancel !== undefined,
  };
}
