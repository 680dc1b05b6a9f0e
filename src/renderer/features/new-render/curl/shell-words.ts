/** Why a text is not one command of plain words. */
export type ShellProblem = 'quote' | 'shell' | 'windows';

/**
 * The words of one command as a POSIX shell takes them, with all of its quotes. What a shell would
 * run, fill in or redirect is a problem: nothing is run here, and nothing guessed.
 */
export function shellWords(text: string): readonly string[] | ShellProblem {
  if (/\^\s*\r?\n|\^"/.test(text)) return 'windows';
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  const rest = () => text.slice(at);
  while (at < text.length) {
    const character = text.charAt(at);
    if (/^\\\r?\n/.test(rest())) {
      at += text.charAt(at + 1) === '\r' ? 3 : 2;
    } else if (/\s/.test(character)) {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
    } else {
      const piece = pieceAt(text, at);
      if (typeof piece === 'string') return piece;
      word = (word ?? '') + piece.text;
      at = piece.end;
    }
  }
  if (word !== null) words.push(word);
  return words;
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

function pieceAt(text: string, at: number): Piece | ShellProblem {
  const character = text.charAt(at);
  if (character === "'") {
    const end = text.indexOf("'", at + 1);
    return end === -1 ? 'quote' : { text: text.slice(at + 1, end), end: end + 1 };
  }
  if (text.startsWith("$'", at)) return quotedPiece(text, at + 2, "'", dollarEscape);
  if (character === '"') return quotedPiece(text, at + 1, '"', doubleEscape);
  if (character === '\\') return { text: text.charAt(at + 1), end: at + 2 };
  if ('$`|&;<>(){}'.includes(character) && !isHarmlessBrace(text, at)) return 'shell';
  return { text: character, end: at + 1 };
}

/** Braces within an address are only signs; a `{` or `}` of its own is the shell's. */
const isHarmlessBrace = (text: string, at: number): boolean =>
  '{}&'.includes(text.charAt(at)) && /[\w/=?.-]/.test(text.charAt(at - 1));

type Escape = (text: string, at: number) => Piece | ShellProblem;

function quotedPiece(
  text: string,
  from: number,
  quote: string,
  escape: Escape,
): Piece | ShellProblem {
  let whole = '';
  for (let at = from; at < text.length;) {
    if (text.charAt(at) === quote) return { text: whole, end: at + 1 };
    const piece = escape(text, at);
    if (typeof piece === 'string') return piece;
    whole += piece.text;
    at = piece.end;
  }
  return 'quote';
}

const plain = (text: string, at: number): Piece => ({ text: text.charAt(at), end: at + 1 });

const doubleEscape: Escape = (text, at) => {
  const character = text.charAt(at);
  if (character === '`' || (character === '$' && /[\w({]/.test(text.charAt(at + 1))))
    return 'shell';
  if (character !== '\\') return plain(text, at);
  const next = text.charAt(at + 1);
  if (next === '\n') return { text: '', end: at + 2 };
  return { text: '"\\$`'.includes(next) ? next : `\\${next}`, end: at + 2 };
};

const named: Readonly<{ [Letter in string]?: string }> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
};

/** As in `$'…'`, which browsers write where a text holds quotes or other alphabets. */
const dollarEscape: Escape = (text, at) => {
  if (text.charAt(at) !== '\\') return plain(text, at);
  const code = /^\\(?:u([0-9a-fA-F]{1,4})|x([0-9a-fA-F]{1,2}))/.exec(text.slice(at, at + 6));
  if (code !== null) {
    const value = Number.parseInt(code[1] ?? code[2] ?? '', 16);
    return { text: String.fromCharCode(value), end: at + code[0].length };
  }
  const next = text.charAt(at + 1);
  return { text: named[next] ?? next, end: at + 2 };
};
