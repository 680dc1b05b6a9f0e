import { CannotDrawError } from './cannot-draw-error.ts';

/** A text on a card. Place and size are shares of the card's width and height. */
export interface CardText {
  readonly text: string;
  /** The middle of the text. */
  readonly x: number;
  readonly y: number;
  /** Of the card's height. */
  readonly size: number;
  readonly colour: string;
  /** When it is seen, in seconds of the film. */
  readonly from: number;
  readonly to: number;
}

/** What a vendor's demo shows for a document whose media it does not have: its words, its size. */
export interface Card {
  readonly format: 'mp4' | 'mov' | 'webm' | 'png';
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  /** As `#rrggbb`. */
  readonly background: string;
  readonly texts: readonly CardText[];
  /** A film with a quiet tone, where the vendor's have sound. */
  readonly hasSound: boolean;
}

/** Pixels of one side that an encoder here still takes. */
const LONGEST_SIDE = 3_840;
const SHORTEST_SIDE = 64;
/** A demo's film is watched, not read, and is drawn on the user's machine. */
export const LONGEST_CARD_SECONDS = 8;
const SHORTEST_CARD_SECONDS = 1;

/** @throws CannotDrawError when a side is shorter or longer than can be drawn. */
export function cardSize(width: number, height: number): { width: number; height: number } {
  for (const side of [width, height]) {
    if (!(side >= SHORTEST_SIDE && side <= LONGEST_SIDE)) {
      throw new CannotDrawError(
        `A film of ${width} x ${height} pixels can not be made: ` +
          `each side has ${SHORTEST_SIDE} to ${LONGEST_SIDE}.`,
      );
    }
  }
  return { width: even(width), height: even(height) };
}

/** As long as asked for, within what a demo makes. */
export function cardSeconds(asked: number): number {
  return Math.min(LONGEST_CARD_SECONDS, Math.max(SHORTEST_CARD_SECONDS, asked));
}

/** `#rrggbb` of what a document says, where that can be read. */
export function colourOr(given: unknown, otherwise: string): string {
  const text = typeof given === 'string' ? given.trim().toLowerCase() : '';
  if (/^#[0-9a-f]{6}([0-9a-f]{2})?$/.test(text)) return text.slice(0, 7);
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(text);
  return short === null
    ? otherwise
    : `#${[...short]
        .slice(1)
        .map((one) => one + one)
        .join('')}`;
}

/** A title with quieter lines below it, and a footer, each for the whole film. */
export function titleTexts(title: string, lines: readonly string[], footer: string): CardText[] {
  const whole = { x: 0.5, from: 0, to: LONGEST_CARD_SECONDS };
  return [
    { ...whole, text: title, y: 0.42, size: 0.09, colour: '#ffffff' },
    ...lines.map((text, index) => ({
      ...whole,
      text,
      y: 0.55 + index * 0.07,
      size: 0.04,
      colour: '#c9d2e3',
      from: 0.25 * (index + 1),
    })),
    { ...whole, text: footer, y: 0.94, size: 0.025, colour: '#8a96ad' },
  ];
}

function even(pixels: number): number {
  return Math.floor(pixels / 2) * 2;
}
