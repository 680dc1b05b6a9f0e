import { z } from 'zod';
import { outputIdSchema } from './ids.ts';

/*
 * Previews: what is shown of a file without opening it. They are drawn beside everything else,
 * kept in a cache, and can be drawn again at any time.
 */

/** `none`: nothing can be shown of it, or nobody has asked yet. `failed` says why in `reason`. */
export const previewStateSchema = z.enum(['none', 'waiting', 'ready', 'failed']);
export type PreviewState = z.infer<typeof previewStateSchema>;

/** The most frames that a strip has. */
export const MOST_STRIP_FRAMES = 24;

/** Frames of a film side by side, row by row, in one picture, for scrubbing. */
export const stripLayoutSchema = z.object({
  columns: z.int().min(1).max(MOST_STRIP_FRAMES),
  rows: z.int().min(1).max(MOST_STRIP_FRAMES),
  /** Pixels. */
  frameWidth: z.int().min(1).max(640),
  frameHeight: z.int().min(1).max(640),
  /** Where in the film each frame is, in seconds, ascending; at most `columns * rows`. */
  moments: z.array(z.number().nonnegative()).min(1).max(MOST_STRIP_FRAMES),
});
export type StripLayout = z.infer<typeof stripLayoutSchema>;

const pictureSchema = z.object({
  url: z.string(),
  width: z.int().positive(),
  height: z.int().positive(),
});

export const previewViewSchema = z.object({
  outputId: outputIdSchema,
  state: previewStateSchema,
  /** A sentence for people; null unless it failed. */
  reason: z.string().nullable(),
  /** It waits for a window, which has the decoder for it: see `media.putPoster`. */
  drawnByWindow: z.boolean(),
  /** WebP with the picture's own transparency; their longest sides are `PREVIEW_SIDES`, or the file's. */
  small: pictureSchema.nullable(),
  large: pictureSchema.nullable(),
  strip: stripLayoutSchema.extend({ url: z.string() }).nullable(),
  /** At the address: one byte a peak, from silence (0) to full scale (255). */
  waveform: z.object({ url: z.string(), peaks: z.int().positive() }).nullable(),
});
export type PreviewView = z.infer<typeof previewViewSchema>;

export const previewPartSchema = z.enum(['small', 'large', 'strip', 'waveform']);
export type PreviewPart = z.infer<typeof previewPartSchema>;
