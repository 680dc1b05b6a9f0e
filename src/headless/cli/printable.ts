/*
 * Names of files, accounts and what providers say reach the terminal. A control character among
 * them could move the cursor or retitle the window, so none of them is let through.
 */

const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** The text on one line without anything that a terminal would obey. */
export function printable(text: string): string {
  return text.replaceAll(unsafe, ' ').trim();
}

/** What happened and what to do now, as two sentences also where a provider left out the full stop. */
export function sentences(message: string, remedy: string): string {
  const said = printable(message);
  const ended = /[.!?…”)]$/u.test(said) ? said : `${said}.`;
  return printable(`${ended} ${remedy}`);
}
