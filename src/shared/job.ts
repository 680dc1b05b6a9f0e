import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { accountIdSchema, jobIdSchema, providerIdSchema } from './ids.ts';
import { mediaKindSchema, outputViewSchema } from './output.ts';

/*
 *  queued ─► submitting ─► rendering ─► downloading ─► completed
 *     │          ├─► unconfirmed ─┘          │
 *     └──────────┴───────┴───────────────────┴─► failed / canceled
 *
 *  Times are milliseconds since 1970; progress is 0 to 1.
 */

/** Why a job that could go on is not going on right now. */
export const waitReasonSchema = z.enum([
  'turn',
  'budget',
  'retry',
  'account-paused',
  'offline',
  'disk-full',
  'folder-missing',
]);
export type WaitReason = z.infer<typeof waitReasonSchema>;

const waiting = {
  waitingFor: waitReasonSchema.nullable(),
  /** When it is tried next; null when something must happen first. */
  nextAttemptAt: z.int().nullable(),
  /** What went wrong the last time, while it is still being tried. */
  lastProblem: failureSchema.nullable(),
};

export const queuedViewSchema = z.object({ state: z.literal('queued'), ...waiting });
export const submittingViewSchema = z.object({ state: z.literal('submitting'), since: z.int() });
export const unconfirmedViewSchema = z.object({
  state: z.literal('unconfirmed'),
  since: z.int(),
  failure: failureSchema,
});
export const renderingViewSchema = z.object({
  state: z.literal('rendering'),
  since: z.int(),
  /** The provider's own word for where it is. */
  providerState: z.string().nullable(),
  /** Null where the provider gives none: show no number then. Never goes backwards. */
  progress: z.number().min(0).max(1).nullable(),
  queuePosition: z.int().nonnegative().nullable(),
  lastCheckAt: z.int().nullable(),
  ...waiting,
});
export const downloadingViewSchema = z.object({
  state: z.literal('downloading'),
  since: z.int(),
  receivedBytes: z.int().nonnegative(),
  totalBytes: z.int().nonnegative().nullable(),
  bytesPerSecond: z.number().nonnegative().nullable(),
  ...waiting,
});
export const completedViewSchema = z.object({ state: z.literal('completed') });
export const failedViewSchema = z.object({ state: z.literal('failed'), failure: failureSchema });
export const canceledViewSchema = z.object({
  state: z.literal('canceled'),
  /** False where we only stopped following: the provider may still finish, and charge for, it. */
  stoppedAtProvider: z.boolean(),
});

export const jobStatusViewSchema = z.discriminatedUnion('state', [
  queuedViewSchema,
  submittingViewSchema,
  unconfirmedViewSchema,
  renderingViewSchema,
  downloadingViewSchema,
  completedViewSchema,
  failedViewSchema,
  canceledViewSchema,
]);
export type JobStatusView = z.infer<typeof jobStatusViewSchema>;
export type JobState = JobStatusView['state'];

export const jobStates = [
  'queued',
  'submitting',
  'unconfirmed',
  'rendering',
  'downloading',
  'completed',
  'failed',
  'canceled',
] as const satisfies readonly JobState[];
export const jobStateSchema = z.enum(jobStates);

/** States from which a job goes nowhere by itself. */
export const endStates: ReadonlySet<JobState> = new Set(['completed', 'failed', 'canceled']);

/** A job as every client sees it. */
export const jobViewSchema = z.object({
  id: jobIdSchema,
  /** Counts up from one in this library: what people call it by, "#12". */
  number: z.int().positive(),
  name: z.string(),
  /** What was asked for; the output's own kind may differ. */
  kind: mediaKindSchema,
  providerId: providerIdSchema,
  accountId: accountIdSchema,
  accountName: z.string(),
  /** The provider's id of the render, once it is known. */
  remoteId: z.string().nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
  submittedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  cancelRequestedAt: z.int().nullable(),
  status: jobStatusViewSchema,
  outputs: z.array(outputViewSchema),
});
export type JobView = z.infer<typeof jobViewSchema>;

/** One thing that happened to a job, append-only. */
export const historyEntrySchema = z.object({
  at: z.int(),
  event: z.string(),
  state: jobStateSchema,
  /** A sentence for people. */
  note: z.string(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
