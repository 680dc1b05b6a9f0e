import { offerKind, type OfferKind } from '../../../../shared/clipboard-offer.ts';
import { host } from '../../../client/session.ts';
import { useAccounts } from '../../../stores/accounts.ts';
import { useApp } from '../../../stores/app.ts';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { base64Of } from '../base64.ts';
import { takeCurl } from '../curl/take-curl.ts';
import { accountAt } from '../render-reference.ts';

/** What is in the clipboard, and what that is, for people. */
export interface Offer {
  readonly kind: OfferKind;
  readonly text: string;
  readonly words: string;
}

/**
 * Of what was offered and taken, or put away: it is not offered once more. Not the text itself, which
 * may hold a key.
 */
let settled: string | null = null;
export async function settleOffer({ text }: Offer): Promise<void> {
  settled = await fingerprintOf(text);
}

async function fingerprintOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return new Uint8Array(hash).toString();
}

/**
 * Looks into the clipboard once, where a person lets us and without a question from the browser.
 * Null for what is not meant for us, and where it can not be told: then nothing is offered.
 */
export async function lookInClipboard(): Promise<Offer | null> {
  const { settings, info } = useApp.getState();
  if (!settings.offerClipboard || !document.hasFocus()) return null;
  try {
    const found =
      info?.host === 'desktop' ? await host().app.clipboardOffer() : await lookFromBrowser();
    if (found === null || (await fingerprintOf(found.text)) === settled) return null;
    const words = await wordsFor(found.kind, found.text.trim());
    return words === null ? null : { ...found, words };
  } catch {
    return null;
  }
}

/** Only where the browser has been allowed to before: a question that nobody expects is none to answer. */
async function lookFromBrowser(): Promise<Pick<Offer, 'kind' | 'text'> | null> {
  const name = 'clipboard-read' as PermissionName;
  const { state } = await navigator.permissions.query({ name });
  if (state !== 'granted') return null;
  const text = await navigator.clipboard.readText();
  const { accounts } = useAccounts.getState();
  const providers = useApp.getState().info?.providers ?? [];
  const addresses = [
    ...accounts.map(({ baseUrl }) => baseUrl),
    ...providers.map(({ defaultBaseUrl }) => defaultBaseUrl),
  ];
  const kind = offerKind(text, addresses);
  return kind === null ? null : { kind, text };
}

async function wordsFor(kind: OfferKind, text: string): Promise<string | null> {
  switch (kind) {
    case 'payload':
      return payloadWords(text);
    case 'curl':
      return curlWords(text);
    case 'render':
      return renderWords(text);
    default:
      return kind satisfies never;
  }
}

async function payloadWords(text: string): Promise<string> {
  const content = new TextEncoder().encode(text);
  const file = { name: 'clipboard.json', contentBase64: base64Of(content) };
  const [found] = await host().jobs.inspect({ files: [file] });
  const size = bytes(content.byteLength);
  const provider = found?.usable === true ? providerName(found.providerId) : undefined;
  return provider === undefined
    ? say('newRender.clipboard.json', { size })
    : say('newRender.clipboard.payload', { provider, size });
}

const providerName = (wanted: string) =>
  useApp.getState().info?.providers.find(({ id }) => id === wanted)?.name;

/** Null for a command that no payload can be taken from. Its key is not in what is said. */
function curlWords(text: string): string | null {
  const providers = useApp.getState().info?.providers ?? [];
  const taken = takeCurl(text, useAccounts.getState().accounts, providers);
  if (!taken.ok) return null;
  const size = bytes(new TextEncoder().encode(taken.payload).byteLength);
  const to = taken.provider?.name ?? taken.host;
  return taken.key === null
    ? say('newRender.clipboard.curl', { to, size })
    : say('newRender.clipboard.curlWithKey', { to, size });
}

function renderWords(text: string): string {
  const account = accountAt(text, useAccounts.getState().accounts);
  if (account !== undefined) return say('newRender.clipboard.renderAt', { where: account.name });
  const id = text.slice(0, 8);
  return URL.canParse(text)
    ? say('newRender.clipboard.renderAt', { where: new URL(text).host })
    : say('newRender.clipboard.renderId', { id });
}
