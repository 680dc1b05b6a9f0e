/** What a text in the clipboard can be used for. */
export type OfferKind = 'payload' | 'curl' | 'render';

/** Longer is taken by pasting, and not looked at unasked. Characters. */
const LONGEST_OFFER = 1_000_000;
/** Longer is no address of one render. Characters. */
const LONGEST_ADDRESS = 2_048;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** Whether a text is meant as a command for curl. */
export const looksLikeCurl = (text: string): boolean => /^\s*(\$ )?curl(\.exe)?\s/.test(text);

/**
 * What a text that nobody has pasted yet is; null for everything that is certainly not meant for us.
 * Stricter than what a paste takes: a password is one word with a digit in it too, and must not be
 * shown unasked.
 * @param addresses where providers are: of the accounts, and the usual ones
 */
export function offerKind(text: string, addresses: readonly string[]): OfferKind | null {
  const word = text.trim();
  if (word === '' || word.length > LONGEST_OFFER) return null;
  if (looksLikeCurl(word)) return 'curl';
  if (/^[[{]/.test(word)) return isJson(word) ? 'payload' : null;
  if (word.length > LONGEST_ADDRESS || /\s/.test(word)) return null;
  return UUID.test(word) || isAt(word, addresses) ? 'render' : null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const ADDRESS = /^(https?:\/\/[^/?#\s]+)(\/[^?#\s]*)?/i;

/** Below an address, and not the address itself: that is of no render. */
function isAt(text: string, addresses: readonly string[]): boolean {
  const [, origin, path = '/'] = ADDRESS.exec(text) ?? [];
  return origin !== undefined && path !== '/' && addresses.some((one) => originOf(one) === origin);
}

const originOf = (address: string): string | undefined => ADDRESS.exec(address)?.[1];
