/*
 * The index of words: every run of 4 to 24 letters in a folded text. Shorter ones are found by
 * trigrams as quickly; longer ones, as there are in writings without blanks, stand there as one
 * sign for all.
 */

/** Stands for every longer run. Unicode's private area: nothing that people type. */
export const LONG_WORD = '\u{e000}';

const RUNS = /[\p{L}\p{M}]{4,}/gu;
const WORD = /^[\p{L}\p{M}]{4,24}$/u;

/** All words of a folded text, each once, with a blank between them. */
export function wordsOf(text: string): string {
  const found = new Set<string>();
  for (const [run] of text.matchAll(RUNS)) {
    found.add(WORD.test(run) ? run : LONG_WORD);
  }
  return [...found].join(' ');
}

/** Whether what is searched for is part of a word, if it is anywhere. */
export const isPartOfWord = (text: string): boolean => WORD.test(text);
