import type { Core } from '../core/services.ts';
import { offerKind, type OfferKind } from '../shared/clipboard-offer.ts';

/**
 * What is in the clipboard, where a render could begin with it; null for everything else, which
 * leaves neither this process nor a word in a log.
 * @param read null while no window of ours has the keyboard
 */
export async function clipboardOffer(
  core: Pick<Core, 'accounts' | 'providers' | 'settings'>,
  read: () => Promise<string | null>,
): Promise<{ kind: OfferKind; text: string } | null> {
  if (!core.settings.get().offerClipboard) return null;
  const text = await read();
  if (text === null) return null;
  const accounts = await core.accounts.list();
  const addresses = [
    ...accounts.map(({ baseUrl }) => baseUrl),
    ...core.providers.map(({ defaultBaseUrl }) => defaultBaseUrl),
  ];
  const kind = offerKind(text, addresses);
  return kind === null ? null : { kind, text };
}
