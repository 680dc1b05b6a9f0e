import type { ChatPayload, ResolutionScale } from '../chat-payload.ts';
import { CannotDrawError } from '../../drawing/cannot-draw-error.ts';
import type { ChatScene } from './chat-scene.ts';
import { layOutChat } from './chat-scene.ts';
import type { Drawn } from '../../drawing/drawing-message.ts';
import { at, box } from '../../drawing/markup.ts';
import type { Piece } from '../../drawing/markup.ts';
import { toPng } from '../../drawing/rasterise.ts';

export const scales: Readonly<Record<ResolutionScale, number>> = { '1x': 1, '2x': 2, '4x': 4 };

/** A phone's screen, in pixels at 1x. */
const LEAST_CANVAS_HEIGHT = 640;
/** Canvases grow in steps, so that what is below the conversation stays transparent. */
const CANVAS_STEP = 160;
/** About 130 MB while it is drawn; a longer conversation could not be looked at anyway. */
const LARGEST_CANVAS_PIXELS = 32_000_000;

/**
 * The whole conversation as a PNG. The canvas is at least a phone's screen tall; below the
 * conversation it is transparent, and `cropped` is the same picture without those rows.
 * @throws CannotDrawError when the picture would be too large.
 */
export function drawImage(payload: ChatPayload): Drawn {
  const scale = scales[payload.resolutionScale];
  const picture = pictureOf(layOutChat(payload.props));
  const steps = Math.ceil(picture.height / CANVAS_STEP);
  const height = Math.max(LEAST_CANVAS_HEIGHT, steps * CANVAS_STEP);
  if (picture.width * height * scale * scale > LARGEST_CANVAS_PIXELS) {
    throw new CannotDrawError(
      `The conversation is too long for one picture at ${payload.resolutionScale}: it would be ` +
        `${height * scale} pixels tall. Use fewer messages or a smaller resolutionScale.`,
    );
  }
  const file = toPng({ ...picture, height }, scale);
  const cropped = height === picture.height ? null : toPng(picture, scale);
  // "may be slightly smaller" (exports page): never larger, whatever the compression does.
  return { file, cropped: cropped !== null && cropped.length < file.length ? cropped : null };
}

function pictureOf(scene: ChatScene): Piece {
  const { width, top, footer, items, listHeight, theme } = scene;
  const height = Math.ceil(top.height + listHeight + footer.height);
  const page = { x: 0, y: 0, width, height };
  const svg = [
    scene.transparent ? '' : box(page, theme.page),
    top.svg,
    ...items.map((item) => at(item.x, top.height + item.y, item.piece.svg)),
    at(0, height - footer.height, footer.svg),
  ].join('');
  return { width, height, svg };
}
