import { cardSize, titleTexts } from '../drawing/card.ts';
import type { Drawing } from '../drawing/drawing-message.ts';
import type { RenderRecord } from '../render-record.ts';
import { requestSchema } from './swiftia-request.ts';

/** A short video stands upright unless its `size` says otherwise (brand presets, "9:16"). */
const USUAL_SIZE = { width: 1_080, height: 1_920 };
const SECONDS = 4;

/** The short as a title card. */
export function drawingsOf(_: RenderRecord, payload: Buffer): Drawing[] {
  const request = requestSchema.parse(JSON.parse(payload.toString()));
  const size = request.size ?? USUAL_SIZE;
  const lines = [
    `Job ${request.id}`,
    `Preset ${request.preset ?? request.brandPresetId ?? 'DEFAULT'}`,
  ];
  const card = {
    format: 'mp4',
    ...cardSize(size.width, size.height),
    seconds: SECONDS,
    background: '#24193a',
    texts: titleTexts(`Short ${request.target}`, lines, 'Swiftia demo'),
    hasSound: false,
  } as const;
  return [{ lane: 'video', fileName: 'out.mp4', subject: 'card', card }];
}
