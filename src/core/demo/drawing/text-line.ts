import { emojiPicture } from './emoji.ts';
import { at, escaped, rounded } from './markup.ts';
import { inter } from './typeface.ts';
import type { Weight } from './typeface.ts';

export interface TextStyle {
  /** Pixels. */
  readonly size: number;
  readonly weight: Weight;
}

/** `foreign` is what Inter does not cover: drawn with the machine's fonts, where it has them. */
export interface Run {
  readonly kind: 'text' | 'emoji' | 'foreign';
  readonly text: string;
  readonly width: number;
}

export interface TextLine {
  readonly runs: readonly Run[];
  readonly width: number;
}

/** Shares of the font size. Widths of foreign scripts can only be guessed before they are drawn. */
const EMOJI_WIDTH = 1.25;
const EMOJI_DROP = 0.22;
const WIDE_CHARACTER = 1;
const NARROW_CHARACTER = 0.58;
const wide =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}|\p{Extended_Pictographic}/u;
const wantsColour = /\p{Emoji_Presentation}|\uFE0F|\u20E3/u;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

export function graphemesOf(text: string): string[] {
  return [...graphemes.segment(text)].map((part) => part.segment);
}

export function isWide(grapheme: string): boolean {
  return wide.test(grapheme);
}

/** Splits a text into runs that are drawn in one way each, and measures them. */
export function lineOf(text: string, style: TextStyle): TextLine {
  const parts: { kind: Run['kind']; text: string }[] = [];
  for (const grapheme of graphemesOf(text)) {
    const kind = kindOf(grapheme);
    const last = parts.at(-1);
    if (last !== undefined && last.kind === kind && kind !== 'emoji') last.text += grapheme;
    else parts.push({ kind, text: grapheme });
  }
  const runs = parts.map((part) => ({ ...part, width: runWidth(part.kind, part.text, style) }));
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

/** The line with its baseline starting at x, y. */
export function drawLine(
  line: TextLine,
  style: TextStyle,
  place: { x: number; y: number },
  fill: string,
): string {
  let x = place.x;
  let svg = '';
  for (const run of line.runs) {
    svg += at(x, place.y, drawRun(run, style, fill));
    x += run.width;
  }
  return svg;
}

function kindOf(grapheme: string): Run['kind'] {
  const covered = Array.from(grapheme).every((character) => inter.covers(character));
  // Signs such as © are letters unless they are asked for in colour.
  if (covered && !wantsColour.test(grapheme)) return 'text';
  return emojiPicture(grapheme) === null ? 'foreign' : 'emoji';
}

function runWidth(kind: Run['kind'], text: string, style: TextStyle): number {
  if (kind === 'emoji') return style.size * EMOJI_WIDTH;
  if (kind === 'text') return inter.width(text, style.size, style.weight);
  const shares = graphemesOf(text).map((part) =>
    isWide(part) ? WIDE_CHARACTER : NARROW_CHARACTER,
  );
  return style.size * shares.reduce((sum, share) => sum + share, 0);
}

function drawRun(run: Run, style: TextStyle, fill: string): string {
  const size = rounded(style.size);
  if (run.kind === 'emoji') {
    const side = rounded(style.size * EMOJI_WIDTH * 0.94);
    const y = rounded(style.size * (EMOJI_DROP - EMOJI_WIDTH * 0.94));
    return `<image y="${y}" width="${side}" height="${side}" href="${emojiPicture(run.text) ?? ''}"/>`;
  }
  if (run.kind === 'text') {
    return `<path fill="${fill}" d="${inter.outline(run.text, style.size, style.weight)}"/>`;
  }
  return `<text font-family="sans-serif" font-size="${size}" fill="${fill}">${escaped(run.text)}</text>`;
}
