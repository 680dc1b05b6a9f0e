import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountViewSchema } from '../account.ts';
import { deepLinkSchema } from '../deep-link.ts';
import { jobIdSchema } from '../ids.ts';
import { jobViewSchema } from '../job.ts';
import { noticeSchema, notificationSchema } from '../notification.ts';
import { previewViewSchema } from '../preview.ts';
import { editViewSchema, libraryBuildingSchema } from '../library.ts';
import { libraryCheckSchema } from '../library-care.ts';
import { settingsSchema } from '../settings.ts';
import { updatesSchema } from '../updates.ts';
import { watchFolderViewSchema } from '../watch.ts';
import { webhookViewSchema } from '../webhook.ts';
import { appInfoSchema } from './app.ts';
import { contract } from './errors.ts';

/**
 * Pushes carry whole values: a client that lost one is healed by the next, or by a snapshot.
 * Subscribe first, then load. Changes of jobs are gathered and sent at most ten times a second.
 */
export const appEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello') }),
  z.object({ type: z.literal('jobs'), jobs: z.array(jobViewSchema) }),
  z.object({ type: z.literal('accounts'), accounts: z.array(accountViewSchema) }),
  z.object({ type: z.literal('app'), info: appInfoSchema }),
  z.object({ type: z.literal('settings'), settings: settingsSchema }),
  /** Of files that were asked about, or have just come in; gathered as changes of jobs are. */
  z.object({ type: z.literal('previews'), previews: z.array(previewViewSchema) }),
  z.object({ type: z.literal('notice'), notice: noticeSchema }),
  /** Some came, or were read. */
  z.object({ type: z.literal('unread-notices'), unread: z.int().nonnegative() }),
  /** What is told by the system now, as the settings say: by a browser, where that is the screen. */
  z.object({ type: z.literal('notification'), notification: notificationSchema }),
  /** What is done to the library in bulk: the latest edits, and how far its index is. */
  z.object({
    type: z.literal('library'),
    edits: z.array(editViewSchema),
    building: libraryBuildingSchema,
  }),
  /** How far the look through the library folders is, and what it found in the end. */
  z.object({ type: z.literal('library-check'), check: libraryCheckSchema }),
  z.object({ type: z.literal('watch-folders'), folders: z.array(watchFolderViewSchema) }),
  z.object({ type: z.literal('updates'), updates: updatesSchema }),
  /** Where notices go besides, and what waits for it; null: nowhere. */
  z.object({ type: z.literal('webhook'), webhook: webhookViewSchema.nullable() }),
  /** A notification was clicked, or a second start named a job: show it. */
  z.object({ type: z.literal('open-job'), jobId: jobIdSchema }),
  /** A notification about several was clicked: show these, and say that there are others. */
  z.object({ type: z.literal('open-jobs'), jobIds: z.array(jobIdSchema).min(1).max(100) }),
  /** A link of our own scheme was followed, somewhere: ask before anything of it is done. */
  z.object({ type: z.literal('link'), link: deepLinkSchema }),
  /** One that asks for nothing that links may. */
  z.object({ type: z.literal('link-refused') }),
  /** The tray, or the system's own list of tasks, asks for the dialog. */
  z.object({ type: z.literal('new-render') }),
  /** Files came in another way than through a client: the window takes them with `takeHandedOver`. */
  z.object({ type: z.literal('handed-over') }),
  /** A sentence of the host itself. */
  z.object({ type: z.literal('message'), level: z.enum(['info', 'error']), text: z.string() }),
]);
export type AppEvent = z.infer<typeof appEventSchema>;

export const eventsContract = {
  subscribe: contract
    .route({ method: 'GET', path: '/events', summary: 'What changes, as it changes' })
    .output(eventIterator(appEventSchema)),
};
