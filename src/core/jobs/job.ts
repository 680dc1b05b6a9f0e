import { z } from 'zod';
import { failureSchema } from '../../shared/failure.ts';
import type { AccountId, JobId } from '../../shared/ids.ts';
import type { JobPriority, JobState, RemoteTimes } from '../../shared/job.ts';
import { mediaKindSchema, type MediaKind } from '../../shared/output.ts';
import type { Operation } from '../providers/provider.ts';

/*
 * The job as the core keeps it: facts that outlive every state, and the fields that only its
 * present state has. The diagram is in shared/job.ts. Times are milliseconds since 1970.
 */

const heldForSchema = z.enum([
  'spending-guard',
  'month-quota',
  'submit-off',
  'other-renders',
  'other-render-failed',
  'send-time',
]);
export type HeldFor = z.infer<typeof heldForSchema>;

const queuedSchema = z.object({
  state: z.literal('queued'),
  /** Submits so far: none of them arrived for certain. */
  attempts: z.int().nonnegative(),
  /** When one of them was sent whose answer was lost, and which may have arrived. */
  lostAt: z.int().nullable().default(null),
  problem: failureSchema.nullable(),
  /** By a person, until a person resumes it: see transitions/pause.ts. */
  paused: z.boolean().default(false),
  /** What keeps it back besides its turn; it was not sent because of it. */
  heldFor: heldForSchema.nullable().default(null),
});

const submittingSchema = z.object({
  state: z.literal('submitting'),
  since: z.int(),
  attempts: z.int().nonnegative(),
  /** As in queued: an earlier one may have arrived, whatever becomes of this one. */
  lostAt: z.int().nullable().default(null),
  /** It is sent none the less, and paused in whatever state its answer puts it. */
  paused: z.boolean().default(false),
});

const unconfirmedSchema = z.object({
  state: z.literal('unconfirmed'),
  since: z.int(),
  failure: failureSchema,
  /** When the submit was sent; null in rows from before this was kept. */
  sentAt: z.int().nullable().default(null),
  /** Times the provider was asked in vain whether it arrived. */
  searches: z.int().nonnegative().default(0),
});

const renderingSchema = z.object({
  state: z.literal('rendering'),
  since: z.int(),
  providerState: z.string().nullable(),
  progress: z.number().min(0).max(1).nullable(),
  /** When that progress was first told: a bar that stands still says less every second. */
  progressAt: z.int().nullable().default(null),
  /** When it began to render; null while it waits in the provider's queue, or was never seen. */
  startedAt: z.int().nullable().default(null),
  queuePosition: z.int().nonnegative().nullable(),
  lastCheckAt: z.int().nullable(),
  /** A person gave its id, and the provider has not confirmed it yet. */
  adopted: z.boolean().default(false),
  /** Checks in a row that got no usable answer. */
  misses: z.int().nonnegative(),
  /** Time of following that counts towards the provider's cap: neither asleep nor offline. */
  followedMs: z.number().nonnegative(),
  /** When it was last asked after, whatever came of it. */
  observedAt: z.int(),
  /** Time of following since the provider last answered anything, as `followedMs` counts it. */
  unansweredMs: z.number().nonnegative().default(0),
  problem: failureSchema.nullable(),
  paused: z.boolean().default(false),
  /** When the provider was asked to stop it. The end is what a check then says. */
  cancelSentAt: z.int().nullable().default(null),
});

/** A file that the provider has for us. Its link is not kept. */
const promisedOutputSchema = z.object({
  key: z.string(),
  bytes: z.int().nonnegative().nullable(),
  kind: mediaKindSchema,
});
export type PromisedOutput = z.infer<typeof promisedOutputSchema>;

const downloadingSchema = z.object({
  state: z.literal('downloading'),
  since: z.int(),
  outputs: z.array(promisedOutputSchema).min(1),
  /** Transfers that failed since the last one that brought something home. */
  attempts: z.int().nonnegative(),
  /** How many of them, without another in between, had an answer that says to expect no other. */
  finalAnswers: z.int().nonnegative().default(0),
  waitingFor: z.enum(['retry', 'disk-full', 'folder-missing']).nullable(),
  paused: z.boolean().default(false),
  /** Paused from the first, because files come only when a person asks for them. */
  unasked: z.boolean().default(false),
  /** It was completed before: these files are fetched again, and it is completed whatever comes. */
  again: z.boolean().default(false),
  problem: failureSchema.nullable(),
});

export const jobStatusSchema = z.discriminatedUnion('state', [
  queuedSchema,
  submittingSchema,
  unconfirmedSchema,
  renderingSchema,
  downloadingSchema,
  z.object({ state: z.literal('completed') }),
  z.object({
    state: z.literal('failed'),
    failure: failureSchema,
    /** What "download again" takes up, when the render itself had succeeded. */
    outputs: z.array(promisedOutputSchema).nullable(),
  }),
  z.object({
    state: z.literal('canceled'),
    stoppedAtProvider: z.boolean(),
    /** Nothing was ever sent: the cancel can be taken back, and how the job waited then. */
    unsent: z.object({ paused: z.boolean() }).optional(),
  }),
]);
export type JobStatus = z.infer<typeof jobStatusSchema>;
export type StatusOf<State extends JobState> = Extract<JobStatus, { state: State }>;

/** What the provider said that a job would cost. */
export interface JobPrice {
  /** In millionths of the unit; null where its answer held no number that is surely the price. */
  readonly amountMicro: number | null;
  readonly unit: string;
  readonly said: string;
}

export interface Job {
  readonly number: number;
  readonly id: JobId;
  readonly accountId: AccountId;
  readonly name: string;
  readonly kind: MediaKind;
  readonly payloadSha256: string | null;
  readonly remoteId: string | null;
  readonly operation: Operation | null;
  readonly status: JobStatus;
  /** When the scheduler takes it up next; null while something else must happen first. */
  readonly nextCheckAt: number | null;
  /** Before this it is not sent. */
  readonly sendAt: number | null;
  readonly priority: JobPriority;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly submittedAt: number | null;
  readonly endedAt: number | null;
  readonly cancelRequestedAt: number | null;
  readonly price: JobPrice | null;
  /** When the provider was last asked for a price, whatever it answered. */
  readonly quotedAt: number | null;
  /** When a person let it pass the spending guard. */
  readonly guardWaivedAt: number | null;
  /** What is odd about the provider's last answer. */
  readonly warning: string | null;
  readonly remoteTimes: RemoteTimes | null;
}

/** A job of which the type checker knows the state. */
export type JobIn<State extends JobState> = Job & { readonly status: StatusOf<State> };

export function isIn<State extends JobState>(job: Job, state: State): job is JobIn<State> {
  return job.status.state === state;
}
