import { z } from 'zod';

/* What is documented beside `input` (HTTP API reference), to complete and explain payloads. */

export const payloadSchema = z.looseObject({
  version: z.string().optional().describe('The version of a model that is run. Or “model”.'),
  model: z.string().optional().describe('An official model, as owner/name. Or “version”.'),
  input: z.looseObject({}).describe('What the model takes; its page at Replicate says it.'),
  webhook: z.string().optional().describe('A public address that Replicate tells of progress.'),
  webhook_events_filter: z.array(z.enum(['start', 'output', 'logs', 'completed'])).optional(),
});
