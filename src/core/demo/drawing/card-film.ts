import type { Card, CardText } from './card.ts';
import { at, box } from './markup.ts';
import type { Piece } from './markup.ts';
import { toPixels } from './rasterise.ts';
import { drawLine } from './text-line.ts';
import { VideoFrame, spriteOf } from './video-frame.ts';
import type { Sprite } from './video-frame.ts';
import { fitText } from './wrap-text.ts';

/** Seconds in which a text appears and disappears. */
const FADE_SECONDS = 0.3;
/** Of the font size: what lies above and below the baseline. */
const ASCENT = 1;
const LINE_HEIGHT = 1.35;
/** Of the card's width: longer texts are shortened. */
const WIDEST_TEXT = 0.92;
/** Texts beyond these would only lie on each other. */
const TEXT_COUNT_LIMIT = 60;
/** A bar at the bottom that grows with the film: something moves even where no text does. */
const BAR_HEIGHT = 0.012;
const BAR_STEP_SECONDS = 0.25;
const BAR_COLOUR = '#5b8cff';

interface PlacedText extends PlacedLine {
  readonly sprite: Sprite;
}

/** Draws any moment of a card. */
export class CardFilm {
  readonly #card: Card;
  readonly #frame: VideoFrame;
  readonly #background: VideoFrame;
  readonly #texts: readonly PlacedText[];
  readonly #bar: Sprite;
  /** What the frame shows: frames that show the same are not drawn and converted again. */
  #shown = '';

  constructor(card: Card) {
    this.#card = card;
    this.#frame = new VideoFrame(card.width, card.height);
    this.#background = new VideoFrame(card.width, card.height);
    this.#background.fill(card.background);
    this.#texts = linesOf(card).map((line) => ({
      ...line,
      sprite: spriteOf(toPixels(line.piece, 1)),
    }));
    const height = Math.max(2, Math.round(card.height * BAR_HEIGHT));
    const svg = box({ x: 0, y: 0, width: card.width, height }, BAR_COLOUR);
    this.#bar = spriteOf(toPixels({ width: card.width, height, svg }, 1));
  }

  /** The frame at `seconds`; the same object every time, so use it before asking for the next. */
  at(seconds: number): VideoFrame {
    const { width, height, seconds: length } = this.#card;
    const opacities = this.#texts.map(({ text }) => opacityAt(text, seconds, length));
    const reached = Math.floor(seconds / BAR_STEP_SECONDS) * BAR_STEP_SECONDS;
    const grown = Math.round((width * reached) / length);
    const shown = [grown, ...opacities].join(' ');
    if (shown === this.#shown) return this.#frame;
    this.#shown = shown;
    const clip = { top: 0, bottom: height };
    this.#frame.copy(this.#background);
    for (const [index, { sprite, x, y }] of this.#texts.entries()) {
      const opacity = opacities[index] ?? 0;
      if (opacity > 0) this.#frame.overlay(sprite, { x, y }, opacity, clip);
    }
    const place = { x: grown - width, y: height - this.#bar.height };
    this.#frame.overlay(this.#bar, place, 1, clip);
    return this.#frame;
  }
}

/** All that is ever seen on a card, at once. */
export function cardPicture(card: Card): Piece {
  const { width, height } = card;
  const texts = linesOf(card).map((line) => at(line.x, line.y, line.piece.svg));
  const svg = box({ x: 0, y: 0, width, height }, card.background) + texts.join('');
  return { width, height, svg };
}

interface PlacedLine {
  readonly text: CardText;
  readonly piece: Piece;
  readonly x: number;
  readonly y: number;
}

function linesOf(card: Card): PlacedLine[] {
  return card.texts.slice(0, TEXT_COUNT_LIMIT).flatMap((text) => placed(text, card));
}

function placed(text: CardText, card: Card): PlacedLine[] {
  const size = Math.max(8, Math.min(text.size, 1) * card.height);
  const style = { size, weight: 'semibold' } as const;
  const line = fitText(text.text, style, card.width * WIDEST_TEXT);
  const width = Math.ceil(line.width);
  const height = Math.ceil(size * LINE_HEIGHT);
  if (width < 1) return [];
  const svg = drawLine(line, style, { x: 0, y: size * ASCENT }, text.colour);
  const x = Math.round(text.x * card.width - width / 2);
  const y = Math.round(text.y * card.height - height / 2);
  return [{ text, piece: { width, height, svg }, x, y }];
}

/** Texts that stay to the end do not fade out: the last frame shows them. */
function opacityAt(text: CardText, seconds: number, length: number): number {
  const appeared = text.from === 0 ? 1 : (seconds - text.from) / FADE_SECONDS;
  const left = text.to >= length ? 1 : (text.to - seconds) / FADE_SECONDS;
  return Math.min(1, Math.max(0, Math.min(appeared, left)));
}
