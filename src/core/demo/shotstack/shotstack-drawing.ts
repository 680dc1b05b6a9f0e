import {
  LONGEST_CARD_SECONDS,
  cardSeconds,
  cardSize,
  colourOr,
  titleTexts,
} from '../drawing/card.ts';
import type { CardText } from '../drawing/card.ts';
import type { Drawing } from '../drawing/drawing-message.ts';
import type { RenderRecord } from '../render-record.ts';
import { editSchema, numberOf, secondsOf, sizeOf } from './shotstack-edit.ts';
import type { ShotstackEdit } from './shotstack-edit.ts';

const HERTZ = 330;
const BITS_PER_SECOND = 192_000;
const TEXT_SIZE = 0.09;
const BACKGROUND = '#1b2033';
/** Where a text stands, from top to bottom (schema "Clip", `position`). */
const heights: Readonly<Record<string, number>> = { top: 0.15, bottom: 0.85 };

/** The titles of an edit where and when they stand in it. */
export function drawingsOf(record: RenderRecord, payload: Buffer): Drawing[] {
  const edit = editSchema.parse(JSON.parse(payload.toString()));
  const fileName = `${record.id}.${record.format}`;
  const seconds = cardSeconds(secondsOf(edit));
  if (edit.output.format === 'mp3') {
    const tone = { format: 'mp3', seconds, hertz: HERTZ, bitsPerSecond: BITS_PER_SECOND } as const;
    return [{ lane: 'video', fileName, subject: 'tone', tone }];
  }
  const { width, height } = sizeOf(edit);
  const card = {
    format: edit.output.format === 'png' ? 'png' : 'mp4',
    ...cardSize(width, height),
    seconds,
    background: colourOr(edit.timeline.background, BACKGROUND),
    texts: textsOf(edit),
    hasSound: false,
  } as const;
  return [{ lane: 'video', fileName, subject: 'card', card }];
}

function textsOf(edit: ShotstackEdit): CardText[] {
  // A long edit is shown faster, so that all of it is seen.
  const pace = Math.min(1, LONGEST_CARD_SECONDS / secondsOf(edit));
  const texts: CardText[] = [];
  for (const clip of edit.timeline.tracks.flatMap((track) => track.clips)) {
    const { text } = clip.asset;
    if (text === undefined || text === '') continue;
    const from = numberOf(clip.start, 0);
    const y = heights[clip.position.replace(/(Left|Right)$/, '')] ?? 0.5;
    const to = (from + numberOf(clip.length, 3)) * pace;
    texts.push({ text, x: 0.5, y, size: TEXT_SIZE, colour: '#ffffff', from: from * pace, to });
  }
  const { format, resolution } = edit.output;
  return texts.length > 0
    ? texts
    : titleTexts('Edit', [`${format} ${resolution ?? ''}`.trim()], 'Shotstack demo');
}
