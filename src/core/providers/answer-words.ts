import { redact } from '../../shared/redact.ts';

/** What a person reads of a provider's message; longer ones are pages or dumps. */
const LONGEST_MESSAGE = 400;
/** A code or a state is a word. */
const LONGEST_WORD = 60;
/** How much of a body is looked at for words: a page's beginning says what it is. */
const SAMPLE_CHARACTERS = 4_096;

/** Where servers put their sentences, the likeliest first. */
const SENTENCE_FIELDS = ['message', 'detail', 'error', 'msg', 'title', 'description'] as const;
/** Nobody nests a sentence deeper. */
const DEEPEST_SENTENCE = 4;
/** Of a list of complaints a person reads the first. */
const SHOWN_SENTENCES = 3;

/** No documented answer has a thousandth of these. */
const MOST_VALUES = 1_000_000;
const [QUOTE, COMMA, BRACKET, BRACE, BACKSLASH] = [34, 44, 91, 123, 92] as const;

/** A provider's code, message and whether both came in an envelope; null where it gave none. */
export interface ProviderWords {
  readonly code: string | null;
  readonly message: string | null;
  /** True when the words stood in a JSON object under `error`. */
  readonly enveloped: boolean;
}

const NO_WORDS: ProviderWords = { code: null, message: null, enveloped: false };

/** A provider's sentence: one line, without markup, control characters or secrets, and bounded. */
export function providerMessage(value: unknown): string | null {
  return typeof value === 'string' ? visible(value, LONGEST_MESSAGE) : null;
}

/** The same of what should be a sentence and may be a list of some, or an object around one. */
export function providerSentence(value: unknown): string | null {
  return providerMessage(sentenceIn(value, 0));
}

/** A provider's code or name of a state, as it wrote it, bounded. */
export function providerWord(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' ? visible(value, LONGEST_WORD) : null;
}

/**
 * The words under an `error` key, which may be a sentence, a code, an object of both, or a list of
 * any of these.
 */
export function wordsOfError(error: unknown): ProviderWords {
  const isGiven = error !== null && ['string', 'number', 'object'].includes(typeof error);
  if (!isGiven) return NO_WORDS;
  const fields = isRecord(error) ? error : {};
  return {
    code: providerWord(fields['code'] ?? fields['type']),
    message: providerSentence(error),
    enveloped: true,
  };
}

/** The words in the body of a refusal: an envelope, a bare message, plain text or a page. */
export function wordsOfBody(text: string): ProviderWords {
  const body = jsonOf(text);
  if (isRecord(body)) {
    const inEnvelope = wordsOfError(body['error'] ?? body['errors']);
    if (inEnvelope.enveloped) return inEnvelope;
    return {
      code: providerWord(body['code']),
      message: providerSentence(body),
      enveloped: false,
    };
  }
  if (Array.isArray(body)) return { ...wordsOfError(body), enveloped: false };
  return { ...NO_WORDS, message: isPage(text) ? titleOf(text) : providerMessage(text) };
}

/** The first sentence where servers put one: in fields of usual names, and in lists of such. */
function sentenceIn(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (depth >= DEEPEST_SENTENCE) return null;
  const places: unknown[] = Array.isArray(value)
    ? value.slice(0, SHOWN_SENTENCES)
    : isRecord(value)
      ? SENTENCE_FIELDS.map((name) => value[name])
      : [];
  const found = places.flatMap((place) => sentenceIn(place, depth + 1) ?? []);
  if (found.length === 0) return null;
  return Array.isArray(value) ? found.join('; ') : (found[0] ?? null);
}

/** True for HTML and XML: what a proxy, a content network or the wrong host answers. */
export function isPage(text: string): boolean {
  return /^\s{0,100}</.test(text);
}

/** The JSON in a text; undefined when it is not JSON, or of more values than anybody means. */
export function jsonOf(text: string): unknown {
  try {
    return hasTooManyValues(text) ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

/**
 * A text of brackets and commas becomes twenty times its size in memory. In strings, which repeat
 * whole payloads, they mean nothing.
 */
function hasTooManyValues(text: string): boolean {
  if (text.length <= MOST_VALUES) return false;
  let values = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === QUOTE) at = endOfString(text, at);
    else if (letter === COMMA || letter === BRACKET || letter === BRACE) values += 1;
  }
  return values > MOST_VALUES;
}

/** Where the quote stands that ends the string which begins here, or the end of the text. */
function endOfString(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === BACKSLASH) at += 1;
    else if (letter === QUOTE) return at;
  }
  return text.length;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function titleOf(page: string): string | null {
  const title = /<(?:title|message)>([^<]{1,400})/i.exec(page.slice(0, SAMPLE_CHARACTERS));
  return providerMessage(title?.[1]);
}

function visible(text: string, longest: number): string | null {
  const sample = redact(text.slice(0, SAMPLE_CHARACTERS))
    .replace(/[\s\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, ' ')
    .trim();
  if (sample === '') return null;
  const characters = Array.from(sample);
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : sample;
}
