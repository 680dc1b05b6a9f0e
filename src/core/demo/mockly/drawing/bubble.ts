import type { ChatMessage, ChatUser } from '../chat-payload.ts';
import { shownName } from './avatar.ts';
import { at, box, circle, rounded } from '../../drawing/markup.ts';
import type { Piece } from '../../drawing/markup.ts';
import { drawLine, lineOf } from '../../drawing/text-line.ts';
import type { TextLine, TextStyle } from '../../drawing/text-line.ts';
import { colourOf } from './theme.ts';
import type { Theme } from './theme.ts';
import { fitText, wrapText } from '../../drawing/wrap-text.ts';

export interface BubbleContent {
  readonly message: ChatMessage;
  readonly own: boolean;
  /** Drawn above the text where it is to be shown. */
  readonly author: ChatUser | null;
  readonly time: string;
  /** The last of several by the same person: its lower corner points at them. */
  readonly last: boolean;
}

/** Pixels at 1x. */
const MESSAGE: TextStyle = { size: 15, weight: 'regular' };
const NAME: TextStyle = { size: 12.5, weight: 'semibold' };
const TIME: TextStyle = { size: 10.5, weight: 'regular' };
const LINE_HEIGHT = 20;
const NAME_HEIGHT = 18;
const TIME_HEIGHT = 15;
const PAD_X = 12;
const PAD_Y = 8;
const TIME_GAP = 10;
const RADIUS = 17;
const POINTED_RADIUS = 5;
const PICTURE_HEIGHT = 132;
/** Fits the narrowest bubble, that of a group on a phone. */
const PICTURE_WIDTH = 214;

/** One message as a bubble at most `widest` pixels wide. */
export function drawBubble(content: BubbleContent, theme: Theme, widest: number): Piece {
  const inner = widest - 2 * PAD_X;
  const text = textOf(content.message);
  const lines = text === '' ? [] : wrapText(text, MESSAGE, inner);
  const name = content.author === null ? null : fitText(shownName(content.author), NAME, inner);
  const time = lineOf(content.time, TIME);
  const picture = content.message.type === 'image';
  const { width, timeBeside } = widthOf({ lines, name, time, picture, inner });
  const nameHeight = name === null ? 0 : NAME_HEIGHT;
  const pictureHeight = picture ? PICTURE_HEIGHT + (lines.length > 0 ? PAD_Y : 0) : 0;
  const timeHeight = timeBeside ? 0 : TIME_HEIGHT;
  const textTop = PAD_Y + nameHeight + pictureHeight;
  const height = textTop + lines.length * LINE_HEIGHT + timeHeight + PAD_Y;
  const colours = coloursOf(content.own, theme);
  const parts = [outline(width, height, content, colours.fill)];
  if (name !== null) {
    const fill = colourOf(content.author?.id ?? '');
    parts.push(drawLine(name, NAME, { x: PAD_X, y: PAD_Y + 12.5 }, fill));
  }
  if (picture) parts.push(at(PAD_X, PAD_Y + nameHeight, drawPicture()));
  for (const [index, line] of lines.entries()) {
    const y = textTop + index * LINE_HEIGHT + 15;
    parts.push(drawLine(line, MESSAGE, { x: PAD_X, y }, colours.text));
  }
  const timePlace = { x: width - PAD_X - time.width + 2, y: height - PAD_Y - 2 };
  parts.push(drawLine(time, TIME, timePlace, colours.quiet));
  return { width, height, svg: parts.join('') };
}

/** What a message says; kinds the demo has no drawing for are named instead. */
function textOf(message: ChatMessage): string {
  if (message.text !== undefined && message.text !== '') return message.text;
  return message.type === 'image' || message.type === 'text' ? '' : `[${message.type}]`;
}

function widthOf(parts: {
  lines: readonly TextLine[];
  name: TextLine | null;
  time: TextLine;
  picture: boolean;
  inner: number;
}): { width: number; timeBeside: boolean } {
  const text = Math.max(parts.name?.width ?? 0, ...parts.lines.map((line) => line.width));
  const beside = (parts.lines.at(-1)?.width ?? Infinity) + TIME_GAP + parts.time.width;
  const timeBeside = beside <= parts.inner;
  const least = timeBeside ? beside : parts.time.width;
  const picture = parts.picture ? PICTURE_WIDTH : 0;
  return { width: Math.ceil(Math.max(text, least, picture)) + 2 * PAD_X, timeBeside };
}

function coloursOf(own: boolean, theme: Theme): { fill: string; text: string; quiet: string } {
  return own
    ? { fill: theme.own, text: theme.ownText, quiet: theme.ownQuiet }
    : { fill: theme.theirs, text: theme.theirsText, quiet: theme.theirsQuiet };
}

/** A rounded box; the lower corner on the speaker's side is sharper on the last of a run. */
function outline(width: number, height: number, content: BubbleContent, fill: string): string {
  const sharp = content.last ? POINTED_RADIUS : RADIUS;
  const radius = Math.min(RADIUS, height / 2);
  const right = content.own ? Math.min(sharp, radius) : radius;
  const left = content.own ? radius : Math.min(sharp, radius);
  const path = [
    `M${rounded(radius)} 0H${rounded(width - radius)}`,
    `A${rounded(radius)} ${rounded(radius)} 0 0 1 ${rounded(width)} ${rounded(radius)}`,
    `V${rounded(height - right)}`,
    `A${rounded(right)} ${rounded(right)} 0 0 1 ${rounded(width - right)} ${rounded(height)}`,
    `H${rounded(left)}`,
    `A${rounded(left)} ${rounded(left)} 0 0 1 0 ${rounded(height - left)}`,
    `V${rounded(radius)}A${rounded(radius)} ${rounded(radius)} 0 0 1 ${rounded(radius)} 0Z`,
  ].join('');
  return `<path d="${path}" fill="${fill}"/>`;
}

/** Stands for a message's image, which may be anywhere in the network: the demo fetches nothing. */
function drawPicture(): string {
  const width = PICTURE_WIDTH;
  const height = PICTURE_HEIGHT;
  const hill = (base: number, top: number) =>
    `M0 ${height}V${base}Q${width * 0.3} ${top} ${width * 0.55} ${base}T${width} ${base - 14}V${height}Z`;
  return [
    `<clipPath id="picture"><rect width="${width}" height="${height}" rx="10"/></clipPath>`,
    '<g clip-path="url(#picture)">',
    box({ x: 0, y: 0, width, height }, '#ffd9a8'),
    box({ x: 0, y: 0, width, height: height * 0.45 }, '#ffc18f'),
    circle(width * 0.7, height * 0.42, 20, '#fff3d6'),
    `<path d="${hill(88, 44)}" fill="#d98b7c"/><path d="${hill(108, 76)}" fill="#8d5a6f"/>`,
    '</g>',
  ].join('');
}
