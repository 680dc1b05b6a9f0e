import type { LibrarySearchReads } from '../../db/library-search-repository.ts';
import { quoted, trigramsOf, type TextQuery } from './text-query.ts';
import type { TextSample } from './text-sample.ts';
import { isPartOfWord, LONG_WORD } from './words-of.ts';

/** A few letters that are part of more words than this are found by trigrams sooner. */
const MOST_WORDS = 64;
/** Where longer words than the index has are in more texts than this, it narrows down little. */
const MOST_LONG = 0.02;
/** So many texts are compared with the rest of what is asked for, sooner than trigrams are asked. */
const MOST_COMPARED = 1_000;
/** Items of a page: what is looked for at once. */
const PAGE = 50;

/**
 * A query of the index of words: names the texts that have the words and no others.
 * @param parts folded; each is part of a text
 * @returns null when trigrams find it sooner, or only they do
 */
export function wordQuery(
  find: LibrarySearchReads,
  parts: readonly string[],
  sample: TextSample | null,
): TextQuery | null {
  if (!parts.some(isPartOfWord) || !find.hasAllWords()) return null;
  const groups = parts.flatMap((part) => {
    const words = isPartOfWord(part) ? wordsWith(find, part) : null;
    return words === null ? [] : [{ part, words }];
  });
  if (groups.length === 0) return null;
  const isLongToo = find.hasWord(LONG_WORD);
  if (isLongToo && sample !== null && sample.shareOfLongWords > MOST_LONG) return null;
  const known = groups.map(({ part }) => part);
  const rest = parts.filter((part) => !known.includes(part));
  if (sample !== null && rest.length > 0 && compared(known, rest, sample) > MOST_COMPARED) {
    return null;
  }
  const match = groups
    .map(({ part, words }) => {
      // What is in no word is in no text: the query for it finds nothing.
      const asked = words.length === 0 ? [part] : words;
      return `(${[...asked, ...(isLongToo ? [LONG_WORD] : [])].map(quoted).join(' OR ')})`;
    })
    .join(' AND ');
  return { index: 'words', match, exact: rest.length === 0 && !isLongToo };
}

/** The words that some letters are part of; null: too many. */
function wordsWith(find: LibrarySearchReads, part: string): readonly string[] | null {
  const trigrams = [...new Set(trigramsOf(Array.from(part)))].map(quoted).join(' AND ');
  const words = find.wordsWith(part, trigrams, MOST_WORDS + 1);
  return words.length > MOST_WORDS ? null : words;
}

/** Texts with the known words that are looked at until a page of them has the rest. */
function compared(known: readonly string[], rest: readonly string[], sample: TextSample): number {
  return Math.min(sample.items * sample.shareOf(known), PAGE / sample.shareOf(rest));
}
