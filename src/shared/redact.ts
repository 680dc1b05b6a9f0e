/*
 * One redactor in front of every log line, error and export. It knows secrets by their shape
 * (`redact`) and the keys in use by their letters (`createRedactor`). Redacting twice changes
 * nothing, and every expression here is linear in the length of the text.
 */

const MARK = '[redacted]';

/** `Bearer …`, `Basic …` and the like, and a bare `Authorization:` or `x-api-key:` header. */
const SCHEMES = /\b(bearer|basic)(\s{1,4})(?!\[redacted\])[^\s"'\\,;<>]+/gi;
const HEADERS =
  /\b((?:proxy-)?authorization|x-api-key|api-key|cookie|set-cookie)(["']?\s{0,4}[:=]\s{0,4}["']?)(?!(?:bearer|basic)\s)(?!\[redacted\])[^\s"',;<>]+/gi;

/** Keys as render services mint them: `mk_live_…`, `sk_test_…`, `rk_…`, `r8_…`, `sk-…`. */
const KEYS =
  /(?<![A-Za-z0-9])(?:[a-z]{2,4}_(?:live|test)_[A-Za-z0-9][A-Za-z0-9_-]*|(?:mk|mak|sk|rk|pk|r8)[_-][A-Za-z0-9][A-Za-z0-9_-]{7,})/g;

/** Any URL, also with the escaped slashes of some JSON, in three parts: before, userinfo, rest. */
const URLS = /\b([a-z][a-z0-9+.-]{1,15}:(?:\\?\/){2})([^\s"'<>`]+)/gi;

/** A signature or token that stands outside of a URL. */
const PARAMETERS =
  /\b(x-amz-[a-z-]{1,40}|signature|sig|access_token|api_?key|token)=(?!\[redacted\])[^&\s"'<>`]+/gi;

/** What one pass takes away can lay bare what a second one knows; more than this was never seen. */
const MOST_PASSES = 4;

/** The text without bearer tokens, keys, and the user info and query strings of its URLs. */
export function redact(text: string): string {
  let redacted = text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const next = redactOnce(redacted);
    if (next === redacted) break;
    redacted = next;
  }
  return redacted;
}

function redactOnce(text: string): string {
  return text
    .replace(URLS, (_, scheme: string, rest: string) => scheme + redactAuthority(rest))
    .replace(HEADERS, `$1$2${MARK}`)
    .replace(SCHEMES, `$1$2${MARK}`)
    .replace(PARAMETERS, `$1=${MARK}`)
    .replace(KEYS, MARK);
}

function redactAuthority(rest: string): string {
  const query = rest.search(/[?#]/);
  const address = query === -1 ? rest : rest.slice(0, query);
  const mark = query === -1 || query === rest.length - 1 ? '' : rest.charAt(query) + MARK;
  const slash = address.search(/[/\\]/);
  const authority = slash === -1 ? address : address.slice(0, slash);
  const path = slash === -1 ? '' : address.slice(slash);
  const at = authority.lastIndexOf('@');
  return (at === -1 ? authority : `${MARK}${authority.slice(at)}`) + path + mark;
}

/** A shorter secret would be found in half of all words; no provider's key is that short. */
const SHORTEST_SECRET = 6;

/**
 * A redactor that also knows secrets by their letters: as they are, percent-encoded and inside
 * JSON.
 * @param secrets asked on every call, so that a key that was added just now is covered
 */
export function createRedactor(secrets: () => readonly string[]): (text: string) => string {
  return (text) => redact(withoutLiterals(text, secrets()));
}

/** The text without these very letters; knows no shapes, so that URLs stay usable. */
export function withoutLiterals(text: string, secrets: readonly string[]): string {
  const spellings = secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap(spellingsOf)
    .toSorted((one, other) => other.length - one.length);
  return spellings.reduce((rest, spelling) => rest.replaceAll(spelling, MARK), text);
}

function spellingsOf(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1);
  return [...new Set([secret, inJson, percentEncoded(secret)])];
}

function percentEncoded(secret: string): string {
  try {
    return encodeURIComponent(secret);
  } catch {
    // A lone surrogate cannot be encoded, so it cannot stand encoded in a text either.
    return secret;
  }
}
