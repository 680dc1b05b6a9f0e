import { z } from 'zod';

/** "Output spec" (what is a render): the ladders of sizes and bit rates. */
export const outputSchema = z.object({
  format: z.enum(['mp4', 'mov', 'm4a', 'mp3']),
  resolution: z.enum(['720p', '1080p', '4k']).optional(),
  video_bitrate: z.union([5, 10, 20, 50].map((one) => z.literal(one))).optional(),
  audio_bitrate: z.union([128, 192, 256, 320].map((one) => z.literal(one))).optional(),
});
export type RoughyOutput = z.infer<typeof outputSchema>;

/** The body of `POST /v1/renders` (render an asset). */
export const requestSchema = z.object({
  asset_id: z.uuid(),
  cut_id: z.uuid().nullable().default(null),
  output: outputSchema,
});
export type RoughyRequest = z.infer<typeof requestSchema>;

/** Each field that is wrong, as a dotted path rooted at the body (errors page, `fields`). */
export function wrongFields(error: z.ZodError): { field: string; message: string }[] {
  return error.issues.map((issue) => ({
    field: ['body', ...issue.path].join('.'),
    message: issue.message,
  }));
}

/** "resolution and video_bitrate apply to video formats only" (what is a render). */
export function isAudio(output: RoughyOutput): boolean {
  return output.format === 'm4a' || output.format === 'mp3';
}
