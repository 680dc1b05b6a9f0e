/** The first place where a text stops being JSON. */
export interface JsonFault {
  /** In UTF-16 units from the beginning of the text. */
  readonly offset: number;
  readonly kind: JsonFaultKind;
}
export type JsonFaultKind =
  | 'end'
  | 'comment'
  | 'trailing-comma'
  | 'missing-comma'
  | 'missing-colon'
  | 'wrong-quotes'
  | 'key-expected'
  | 'word'
  | 'number'
  | 'value-expected'
  | 'string-not-ended'
  | 'escape'
  | 'control-character'
  | 'more-after-end'
  | 'too-deep';

export interface JsonReport {
  readonly fault: JsonFault | null;
  /** Names that stand twice in one object, with the place of the second; at most a few. */
  readonly duplicates: readonly { readonly name: string; readonly offset: number }[];
}

/** More would not be read. */
const REPORTED_DUPLICATES = 3;
/** No documented payload comes near it, and whatever walks a document recursively survives it. */
const DEEPEST = 500;

/**
 * Checks a text against JSON's grammar (RFC 8259) without recursion, so that no nesting can
 * overflow the stack, and says where and how it departs from it: the messages of `JSON.parse` are
 * not stable and often give no place.
 */
export function checkJson(text: string): JsonReport {
  const checker = new JsonChecker(text);
  const fault = checker.check();
  return { fault, duplicates: checker.duplicates };
}

type Expecting = 'value' | 'first-element' | 'first-key' | 'key' | 'colon' | 'comma';

class JsonChecker {
  readonly duplicates: { name: string; offset: number }[] = [];
  readonly #text: string;
  /** The containers around the current place: an object's names so far, or null for an array. */
  readonly #open: (Set<string> | null)[] = [];
  #at = 0;
  #expecting: Expecting = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  check(): JsonFault | null {
    for (;;) {
      this.#skipSpace();
      if (this.#expecting === 'comma' && this.#open.length === 0) return this.#afterEnd();
      if (this.#at >= this.#text.length) return this.#fault('end');
      const fault = this.#step(this.#text.charAt(this.#at));
      if (fault !== null) return fault;
    }
  }

  #step(character: string): JsonFault | null {
    switch (this.#expecting) {
      case 'value':
        return this.#value(character);
      case 'first-element':
        return character === ']' ? this.#close() : this.#value(character);
      case 'first-key':
        return character === '}' ? this.#close() : this.#key(character);
      case 'key':
        return this.#key(character);
      case 'colon':
        if (character !== ':') return this.#fault('missing-colon');
        return this.#go('value');
      case 'comma':
        return this.#comma(character);
    }
  }

  #comma(character: string): JsonFault | null {
    const names = this.#open.at(-1);
    if (character === (names === null ? ']' : '}')) return this.#close();
    if (character !== ',') return this.#fault('missing-comma');
    const comma = this.#at;
    this.#go(names === null ? 'value' : 'key');
    this.#skipSpace();
    const next = this.#text.charAt(this.#at);
    return next === ']' || next === '}' ? { kind: 'trailing-comma', offset: comma } : null;
  }

  #key(character: string): JsonFault | null {
    if (character !== '"') return this.#fault(isQuote(character) ? 'wrong-quotes' : 'key-expected');
    const start = this.#at;
    const fault = this.#string();
    if (fault !== null) return fault;
    this.#expecting = 'colon';
    const names = this.#open.at(-1);
    const name = this.#text.slice(start + 1, this.#at - 1);
    if (names?.has(name) === true && this.duplicates.length < REPORTED_DUPLICATES) {
      this.duplicates.push({ name, offset: start });
    }
    names?.add(name);
    return null;
  }

  #value(character: string): JsonFault | null {
    if (character === '{') return this.#openContainer(new Set(), 'first-key');
    if (character === '[') return this.#openContainer(null, 'first-element');
    this.#expecting = 'comma';
    if (character === '"') return this.#string();
    if (character === '-' || isDigit(character)) return this.#number();
    if (isQuote(character)) return this.#fault('wrong-quotes');
    return this.#word();
  }

  #openContainer(names: Set<string> | null, expecting: Expecting): JsonFault | null {
    if (this.#open.length >= DEEPEST) return this.#fault('too-deep');
    this.#open.push(names);
    return this.#go(expecting);
  }

  #close(): null {
    this.#open.pop();
    return this.#go('comma');
  }

  #go(expecting: Expecting): null {
    this.#at += 1;
    this.#expecting = expecting;
    return null;
  }

  /** Leaves the place behind the closing quote. */
  #string(): JsonFault | null {
    const start = this.#at;
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === QUOTE) {
        this.#at += 1;
        return null;
      }
      if (code === BACKSLASH) {
        const length = escapeLength(this.#text, this.#at);
        if (length === 0) return this.#fault('escape');
        this.#at += length - 1;
      } else if (code < FIRST_PRINTABLE) {
        const isLineEnd = code === 0x0a || code === 0x0d;
        return isLineEnd
          ? { kind: 'string-not-ended', offset: start }
          : this.#fault('control-character');
      }
    }
    return { kind: 'string-not-ended', offset: start };
  }

  #number(): JsonFault | null {
    const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    number.lastIndex = this.#at;
    const match = number.exec(this.#text);
    const end = this.#at + (match?.[0].length ?? 0);
    if (match === null || /[\w.+-]/.test(this.#text.charAt(end))) return this.#fault('number');
    this.#at = end;
    return null;
  }

  #word(): JsonFault | null {
    const word = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
    word.lastIndex = this.#at;
    const found = word.exec(this.#text)?.[0];
    if (found === undefined) return this.#fault('value-expected');
    if (found !== 'true' && found !== 'false' && found !== 'null') return this.#fault('word');
    this.#at += found.length;
    return null;
  }

  #afterEnd(): JsonFault | null {
    return this.#at < this.#text.length ? this.#fault('more-after-end') : null;
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at += 1;
  }

  #fault(kind: JsonFaultKind): JsonFault {
    const next = this.#text.charAt(this.#at + 1);
    const isComment = this.#text.charAt(this.#at) === '/' && (next === '/' || next === '*');
    return { kind: isComment ? 'comment' : kind, offset: this.#at };
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const FIRST_PRINTABLE = 0x20;

function escapeLength(text: string, offset: number): number {
  const next = text.charAt(offset + 1);
  if (next !== '' && '"\\/bfnrt'.includes(next)) return 2;
  return next === 'u' && /^[0-9a-fA-F]{4}$/.test(text.slice(offset + 2, offset + 6)) ? 6 : 0;
}

/** JSON's own four: space, tab, CR and LF. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0x0a;
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

/** Quotation marks that people and word processors put where JSON wants `"`. */
function isQuote(character: string): boolean {
  return character !== '' && "'`“”„‘’‚«»".includes(character);
}
