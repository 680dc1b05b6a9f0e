import { z } from 'zod';

/* The request as the public page "Render an asset" describes it, to complete and explain payloads. */

export const payloadSchema = z.looseObject({
  asset_id: z.string().describe('The id of the asset that is rendered, a UUID.'),
  cut_id: z
    .string()
    .nullable()
    .optional()
    .describe('The cut of the asset; without it, the latest.'),
  output: z.looseObject({
    format: z.enum(['mp4', 'mov', 'm4a', 'mp3']),
    resolution: z.enum(['720p', '1080p', '4k']).optional().describe('For videos only.'),
    video_bitrate: z
      .enum(['5', '10', '20', '50'])
      .or(z.number())
      .optional()
      .describe('Mbit/s, for videos only.'),
    audio_bitrate: z
      .enum(['128', '192', '256', '320'])
      .or(z.number())
      .optional()
      .describe('kbit/s'),
  }),
});
