import { redact } from '../../shared/redact.ts';

/** Enough to find the place by eye. */
const QUOTED_CHARACTERS = 24;

/** A place in a text as editors name it: both counted from one, the column in characters. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** CRLF, LF and a lone CR each end a line; a tab and an emoji each are one column. */
export function placeOf(text: string, offset: number): TextPlace {
  let line = 1;
  let column = 1;
  for (let index = 0; index < offset; index += 1) {
    const unit = text.charCodeAt(index);
    const endsLine =
      unit === LINE_FEED || (unit === CARRIAGE_RETURN && text.charCodeAt(index + 1) !== LINE_FEED);
    if (endsLine) {
      line += 1;
      column = 1;
    } else if (!isSecondHalf(unit)) {
      column += 1;
    }
  }
  return { line, column };
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Of a character beyond U+FFFF, which UTF-16 writes as two units. */
function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** What stands at a place, to the end of its line at most, without secrets. */
export function quoteAt(text: string, offset: number): string {
  // A little more is cut out than is shown, so that a secret is whole when it is looked for.
  const rest = text.slice(offset, offset + 40 * QUOTED_CHARACTERS).split(/[\r\n]/, 1)[0] ?? '';
  const visible = Array.from(
    redact(rest)
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '�')
      .trimEnd(),
  );
  const shown = visible.slice(0, QUOTED_CHARACTERS).join('');
  return visible.length > QUOTED_CHARACTERS ? `${shown}…` : shown;
}
