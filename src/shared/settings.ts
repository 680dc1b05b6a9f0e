import { z } from 'zod';

/** What a person can choose. Every field has a default, so that an older or damaged file still loads. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  notifications: z.enum(['each', 'off']).default('each'),
  /** `when-needed`: only where a file needs a choice, has a warning, or costs something. */
  review: z.enum(['always', 'when-needed']).default('always'),
  /** Null: `library` under the home folder. */
  libraryFolder: z.string().nullable().default(null),
  /** What new files are called: words and placeholders in braces; checked before it is kept. */
  nameTemplate: z.string().default('{name}-{number}'),
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = settingsSchema.parse({});
