import { z } from 'zod';
import { jobIdSchema, outputIdSchema } from './ids.ts';

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
export type NoticeKind = Notice['kind'];

/** With what the job is called, where it is about one. */
const namedNoticeSchema = noticeSchema.extend({ name: z.string().nullable() });
export type NamedNotice = z.infer<typeof namedNoticeSchema>;

/** So many of a group are in the notification itself: enough to name some, and to show all. */
export const NOTICES_IN_A_GROUP = 100;

/**
 * What a person is told by the system, once: one notice, or several of a kind that came together;
 * or that nothing is left to do.
 */
export const notificationSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('notices'),
    kind: noticeSchema.shape.kind,
    /** The oldest first; of many only the first. */
    notices: z.array(namedNoticeSchema).min(1).max(NOTICES_IN_A_GROUP),
    count: z.int().positive(),
    silent: z.boolean(),
  }),
  z.object({
    type: z.literal('all-done'),
    done: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    silent: z.boolean(),
  }),
]);
export type Notification = z.infer<typeof notificationSchema>;
