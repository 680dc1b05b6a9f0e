/*
 * The index of short words: the letters and the pairs of letters that a text has. The tokenizer of
 * that index takes letters and digits of ASCII and everything beyond it; other ASCII characters
 * are written as ones beyond it.
 */

/** Unicode's private area: nothing that people type is there. */
const BEYOND = 0xe0_00;

function written(letters: string): string {
  return letters.replaceAll(/[^0-9a-z\u0080-\u{10ffff}]/gu, (character) =>
    String.fromCodePoint(BEYOND + (character.codePointAt(0) ?? 0)),
  );
}

/** All single letters and pairs of a folded text, each once. */
export function pairsOf(text: string): string {
  const found = new Set<string>();
  let before = ' ';
  for (const letter of text) {
    if (letter !== ' ' && letter !== '\n') {
      const here = written(letter);
      found.add(here);
      if (before !== ' ' && before !== '\n') found.add(written(before) + here);
    }
    before = letter;
  }
  return [...found].join(' ');
}

/** The query that finds a folded word of one or two letters in that index. */
export const pairQuery = (word: string): string => `"${written(word)}"`;
