import { z } from 'zod';

const storedFileSchema = z.object({
  name: z.string(),
  bytes: z.int().positive(),
  sha256: z.string(),
});
export type StoredFile = z.infer<typeof storedFileSchema>;

export const renderFormatSchema = z.enum(['png', 'mp4', 'webm']);
export type RenderFormat = z.infer<typeof renderFormatSchema>;

/** A render as it is kept on disk. Times are milliseconds since 1970, durations the vendor's own. */
export const renderRecordSchema = z.object({
  id: z.string(),
  kind: z.enum(['image', 'video']),
  format: renderFormatSchema,
  /** SHA-256 of the submitted body, in hexadecimal. */
  bodySha256: z.string(),
  submittedAt: z.number(),
  renderMs: z.number().nonnegative(),
  /** Decided when it was submitted, so that a restart does not change a render's fate. */
  willFail: z.object({ error: z.string(), afterMs: z.number().nonnegative() }).nullable(),
  outcome: z.discriminatedUnion('state', [
    z.object({ state: z.literal('drawing') }),
    /** `cropped` is what the download route serves for a chat image. */
    z.object({ state: z.literal('drawn'), file: storedFileSchema, cropped: storedFileSchema }),
    z.object({
      state: z.literal('failed'),
      error: z.string(),
      /** Whether this document can never be drawn, or another try might go well. */
      because: z.enum(['document', 'renderer']),
    }),
  ]),
});
export type RenderRecord = z.infer<typeof renderRecordSchema>;

export const mediaTypes: Readonly<Record<RenderFormat, string>> = {
  png: 'image/png',
  mp4: 'video/mp4',
  webm: 'video/webm',
};
