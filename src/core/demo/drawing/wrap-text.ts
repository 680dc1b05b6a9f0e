import { withoutForbidden } from './markup.ts';
import { graphemesOf, isWide, lineOf } from './text-line.ts';
import type { TextLine, TextStyle } from './text-line.ts';

/** Breaks a text into lines of at most `width` pixels: between words, or inside one that is longer. */
export function wrapText(text: string, style: TextStyle, width: number): TextLine[] {
  const lines: TextLine[] = [];
  for (const paragraph of withoutForbidden(text).split(/\r\n|[\n\r\u2028\u2029]/u)) {
    lines.push(...wrapParagraph(paragraph.replaceAll('\t', '    '), style, width));
  }
  return lines;
}

/** One line, shortened with an ellipsis where it does not fit. */
export function fitText(text: string, style: TextStyle, width: number): TextLine {
  const flat = withoutForbidden(text).replaceAll(/\s+/gu, ' ');
  const whole = lineOf(flat, style);
  if (whole.width <= width) return whole;
  const parts = graphemesOf(flat);
  while (parts.length > 0) {
    parts.pop();
    const line = lineOf(`${parts.join('').trimEnd()}…`, style);
    if (line.width <= width) return line;
  }
  return lineOf('…', style);
}

function wrapParagraph(paragraph: string, style: TextStyle, width: number): TextLine[] {
  const lines: TextLine[] = [];
  let current = '';
  const finish = () => {
    lines.push(lineOf(current.trimEnd(), style));
    current = '';
  };
  for (const word of unbreakableParts(paragraph)) {
    if (lineOf(current + word.trimEnd(), style).width <= width) {
      current += word;
      continue;
    }
    if (current.trim() !== '') finish();
    const pieces = piecesThatFit(word, style, width);
    for (const piece of pieces.slice(0, -1)) lines.push(lineOf(piece, style));
    current = pieces.at(-1) ?? '';
  }
  finish();
  return lines;
}

/** Words with the space behind them; every wide character is a part of its own. */
function unbreakableParts(paragraph: string): string[] {
  const parts: string[] = [];
  for (const word of paragraph.match(/\S+\s*|\s+/gu) ?? []) {
    let part = '';
    for (const grapheme of graphemesOf(word)) {
      part += grapheme;
      if (isWide(grapheme)) {
        parts.push(part);
        part = '';
      }
    }
    if (part !== '') parts.push(part);
  }
  return parts;
}

function piecesThatFit(word: string, style: TextStyle, width: number): string[] {
  if (lineOf(word.trimEnd(), style).width <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let pieceWidth = 0;
  for (const grapheme of graphemesOf(word)) {
    const own = lineOf(grapheme, style).width;
    if (piece !== '' && pieceWidth + own > width) {
      pieces.push(piece);
      piece = '';
      pieceWidth = 0;
    }
    piece += grapheme;
    pieceWidth += own;
  }
  return [...pieces, piece];
}
