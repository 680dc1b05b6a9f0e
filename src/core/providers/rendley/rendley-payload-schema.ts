import { z } from 'zod';

/* The body of POST /export (page "Exports"), to complete and explain payloads. */

export const payloadSchema = z.strictObject({
  project_id: z.string().optional().describe('A project that is stored at Rendley. Or “project”.'),
  project: z
    .looseObject({})
    .optional()
    .describe('A whole project. Media need public addresses that do not expire. Or “project_id”.'),
  settings: z.looseObject({}).optional().describe('How it is exported.'),
});
