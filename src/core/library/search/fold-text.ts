const PLAIN = /^[\x20-\x7e]*$/;
const ACCENTS = /[\u0300-\u036f]/g;
/** What is not seen: format characters, the variants of emoji, halves of a character. */
const UNSEEN = /[\p{Cf}\p{Cs}\ufe00-\ufe0f]/gu;
const BLANKS = /[\s\p{Cc}]+/gu;

/**
 * Text as it is searched: without case, accents, form and what is not seen, so that texts that
 * look or read alike are alike. `ß` is `ss`, every `i` of Turkish is `i`, `ﬁ` is `fi`, `ς` is `σ`.
 * Folding twice changes nothing.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll(/ +/g, ' ').trim();
  return text
    .replaceAll(UNSEEN, '')
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(ACCENTS, '')
    .replaceAll('ς', 'σ')
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(BLANKS, ' ')
    .trim();
}

/** The longest key that names are sorted by: two that are alike for so long keep their time's order. */
const LONGEST_KEY = 120;

/** What names are sorted by: folded, and numbers by their value (`shot 2` before `shot 10`). */
export function nameSortKey(name: string): string {
  const folded = foldText(name).slice(0, LONGEST_KEY);
  return folded.replaceAll(/\d+/g, (digits) => {
    const value = digits.replace(/^0+(?=\d)/, '');
    // As many digits as it has, as one letter, compares as its length does.
    return String.fromCodePoint(0x30 + value.length) + value;
  });
}
