import { withoutLiterals } from '../../shared/redact.ts';

/** Shorter ones would be found in half of all words; no provider's key is that short. */
const SHORTEST_KEY = 6;

/**
 * What takes a key out of answers that repeat it: as it is, percent-encoded, and in every way that
 * JSON has to write its letters, since whoever reads the JSON has the key again.
 */
export function withoutKey(key: string): (text: string) => string {
  if (key.length < SHORTEST_KEY) return (text) => text;
  const disguised = new RegExp(Array.from(key, spellings).join(''), 'gi');
  return (text) => {
    const plain = withoutLiterals(text, [key]);
    return /\\[u/]|%/.test(plain) ? plain.replace(disguised, '[redacted]') : plain;
  };
}

function spellings(letter: string): string {
  const hex = (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0');
  const itself = `\\\\?\\x${hex}`;
  return `(?:${itself}|\\\\u00${hex}|%${hex})`;
}
