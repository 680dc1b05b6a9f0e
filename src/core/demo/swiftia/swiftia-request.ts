import { z } from 'zod';

/** The body of `POST /api/render` for a short video (render videos). */
export const requestSchema = z.looseObject({
  id: z.string().min(1),
  target: z.union([z.string().min(1), z.number()]),
  brandPresetId: z.string().optional(),
  preset: z.string().optional(),
  size: z
    .looseObject({
      width: z.number().positive(),
      height: z.number().positive(),
      name: z.string().optional(),
    })
    .optional(),
  options: z.looseObject({}).optional(),
});
export type SwiftiaRequest = z.infer<typeof requestSchema>;

/** Brand presets that tell the two refusals (render videos, "Validation Rules"); others are fine. */
export const INACTIVE_PRESET_ID = 'branding_inactive';
export const FOREIGN_PRESET_ID = 'branding_unknown';

/** The first problem as a sentence, e.g. "The 'target' parameter is required." (error handling). */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  const name = issue?.path.join('.') ?? '';
  if (name === '') return 'Invalid request parameters';
  const isMissing = issue?.message.endsWith('received undefined') ?? false;
  return `The '${name}' parameter is ${isMissing ? 'required' : 'invalid'}.`;
}
