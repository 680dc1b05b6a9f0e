import { z } from 'zod';

/* The request as the public page "Render videos" describes it, to complete and explain payloads. */

export const payloadSchema = z.looseObject({
  id: z.string().describe('The id of the completed job whose short is rendered.'),
  target: z.string().or(z.number()).describe('Which short of the job.'),
  type: z.enum(['shortVideo']).optional(),
  preset: z.string().optional().describe('A preset of the look, e.g. VIRAL.'),
  brandPresetId: z.string().optional(),
  size: z
    .looseObject({ width: z.number(), height: z.number(), name: z.string().optional() })
    .optional()
    .describe('In pixels.'),
  options: z.looseObject({ maxWordsInPage: z.number().optional() }).optional(),
});
