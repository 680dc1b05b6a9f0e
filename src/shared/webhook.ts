import { z } from 'zod';

const webhookFields = {
  /** Set together with the address. */
  on: z.boolean(),
  /** Which notices go to it. */
  done: z.boolean(),
  failed: z.boolean(),
  needsYou: z.boolean(),
};
/** What goes to the webhook; where that is, is kept with the keys. */
export const webhookSettingsSchema = z.object({
  on: webhookFields.on.default(false),
  done: webhookFields.done.default(true),
  failed: webhookFields.failed.default(true),
  needsYou: webhookFields.needsYou.default(true),
});
export type WebhookSettings = z.infer<typeof webhookSettingsSchema>;
export const webhookPatchSchema = z.object(webhookFields).partial();

/** Where notices go besides, without what is secret of it: addresses of chats let anybody write there. */
export const webhookViewSchema = z.object({
  /** Null where the address can not be read. */
  host: z.string().nullable(),
  place: z.enum(['keychain', 'memory', 'environment', 'credentials-folder']).nullable(),
  isSigned: z.boolean(),
  /** Why the address can not be read, as a sentence. */
  problem: z.string().nullable(),
  /** Notices that it has not taken yet. */
  waiting: z.int().nonnegative(),
  /** What went wrong the last time, as a sentence; null where nothing did. */
  lastProblem: z.string().nullable(),
});
export type WebhookView = z.infer<typeof webhookViewSchema>;
