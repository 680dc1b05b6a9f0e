import { isPrivateHost } from '../net/private-host.ts';

/** More warnings than this would not be read. */
const SHOWN_WARNINGS = 5;
/** An address is at most this long; a data URL of megabytes is none that could be out of reach. */
export const LONGEST_ADDRESS = 8_192;
/** Fields whose text is spoken by someone in the picture: an address in it is only words. */
const SPOKEN: ReadonlySet<string> = new Set([
  'text',
  'caption',
  'name',
  'title',
  'subject',
  'body',
]);

/**
 * Warnings about addresses in a payload that a provider, far away and perhaps later, will not be
 * able to load: on this machine, in a private network, or signed for a short time. They name the
 * place in the payload and never the address, which may be a secret.
 * @param root the path of `value` itself, e.g. `props`
 */
export function assetWarnings(value: unknown, root: string): string[] {
  const warnings: string[] = [];
  let found = 0;
  for (const { path, text } of unspokenTexts(value, root)) {
    const warning = warningOf(path, text);
    if (warning === null) continue;
    found += 1;
    if (warnings.length < SHOWN_WARNINGS) warnings.push(warning);
  }
  const more = found - warnings.length;
  return more > 0 ? [...warnings, `${more} more addresses like these.`] : warnings;
}

export interface PlacedText {
  /** Where it stands, e.g. `props.messages[0].image`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Every text in a payload that could be an address of something to load, in its order.
 * @param root the path of `value` itself; empty for a whole payload
 */
export function* unspokenTexts(value: unknown, root: string): Generator<PlacedText> {
  const rest: { value: unknown; path: string; field: string }[] = [
    { value, path: root, field: '' },
  ];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    if (typeof next.value === 'string') {
      if (!SPOKEN.has(next.field)) yield { path: next.path, text: next.value };
    } else if (typeof next.value === 'object' && next.value !== null) {
      // One by one: a list may have more entries than a call takes.
      for (const child of childrenOf(next.value, next.path, next.field).toReversed())
        rest.push(child);
    }
  }
}

function childrenOf(parent: object, path: string, field: string) {
  return Array.isArray(parent)
    ? parent.map((value: unknown, index) => ({ value, path: `${path}[${index}]`, field }))
    : Object.entries(parent).map(([name, value]: [string, unknown]) => ({
        value,
        path: path === '' ? name : `${path}.${name}`,
        field: name,
      }));
}

function warningOf(path: string, text: string): string | null {
  if (text.length > LONGEST_ADDRESS) return null;
  if (/^(file:|[a-z]:[\\/]|\\\\|~\/|\.{1,2}\/|\/(home|users|tmp|var|mnt|media)\/)/i.test(text)) {
    return `${path}: this file is on your own machine, where the provider cannot load it.`;
  }
  if (/^blob:/i.test(text))
    return `${path}: this address only means something inside one browser tab.`;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (isPrivateHost(url.hostname)) {
    return `${path}: this address is in a private network, where the provider cannot load it.`;
  }
  if (isSigned(url)) {
    return `${path}: this looks like a signed link; if it expires before the render, the render fails.`;
  }
  return null;
}

/** Whether an address carries a signature, with which it is good for some time only. */
export function isSigned(url: URL): boolean {
  return [...url.searchParams.keys()].some((name) =>
    /^(x-amz-signature|x-goog-signature|signature|sig|expires|token|se)$/i.test(name),
  );
}
