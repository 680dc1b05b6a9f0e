import { z } from 'zod';
import { accountIdSchema, jobIdSchema, outputIdSchema, providerIdSchema } from './ids.ts';

/*
 * What Renderdesk does and did: the requests it sent, what came of them in sums, and what a
 * person was told. Times are milliseconds since 1970.
 */

export const requestKinds = [
  'submit',
  'check',
  'list',
  'cancel',
  'quote',
  'verify',
  'download',
] as const;
export const requestKindSchema = z.enum(requestKinds);
export type RequestKind = z.infer<typeof requestKindSchema>;

/**
 * `ok` an answer as asked for, `refused` a no (400 to 499), `limited` asked to wait (429),
 * `failed` a fault of the provider's (500 on), `no-answer` none that is whole, `stopped` from here.
 */
export const requestOutcomes = [
  'ok',
  'refused',
  'limited',
  'failed',
  'no-answer',
  'stopped',
] as const;
export const requestOutcomeSchema = z.enum(requestOutcomes);
export type RequestOutcome = z.infer<typeof requestOutcomeSchema>;

/** What an answer said of the limit that its request counted against. Times are from then on. */
export const saidOfLimitSchema = z.object({
  limit: z.int().nullable(),
  remaining: z.int().nullable(),
  resetMs: z.number().nullable(),
  retryAfterMs: z.number().nullable(),
});
export type SaidOfLimit = z.infer<typeof saidOfLimitSchema>;

const duration = z.int().nonnegative();

/** One exchange with a provider, or one attempt at a file, with every secret taken out. */
export const requestViewSchema = z.object({
  id: z.int().positive(),
  at: z.int(),
  accountId: accountIdSchema,
  /** Null where the account is not known any more. */
  accountName: z.string().nullable(),
  providerId: providerIdSchema.nullable(),
  jobId: jobIdSchema.nullable(),
  jobNumber: z.int().positive().nullable(),
  kind: requestKindSchema,
  method: z.string(),
  /** Without a query; of a signed link only the server is kept. */
  address: z.string(),
  status: z.int().nullable(),
  outcome: requestOutcomeSchema,
  sentBytes: z.int().nonnegative(),
  receivedBytes: z.int().nonnegative(),
  /** How long it had been due before it began. */
  queuedMs: duration.nullable(),
  /** Until the connection stood and its first byte left. Null: none did, or it is not known. */
  connectedMs: duration.nullable(),
  firstByteMs: duration.nullable(),
  totalMs: duration,
  attempt: z.int().positive(),
  saidOfLimit: saidOfLimitSchema.nullable(),
  error: z.string().nullable(),
  /** To be sent by hand: the key is named, not written. Null for a signed link, which is not kept. */
  curl: z.string().nullable(),
});
export type RequestView = z.infer<typeof requestViewSchema>;

/** A notice as it is kept. */
export const noticeViewSchema = z.object({
  id: z.int().positive(),
  kind: z.enum(['completed', 'failed', 'needs-you']),
  jobId: jobIdSchema.nullable(),
  jobNumber: z.int().positive().nullable(),
  outputId: outputIdSchema.nullable(),
  title: z.string(),
  body: z.string(),
  at: z.int(),
  readAt: z.int().nullable(),
});
export type NoticeView = z.infer<typeof noticeViewSchema>;

/** What came while nobody looked. */
export const whileAwaySchema = z.object({
  completed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  needsYou: z.int().nonnegative(),
  /** When the first of them came. */
  since: z.int(),
  /** What needs a person first, then failures; a few. */
  notices: z.array(noticeViewSchema),
  /** To be handed to `looked`. */
  upTo: z.int().positive(),
});
export type WhileAway = z.infer<typeof whileAwaySchema>;

/** What the distributions are counted in: up to each of these milliseconds, and what is longer. */
export const durationBounds = [
  250, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  1_200_000, 1_800_000, 3_600_000, 7_200_000, 21_600_000,
] as const;

/**
 * `render` from the answer to the submit until it was known to be done, `wait` from when it was
 * made here until a provider took it, `delay` from when the provider had it until that was known.
 */
export const distributionMeasures = ['render', 'wait', 'delay'] as const;
export const distributionMeasureSchema = z.enum(distributionMeasures);
export type DistributionMeasure = z.infer<typeof distributionMeasureSchema>;

const count = z.int().nonnegative();

export const insightsSchema = z.object({
  from: z.int(),
  to: z.int(),
  /** Jobs that ended, by the day of this machine's clock on which they did. */
  jobs: z.array(
    z.object({
      day: z.int(),
      providerId: providerIdSchema,
      outcome: z.enum(['completed', 'failed', 'canceled']),
      count,
    }),
  ),
  /** Jobs of which it is not known for some time whether they arrived. */
  unconfirmed: count,
  /** One count a bound, and one for what is longer than the last. */
  distributions: z.array(
    z.object({
      measure: distributionMeasureSchema,
      providerId: providerIdSchema,
      counts: z.array(count).length(durationBounds.length + 1),
      totalMs: z.number().nonnegative(),
    }),
  ),
  /** What completed jobs were quoted at. */
  spend: z.array(
    z.object({
      day: z.int(),
      accountId: accountIdSchema,
      unit: z.string(),
      amount: z.number().nonnegative(),
    }),
  ),
  /** `ms`: how long transfers took, added up. */
  transfers: z.array(
    z.object({ day: z.int(), providerId: providerIdSchema, bytes: count, ms: count, count }),
  ),
  requests: z.array(
    z.object({
      providerId: providerIdSchema,
      kind: requestKindSchema,
      outcome: requestOutcomeSchema,
      count,
      ms: count,
    }),
  ),
  /** What was tried again, by what it was. */
  retries: z.array(z.object({ providerId: providerIdSchema, what: z.string(), count })),
});
export type Insights = z.infer<typeof insightsSchema>;

/** How an account's provider did in the last day. */
export const healthViewSchema = z.object({
  accountId: accountIdSchema,
  providerId: providerIdSchema,
  requests: count,
  /** Those that got no answer, or one that speaks of a fault of the provider's. */
  troubled: count,
  limited: count,
  /** Of answered requests, downloads left out; null: there was none. */
  meanMs: z.number().nonnegative().nullable(),
  lastSuccessAt: z.int().nullable(),
  lastTroubleAt: z.int().nullable(),
  lastTrouble: z.string().nullable(),
});
export type HealthView = z.infer<typeof healthViewSchema>;

export const logLevels = ['debug', 'info', 'warn', 'error'] as const;
export const logLevelSchema = z.enum(logLevels);

/** A line of the log, as a program reads it. */
export const logEntrySchema = z.object({
  at: z.string(),
  level: logLevelSchema,
  message: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** What is kept of an end that was not meant, on this machine only. */
export const crashViewSchema = z.object({
  name: z.string(),
  at: z.int(),
  bytes: count,
  /** `dump`: the memory of a process, for a debugger, which may hold anything. `fault`: words. */
  kind: z.enum(['dump', 'fault']),
  /** The first line of a fault; null for a dump. */
  message: z.string().nullable(),
  path: z.string(),
});
export type CrashView = z.infer<typeof crashViewSchema>;
