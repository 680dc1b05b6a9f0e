/*
 * Names of files, accounts and what providers say reach the terminal. A control character among
 * them could move the cursor or retitle the window, so none of them is let through.
 */

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The text on one line without anything that a terminal would obey. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, ' ').trim();
}
