import { cardSize, titleTexts } from '../drawing/card.ts';
import type { Drawing } from '../drawing/drawing-message.ts';
import type { RenderRecord } from '../render-record.ts';
import { predictionSchema, wishOf } from './replicate-request.ts';

const VIDEO_SECONDS = 3;
const VIDEO_SIZE = { width: 1_280, height: 720 };
const backgrounds = ['#1d2b3a', '#3a1d2b', '#2b3a1d', '#33291a'];

/** The prompt on a card: as many pictures as asked for, or a film. */
export function drawingsOf(record: RenderRecord, payload: Buffer): Drawing[] {
  const { input } = predictionSchema.parse(JSON.parse(payload.toString()));
  const wish = wishOf(String(record.details['model']), input);
  if (wish === null || wish.makes === 'text') return [];
  const isVideo = wish.makes === 'video';
  const size = isVideo ? VIDEO_SIZE : wish;
  return Array.from({ length: wish.count }, (_, index) => ({
    lane: 'video',
    fileName: `out-${index}.${isVideo ? 'mp4' : 'png'}`,
    subject: 'card',
    card: {
      format: isVideo ? 'mp4' : 'png',
      ...cardSize(size.width, size.height),
      seconds: VIDEO_SECONDS,
      background: backgrounds[index % backgrounds.length] ?? '#1d2b3a',
      texts: titleTexts(wish.prompt || 'No prompt', [`Output ${index + 1}`], 'Replicate demo'),
      hasSound: false,
    },
  }));
}
