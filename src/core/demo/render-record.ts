import { z } from 'zod';

const storedFileSchema = z.object({
  name: z.string(),
  bytes: z.int().positive(),
  sha256: z.string(),
});
export type StoredFile = z.infer<typeof storedFileSchema>;

export const renderFormatSchema = z.enum(['png', 'mp4', 'webm', 'mov', 'mp3', 'm4a', 'json']);
export type RenderFormat = z.infer<typeof renderFormatSchema>;

/** A render as it is kept on disk. Times are milliseconds since 1970, durations the vendor's own. */
export const renderRecordSchema = z.object({
  id: z.string(),
  kind: z.enum(['image', 'video', 'audio', 'data']),
  format: renderFormatSchema,
  /** SHA-256 of the submitted body, in hexadecimal. */
  bodySha256: z.string(),
  submittedAt: z.number(),
  /** How long it waits before anybody works at it. */
  queueMs: z.number().nonnegative().default(0),
  renderMs: z.number().nonnegative(),
  /** Decided when it was submitted, so that a restart does not change a render's fate. */
  willFail: z
    .object({
      error: z.string(),
      code: z.string().nullable().default(null),
      shape: z.string().nullable().default(null),
      /** Of working at it. */
      afterMs: z.number().nonnegative(),
    })
    .nullable(),
  canceledAt: z.number().nullable().default(null),
  /** Exists from the start, and is drawn when it is first asked for. */
  isSeed: z.boolean().default(false),
  /** What the vendor's dialect needs to know of it. */
  details: z.record(z.string(), z.unknown()).default({}),
  outcome: z.discriminatedUnion('state', [
    z.object({ state: z.literal('drawing') }),
    z.object({
      state: z.literal('drawn'),
      file: storedFileSchema,
      /** Without trailing transparent rows, where a vendor serves it so; else the file itself. */
      cropped: storedFileSchema,
      /** Where a render has several files. */
      more: z.array(storedFileSchema).default([]),
    }),
    /** There is no file: what it gives stands in its details. */
    z.object({ state: z.literal('told') }),
    z.object({
      state: z.literal('failed'),
      error: z.string(),
      /** Whether this document can never be drawn, or another try might go well. */
      because: z.enum(['document', 'renderer']),
    }),
  ]),
});
export type RenderRecord = z.infer<typeof renderRecordSchema>;

const mediaTypes: Readonly<Record<RenderFormat, string>> = {
  png: 'image/png',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  json: 'application/json',
};

/** By the ending of its name. */
export function mediaTypeOf(file: StoredFile): string {
  const format = renderFormatSchema.safeParse(file.name.split('.').at(-1));
  return format.success ? mediaTypes[format.data] : 'application/octet-stream';
}

/** Every file of a render, in order; none where it has none, or not yet. */
export function filesOf(record: RenderRecord): readonly StoredFile[] {
  const { outcome } = record;
  return outcome.state === 'drawn' ? [outcome.file, ...outcome.more] : [];
}
