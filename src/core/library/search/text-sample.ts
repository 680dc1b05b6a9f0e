import type { LibrarySearchReads } from '../../db/library-search-repository.ts';
import { LONG_WORD, wordsOf } from './words-of.ts';

/*
 * How common words are, estimated from a few hundred texts: good enough to choose between ways of
 * looking that all find the same.
 */

export interface TextSample {
  /** Of the library that it is a sample of. */
  readonly items: number;
  /** The share of texts with words that the index of words does not tell apart. */
  readonly shareOfLongWords: number;
  /** The share of texts that hold all these words; at least what can be told from so few texts. */
  shareOf(words: readonly string[]): number;
  /** The share of texts that hold these three letters. */
  shareOfTrigram(trigram: string): number;
}

/** Points of time, evenly spread, and texts that are looked at from each on. */
const POINTS = 40;
const TEXTS_AT_POINT = 10;

export type Sampling = (items: number) => TextSample | null;

/**
 * Takes a sample when it is first needed, and another when the library has doubled since.
 * @param least so many items a library must have for it to be worth it
 */
export function createSampling(find: LibrarySearchReads, least: number): Sampling {
  let taken: { readonly sample: TextSample; readonly items: number } | null = null;
  return (items) => {
    if (items < least) return null;
    if (taken === null || items > taken.items * 2) {
      taken = { sample: sampleOf(find.someTexts(POINTS, TEXTS_AT_POINT), items), items };
    }
    return taken.sample;
  };
}

function sampleOf(texts: readonly string[], items: number): TextSample {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const trigram of trigramsOf(text)) counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  }
  // What is in none of them is in fewer than one of so many.
  const least = 0.5 / Math.max(1, texts.length);
  const share = (count: number) => Math.max(least, count / Math.max(1, texts.length));
  const long = texts.filter((text) => wordsOf(text).includes(LONG_WORD)).length;
  return {
    items,
    shareOfLongWords: long / Math.max(1, texts.length),
    shareOf: (words) =>
      share(texts.filter((text) => words.every((word) => text.includes(word))).length),
    shareOfTrigram: (trigram) => share(counts.get(trigram) ?? 0),
  };
}

function trigramsOf(text: string): Set<string> {
  const letters = Array.from(text);
  const found = new Set<string>();
  for (let at = 0; at + 3 <= letters.length; at += 1) found.add(letters.slice(at, at + 3).join(''));
  return found;
}
