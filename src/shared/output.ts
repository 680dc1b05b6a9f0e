import { z } from 'zod';
import { accountIdSchema, jobIdSchema, outputIdSchema, providerIdSchema } from './ids.ts';

export const mediaKindSchema = z.enum(['image', 'video', 'audio', 'other']);
export type MediaKind = z.infer<typeof mediaKindSchema>;

/** What a container says of itself. Pixels, seconds, frames a second; null where it does not say. */
export const mediaFactsSchema = z.object({
  kind: mediaKindSchema,
  /** An IANA media type, e.g. `image/png`. */
  mediaType: z.string(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  durationSeconds: z.number().nonnegative().nullable(),
  frameRate: z.number().positive().nullable(),
  videoCodec: z.string().nullable(),
  audioCodec: z.string().nullable(),
  hasAlpha: z.boolean().nullable(),
  /** Absent, as null: not said, or of a file from before this was kept. Hertz. */
  audioSampleRate: z.number().positive().nullable().optional(),
  audioChannels: z.int().positive().nullable().optional(),
  /** Looking into it failed: its first bytes say what it is, and all else is unknown. */
  isUnexamined: z.literal(true).optional(),
});
export type MediaFacts = z.infer<typeof mediaFactsSchema>;

/** A verified file in the library. Times are milliseconds since 1970, sizes are bytes. */
export const outputViewSchema = mediaFactsSchema.extend({
  id: outputIdSchema,
  jobId: jobIdSchema,
  jobNumber: z.int().positive(),
  /** The payload's name, for people. */
  name: z.string(),
  providerId: providerIdSchema,
  accountId: accountIdSchema,
  accountName: z.string(),
  fileName: z.string(),
  path: z.string(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.int(),
  /** Where this client can load the file from, with ranges. Valid for this run of the app only. */
  mediaUrl: z.string(),
});
export type OutputView = z.infer<typeof outputViewSchema>;
