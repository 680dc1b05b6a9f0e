import { failure, FailureError } from '../../shared/failure.ts';
import { redact } from '../../shared/redact.ts';

/** Longer than any base URL that a person means; keeps a pasted document out of the sentence. */
const LONGEST_BASE_URL = 2_048;
/** How much of a refused text is repeated. */
const QUOTED_CHARACTERS = 120;

/**
 * The base URL of an account, normalised and without a trailing slash. Only https is taken, or
 * http on loopback, so that a key never crosses a network in the clear.
 * @throws FailureError `base-url-refused`, with a sentence that names the URL and holds no secret.
 */
export function parseBaseUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw refused('The base URL is empty.', 'Write it out, with https://.');
  const shown = forPeople(trimmed);
  const url = parse(trimmed, shown);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw refused(
      `The base URL ${shown} is not a web address: it begins with "${url.protocol}".`,
      'Use an address that begins with https:// (or http:// for this machine itself).',
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw refused(
      `The base URL ${shown} would send the key unencrypted over the network.`,
      'Use https://. Plain http:// is taken for this machine only: 127.0.0.1, [::1] or localhost.',
    );
  }
  if (url.username !== '' || url.password !== '' || hasUserinfo(trimmed)) {
    throw refused(
      `The base URL ${shown} holds a user name or a password.`,
      'Leave that part out; the key of the account is given separately.',
    );
  }
  if (trimmed.includes('?') || trimmed.includes('#')) {
    throw refused(
      `The base URL ${shown} has a "?" or "#" part.`,
      'Leave out everything from the "?" or "#" on.',
    );
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** True for 127.0.0.0/8, ::1 and localhost. `hostname` as a parsed URL gives it. */
export function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return name === 'localhost' || name === '[::1]' || name === '::1' || isLoopbackIpv4(name);
}

/** True when both are web addresses of the same scheme, host and port: where a key may go. */
export function sameOrigin(one: string, other: string): boolean {
  const origin = originOf(one);
  return origin !== null && origin === originOf(other);
}

/** Scheme, host and port of an http or https address; null for anything else. */
export function originOf(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  return url.origin;
}

function parse(trimmed: string, shown: string): URL {
  // The URL parser silently drops tabs and newlines and turns spaces into %20.
  if (trimmed.length <= LONGEST_BASE_URL && !/[\s\p{Cc}\p{Cf}\\]/u.test(trimmed)) {
    const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed);
    if (hasScheme && URL.canParse(trimmed)) return new URL(trimmed);
    if (!hasScheme && URL.canParse(`https://${trimmed}`) && /^[\w.-]+\.[\w.-]+/.test(trimmed)) {
      throw refused(
        `The base URL ${shown} does not say how to get there.`,
        'Write it with https:// in front.',
      );
    }
  }
  throw refused(
    `The base URL ${shown} is not a web address.`,
    'Use an address such as https://www.example.com/api/v1.',
  );
}

function isLoopbackIpv4(name: string): boolean {
  const match = /^127\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(name);
  return match !== null && match.slice(1).every((part) => Number(part) <= 255);
}

/** Also finds the empty kind, `https://@host`, which a parsed URL no longer shows. */
function hasUserinfo(text: string): boolean {
  return /^[a-z]+:\/\/[^/?#]*@/i.test(text);
}

function forPeople(text: string): string {
  const oneLine = redact(text.slice(0, LONGEST_BASE_URL)).replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ');
  const short =
    oneLine.length > QUOTED_CHARACTERS ? `${oneLine.slice(0, QUOTED_CHARACTERS)}…` : oneLine;
  return `"${short}"`;
}

function refused(message: string, remedy: string): FailureError {
  return new FailureError(failure('base-url-refused', message, remedy));
}
