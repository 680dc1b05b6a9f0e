import type { StripLayout } from './preview.ts';

/** Where a film is likely to show what it is about; its first frame is often empty. A share of its length. */
export const TELLING_MOMENT = 0.6;
/** Enough that a pointer over a card of 320 pixels meets another one every 20. */
const FRAMES = 16;
const COLUMNS = 4;
/** Pixels of a frame's longest side. */
const FRAME_SIDE = 240;
/** Seconds between frames at least; nearer ones look the same. */
const CLOSEST = 0.1;

/** The moments of a film that its strip shows, in seconds: the middles of equal stretches. */
export function stripMoments(durationSeconds: number): number[] {
  const count = Math.min(FRAMES, Math.max(1, Math.floor(durationSeconds / CLOSEST)));
  return Array.from({ length: count }, (_, index) => ((index + 0.5) / count) * durationSeconds);
}

/** How the frames of a film of this size lie in the strip. */
export function stripShape(
  film: { readonly width: number; readonly height: number },
  moments: readonly number[],
): StripLayout {
  const scale = Math.min(1, FRAME_SIDE / Math.max(film.width, film.height));
  const columns = Math.min(COLUMNS, moments.length);
  return {
    columns,
    rows: Math.ceil(moments.length / columns),
    frameWidth: Math.max(1, Math.round(film.width * scale)),
    frameHeight: Math.max(1, Math.round(film.height * scale)),
    moments: [...moments],
  };
}
