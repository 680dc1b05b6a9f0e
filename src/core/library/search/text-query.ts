import { pairQuery } from './letter-pairs.ts';
import type { TextSample } from './text-sample.ts';

/** Trigrams that one query asks for at most: more narrow it down no further. */
const MOST_TRIGRAMS = 24;
const TRIGRAM = 3;

/** A query of one of the text indexes. */
export interface TextQuery {
  readonly index: 'trigrams' | 'pairs' | 'words';
  readonly match: string;
  /** What it finds is what was asked for; else the texts must be looked at. */
  readonly exact: boolean;
}

/** Asked of an index. */
export interface IndexQuery extends TextQuery {
  /** There are texts that the index does not have as they are now: it is not asked for those. */
  readonly isAnyDue: boolean;
}

/**
 * @param words folded, at least one
 * @param sample how common trigrams are; null: not known, all of them are asked for
 */
export function textQuery(words: readonly string[], sample: TextSample | null): TextQuery {
  const letters = words.map((word) => Array.from(word));
  const long = letters.filter((word) => word.length >= TRIGRAM);
  if (long.length === 0) {
    return { index: 'pairs', match: words.map(pairQuery).join(' AND '), exact: true };
  }
  const byWord = long.map((word) => new Set(trigramsOf(word)));
  const all = [...new Set(byWord.flatMap((trigrams) => [...trigrams]))].slice(0, MOST_TRIGRAMS);
  const asked = sample === null ? all : worthAsking(all, byWord, sample);
  return {
    index: 'trigrams',
    match: asked.map(quoted).join(' AND '),
    exact:
      long.length === words.length &&
      long.every((word) => word.length === TRIGRAM) &&
      asked.length === all.length,
  };
}

/**
 * To look at a text costs as much as to pass by so many entries of an index. Measured: some 10 µs,
 * as the texts are anywhere, and 50 ns.
 */
const ENTRIES_A_TEXT = 200;
/**
 * Trigrams of one word go together: another one leaves of the texts not its share of them, but
 * this root of it.
 */
const TOGETHER = 0.25;

/**
 * The rarest first, and of the others only those that spare more looking at texts than it costs
 * to walk along their part of the index.
 */
function worthAsking(
  trigrams: readonly string[],
  byWord: readonly ReadonlySet<string>[],
  sample: TextSample,
): string[] {
  const byShare = trigrams
    .map((trigram) => ({ trigram, share: sample.shareOfTrigram(trigram) }))
    .toSorted((one, other) => one.share - other.share);
  const asked: string[] = [];
  let left = 1;
  for (const { trigram, share } of byShare) {
    const isTogether = byWord.some(
      (word) => word.has(trigram) && asked.some((other) => word.has(other)),
    );
    const stays = isTogether ? share ** TOGETHER : share;
    if (asked.length > 0 && left * (1 - stays) * ENTRIES_A_TEXT < share) continue;
    asked.push(trigram);
    left *= stays;
  }
  return asked;
}

/** Every one of a short word; of a long one so many that all its letters are among them. */
export function trigramsOf(letters: readonly string[]): string[] {
  const last = letters.length - TRIGRAM;
  const step = last < MOST_TRIGRAMS / 2 ? 1 : TRIGRAM;
  const found: string[] = [];
  for (let at = 0; at < last; at += step) found.push(letters.slice(at, at + TRIGRAM).join(''));
  found.push(letters.slice(last).join(''));
  return found;
}

export const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;
