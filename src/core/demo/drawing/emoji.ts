import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const fromHere = createRequire(import.meta.url);
const VARIATION_SELECTOR = 'fe0f';
const looksLikeEmoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u;
const known = new Map<string, string | null>();

/**
 * The picture of an emoji as a data URL, from Twemoji (graphics by Twitter and contributors,
 * CC BY 4.0), so that emoji are drawn on machines without an emoji font. Null for anything else.
 */
export function emojiPicture(grapheme: string): string | null {
  if (!looksLikeEmoji.test(grapheme)) return null;
  const found = known.get(grapheme);
  if (found !== undefined) return found;
  const picture = load(grapheme);
  known.set(grapheme, picture);
  return picture;
}

function load(grapheme: string): string | null {
  const codes = Array.from(grapheme, (character) => character.codePointAt(0)?.toString(16) ?? '');
  const bare = codes.filter((code) => code !== VARIATION_SELECTOR);
  const folder = dirname(fromHere.resolve('@twemoji/svg/package.json'));
  for (const name of new Set([codes.join('-'), bare.join('-')])) {
    try {
      const svg = readFileSync(join(folder, `${name}.svg`));
      return `data:image/svg+xml;base64,${svg.toString('base64')}`;
    } catch {
      // Not every sequence has a picture under every spelling; the text is drawn instead.
    }
  }
  return null;
}
