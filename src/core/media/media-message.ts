import { z } from 'zod';
import { mediaFactsSchema } from '../../shared/output.ts';
import { previewPartsSchema } from '../db/preview-repository.ts';
import type { StripLayout } from '../../shared/preview.ts';

/*
 * What the host and the media process say to each other. The process reads what strangers made:
 * what comes from it is checked like any other input.
 */

/** One file to look at. Paths are absolute; bytes are whole pictures. */
export type MediaJob =
  | { readonly kind: 'facts'; readonly path: string; readonly deadlineMs: number }
  | { readonly kind: 'picture'; readonly path: string; readonly mediaType: string }
  | { readonly kind: 'film'; readonly path: string }
  | { readonly kind: 'sound'; readonly path: string }
  | {
      readonly kind: 'drawn';
      readonly poster: Uint8Array;
      readonly strip: { readonly picture: Uint8Array; readonly layout: StripLayout } | null;
    };

export interface MediaOrder {
  readonly id: number;
  /** After so long the process ends itself, should its parent not be there to do it. */
  readonly limitMs: number;
  readonly job: MediaJob;
}

const bytesSchema = z.instanceof(Uint8Array);
/** The files of a preview; those that are there are described in `parts`. */
const filesSchema = z.object({
  small: bytesSchema.optional(),
  large: bytesSchema.optional(),
  strip: bytesSchema.optional(),
  waveform: bytesSchema.optional(),
});
export type PreviewBytes = z.infer<typeof filesSchema>;

export const mediaOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('facts'), facts: mediaFactsSchema }),
  z.object({ outcome: z.literal('drawn'), parts: previewPartsSchema, files: filesSchema }),
  /** The file is not whole; `why` follows “because”. */
  z.object({ outcome: z.literal('damaged'), why: z.string() }),
  /** It cannot be shown, and never will be; a sentence for people. */
  z.object({ outcome: z.literal('refused'), reason: z.string() }),
  /** No decoder for it here, but a window may have one. */
  z.object({ outcome: z.literal('no-decoder') }),
  /** The disk refused: an error code of Node. */
  z.object({ outcome: z.literal('disk'), code: z.string(), message: z.string() }),
]);
export type MediaOutcome = z.infer<typeof mediaOutcomeSchema>;

export const mediaReplySchema = z.object({ id: z.int(), outcome: mediaOutcomeSchema });
export type MediaReply = z.infer<typeof mediaReplySchema>;
