import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { accountViewSchema } from '../account.ts';
import { jobIdSchema, outputIdSchema } from '../ids.ts';
import { jobViewSchema } from '../job.ts';
import { previewViewSchema } from '../preview.ts';
import { editViewSchema, libraryBuildingSchema } from '../library.ts';
import { libraryCheckSchema } from '../library-care.ts';
import { settingsSchema } from '../settings.ts';
import { appInfoSchema } from './app.ts';
import { contract } from './errors.ts';

/** Told once per job and event, across restarts. */
export const noticeSchema = z.object({
  id: z.int().positive(),
  kind: z.enum(['completed', 'failed', 'needs-you']),
  jobId: jobIdSchema.nullable(),
  outputId: outputIdSchema.nullable(),
  title: z.string(),
  body: z.string(),
});
export type Notice = z.infer<typeof noticeSchema>;

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
  /** What is done to the library in bulk: the latest edits, and how far its index is. */
  z.object({
    type: z.literal('library'),
    edits: z.array(editViewSchema),
    building: libraryBuildingSchema,
  }),
  /** How far the look through the library folders is, and what it found in the end. */
  z.object({ type: z.literal('library-check'), check: libraryCheckSchema }),
  /** A notification was clicked, or a second start named a job: show it. */
  z.object({ type: z.literal('open-job'), jobId: jobIdSchema }),
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
