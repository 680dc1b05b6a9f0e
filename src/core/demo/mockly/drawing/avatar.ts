import type { ChatUser } from '../chat-payload.ts';
import { circle } from '../../drawing/markup.ts';
import { drawLine, graphemesOf, lineOf } from '../../drawing/text-line.ts';
import { colourOf } from './theme.ts';

/** Of the side of the disc. */
const LETTER_SHARE = 0.44;
const BASELINE_SHARE = 0.36;

/** Whoever has no name is called by their id. */
export function shownName(user: Pick<ChatUser, 'id' | 'name'>): string {
  return user.name === '' ? user.id : user.name;
}

/** A person's first letter on a disc in their colour, `side` pixels wide. */
export function drawAvatar(user: Pick<ChatUser, 'id' | 'name'>, side: number): string {
  const style = { size: side * LETTER_SHARE, weight: 'semibold' } as const;
  const letter = lineOf(graphemesOf(shownName(user).trim())[0]?.toUpperCase() ?? '', style);
  const place = { x: (side - letter.width) / 2, y: side / 2 + style.size * BASELINE_SHARE };
  const disc = circle(side / 2, side / 2, side / 2, colourOf(user.id));
  return disc + drawLine(letter, style, place, '#ffffff');
}
