import { pairQuery } from './letter-pairs.ts';

/** Trigrams that one query asks for at most: more narrow it down no further. */
const MOST_TRIGRAMS = 24;
const TRIGRAM = 3;

/** A query of one of the two text indexes. */
export interface TextQuery {
  readonly index: 'trigrams' | 'pairs';
  readonly match: string;
  /** What it finds is what was asked for; else the texts must be looked at. */
  readonly exact: boolean;
}

/** @param words folded, at least one */
export function textQuery(words: readonly string[]): TextQuery {
  const letters = words.map((word) => Array.from(word));
  const long = letters.filter((word) => word.length >= TRIGRAM);
  if (long.length === 0) {
    return { index: 'pairs', match: words.map(pairQuery).join(' AND '), exact: true };
  }
  const trigrams = [...new Set(long.flatMap(trigramsOf))].slice(0, MOST_TRIGRAMS);
  return {
    index: 'trigrams',
    match: trigrams.map(quoted).join(' AND '),
    exact: long.length === words.length && long.every((word) => word.length === TRIGRAM),
  };
}

/** Every one of a short word; of a long one so many that all its letters are among them. */
function trigramsOf(letters: readonly string[]): string[] {
  const last = letters.length - TRIGRAM;
  const step = last < MOST_TRIGRAMS / 2 ? 1 : TRIGRAM;
  const found: string[] = [];
  for (let at = 0; at < last; at += step) found.push(letters.slice(at, at + TRIGRAM).join(''));
  found.push(letters.slice(last).join(''));
  return found;
}

const quoted = (trigram: string): string => `"${trigram.replaceAll('"', '""')}"`;
