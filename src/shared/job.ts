import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { accountIdSchema, jobIdSchema, providerIdSchema } from './ids.ts';
import { priceSchema } from './money.ts';
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
  'paused',
  'disk-full',
  'folder-missing',
  /** It is rendered, and its file is fetched when a person asks for it. */
  'download',
  /** It is not asked after any more, or nobody knows whether it arrived: a person has to say. */
  'person',
  /** It would pass the account's limit of the month: see SpendingGuard. */
  'spending-guard',
  /** The provider said that the key's quota of the month is used up. */
  'month-quota',
  /** Submitting is switched off for the account. */
  'submit-off',
  /** It is sent after other renders, which have not finished yet. */
  'other-renders',
  /** One of those failed or was canceled: a person has to say what becomes of it. */
  'other-render-failed',
  /** It is sent at a time that is yet to come. */
  'send-time',
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
  /** When it last went on. */
  progressAt: z.int().nullable(),
  /** When it is as likely done as not, by what such renders took; null without enough of them. */
  expectedEndAt: z.int().nullable(),
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
  /** The folder that it can not be written to now, where that is one of its own and not the library's. */
  folder: z.string().optional(),
  ...waiting,
});
export const completedViewSchema = z.object({ state: z.literal('completed') });
export const failedViewSchema = z.object({ state: z.literal('failed'), failure: failureSchema });
export const canceledViewSchema = z.object({
  state: z.literal('canceled'),
  /** False where we only stopped following: the provider may still finish, and charge for, it. */
  stoppedAtProvider: z.boolean(),
  /** Nothing of it was ever sent: it can wait to be sent again. */
  canTakeBack: z.boolean(),
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

/** When a provider says that things happened, in milliseconds since 1970 by its own clock. */
export const remoteTimesSchema = z.object({
  createdAt: z.int().nullable(),
  startedAt: z.int().nullable(),
  completedAt: z.int().nullable(),
});
export type RemoteTimes = z.infer<typeof remoteTimesSchema>;

/** Of a job that another is to be sent after: nothing, or what came of it. */
export const otherOutcomeSchema = z.enum(['pending', 'finished', 'failed', 'canceled']);
export type OtherOutcome = z.infer<typeof otherOutcomeSchema>;

/** At most so many others may a job wait for. */
export const MOST_OTHERS = 20;

/** A job that another is to be sent after, or was. */
export const otherJobSchema = z.object({
  id: jobIdSchema,
  number: z.int().positive(),
  name: z.string(),
  outcome: otherOutcomeSchema,
});
export type OtherJob = z.infer<typeof otherJobSchema>;

/**
 * Which of an account's jobs go first, where several wait to be sent or fetched. In the order in
 * which they go.
 */
export const jobPriorities = ['high', 'normal', 'low'] as const;
export const jobPrioritySchema = z.enum(jobPriorities);
export type JobPriority = z.infer<typeof jobPrioritySchema>;

/** Milliseconds since 1970, up to where calendars agree on what that is. */
export const sendAtSchema = z.int().min(0).max(253_402_300_799_999);

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
  /** A person paused this very job. Its account, or everything, may be paused besides. */
  paused: z.boolean(),
  status: jobStatusViewSchema,
  outputs: z.array(outputViewSchema),
  /** What the provider quoted; null where it was not asked, or quotes nothing. */
  price: priceSchema.nullable(),
  /** What a person should know of the provider's last answer: understood, but not as documented. */
  warning: z.string().nullable(),
  /** Numbers of other jobs that follow the very same render, oldest first, at most 20. */
  sameRenderAs: z.array(z.int().positive()),
  /** What it is sent after, oldest first; still there when it was sent. */
  after: z.array(otherJobSchema),
  /** Before this it is not sent; still there when it was. Null: as soon as its turn comes. */
  sendAt: sendAtSchema.nullable(),
  priority: jobPrioritySchema,
  /** What people put on it, or on its files. */
  tags: z.array(z.string()),
  remoteTimes: remoteTimesSchema.nullable(),
  /** False where there is no payload to render: one that was adopted, or whose account is gone. */
  canRenderAgain: z.boolean(),
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
