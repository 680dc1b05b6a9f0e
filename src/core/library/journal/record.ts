import { z } from 'zod';
import { colourSchema } from '../../../shared/colour.ts';
import {
  accountIdSchema,
  jobIdSchema,
  outputIdSchema,
  providerIdSchema,
} from '../../../shared/ids.ts';
import { historyEntrySchema, jobPrioritySchema, remoteTimesSchema } from '../../../shared/job.ts';
import { libraryQuerySchema, LONGEST_NOTE, LONGEST_TAG } from '../../../shared/library.ts';
import { spendingGuardSchema } from '../../../shared/money.ts';
import { mediaFactsSchema, mediaKindSchema } from '../../../shared/output.ts';
import { jobStatusSchema } from '../../jobs/job.ts';

/*
 * What a journal holds, one record a line: whole values, of which the last one counts. Read back
 * it is somebody else's: a journal may have come on any disk. Times are milliseconds since 1970.
 * No record holds a key, and none a link.
 */

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
const time = z.int().nonnegative();

/**
 * Where a file is, from the library's folder on, with `/` between. Nothing that leads out of the
 * folder, whatever system reads it.
 */
const relativeFileSchema = z
  .string()
  .min(1)
  .max(4_096)
  .refine((file) => isInside(file), 'It leads out of the library.');

/** The folder that holds what is the app's own; no file of a person's is in it. */
const OWN_FOLDER_NAME = '.renderdesk';

function isInside(file: string): boolean {
  // A backslash or a colon is part of a path on Windows only; no name of ours has either.
  if (/[\\:\p{Cc}]/u.test(file)) return false;
  const [first, ...rest] = file.split('/');
  if (first === OWN_FOLDER_NAME && rest[0] !== 'trash') return false;
  return [first, ...rest].every((part) => part !== '' && part !== '.' && part !== '..');
}

/** What people said of a file, or of a job without one. */
const orderSchema = z.object({
  starred: z.boolean(),
  note: z.string().max(LONGEST_NOTE),
  /** Each with its number: a tag that got another name later has a record of its own. */
  tags: z.array(z.tuple([z.int().positive(), z.string().min(1).max(LONGEST_TAG)])).max(1_000),
  trashedAt: time.nullable(),
  forgottenAt: time.nullable(),
});
export type OrderRecord = z.infer<typeof orderSchema>;

const outputRecordSchema = orderSchema.extend({
  id: outputIdSchema,
  /** The adapter's name for it among the outputs of its job. */
  key: z.string().max(1_024),
  file: relativeFileSchema,
  /** It was somewhere else than in the library's folder: it has to be found again. */
  isElsewhere: z.literal(true).optional(),
  bytes: z.int().nonnegative(),
  sha256: sha256Schema,
  facts: mediaFactsSchema,
  createdAt: time,
  /** Where its file went with it into the trash. */
  trash: z
    .object({
      place: z.enum(['library', 'system', 'none', 'gone']),
      file: relativeFileSchema,
      bytes: z.int().nonnegative(),
    })
    .optional(),
});
export type OutputRecord = z.infer<typeof outputRecordSchema>;

const jobAccountSchema = z.object({
  id: accountIdSchema,
  providerId: providerIdSchema,
  name: z.string().min(1).max(200),
  baseUrl: z.string().max(2_048),
  isDemo: z.boolean(),
  createdAt: time,
});
export type JobAccount = z.infer<typeof jobAccountSchema>;

export const jobRecordSchema = z.object({
  type: z.literal('job'),
  id: jobIdSchema,
  number: z.int().positive(),
  /** As it was then; an account has a record of its own, too. */
  account: jobAccountSchema,
  name: z.string().max(1_024),
  kind: mediaKindSchema,
  status: jobStatusSchema,
  payload: sha256Schema.nullable(),
  remoteId: z.string().max(1_024).nullable(),
  operation: z.record(z.string(), z.unknown()).nullable(),
  sendAt: time.nullable().default(null),
  priority: jobPrioritySchema.default('normal'),
  createdAt: time,
  updatedAt: time,
  submittedAt: time.nullable(),
  endedAt: time.nullable(),
  cancelRequestedAt: time.nullable(),
  price: z
    .object({ amountMicro: z.int().nullable(), unit: z.string().max(64), said: z.string() })
    .nullable(),
  quotedAt: time.nullable(),
  guardWaivedAt: time.nullable(),
  warning: z.string().nullable(),
  remoteTimes: remoteTimesSchema.nullable(),
  /** What it counted in the month in which it was sent. */
  submission: z
    .object({
      kind: mediaKindSchema,
      month: z.string().regex(/^\d{4}-\d{2}$/),
      sentAt: time,
      unit: z.string().max(64).nullable(),
      amountMicro: z.int(),
      mayHaveArrived: z.boolean(),
      state: z.enum(['in-flight', 'repeating', 'spent', 'free']),
    })
    .nullable(),
  history: z.array(historyEntrySchema),
  /** Of a job without a file. */
  order: orderSchema.nullable(),
  /** Those of its files that are in this library's folder. */
  outputs: z.array(outputRecordSchema).max(10_000),
});
export type JobRecord = z.infer<typeof jobRecordSchema>;

export const accountRecordSchema = jobAccountSchema.extend({
  type: z.literal('account'),
  planId: z.string().max(200).nullable(),
  colour: colourSchema.catch('slate'),
  submitEnabled: z.boolean(),
  guard: spendingGuardSchema.nullable(),
  organisation: z.string().max(200).nullable(),
  removedAt: time.nullable(),
});
export type AccountRecord = z.infer<typeof accountRecordSchema>;

/** The bytes that were sent, once. */
export const payloadRecordSchema = z.object({
  type: z.literal('payload'),
  sha256: sha256Schema,
  /** One of the two: bytes that are no UTF-8 do not fit into a text. */
  text: z.string().optional(),
  base64: z.base64().optional(),
});
export type PayloadRecord = z.infer<typeof payloadRecordSchema>;

/** At the beginning of every segment. */
export const libraryRecordSchema = z.object({
  type: z.literal('library'),
  /** The folder's own mark: which library it is, wherever it lies. */
  library: z.string().max(200),
  /** Whose journal it is: several may write into one folder. */
  home: z.string().regex(/^[0-9a-f]{8}$/),
  startedAt: time,
  /** The highest number that a job has had. */
  lastNumber: z.int().nonnegative(),
});

export const tagRecordSchema = z.object({
  type: z.literal('tag'),
  id: z.int().positive(),
  name: z.string().min(1).max(LONGEST_TAG),
  colour: colourSchema.nullable().catch(null).default(null),
});
export type TagRecord = z.infer<typeof tagRecordSchema>;
/** What a tag was called last, and its colour. */
export type LastTag = Omit<TagRecord, 'type' | 'id'>;

export const viewsRecordSchema = z.object({
  type: z.literal('views'),
  views: z.array(z.object({ name: z.string().min(1).max(80), query: libraryQuerySchema })).max(500),
});

/** A job that is no longer there. */
export const goneRecordSchema = z.object({
  type: z.literal('gone'),
  id: jobIdSchema,
  number: z.int().positive(),
});

export const journalRecordSchema = z.discriminatedUnion('type', [
  jobRecordSchema,
  accountRecordSchema,
  payloadRecordSchema,
  libraryRecordSchema,
  tagRecordSchema,
  viewsRecordSchema,
  goneRecordSchema,
]);
export type JournalRecord = z.infer<typeof journalRecordSchema>;
