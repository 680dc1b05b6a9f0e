import { z } from 'zod';
import { accountIdSchema, jobIdSchema, providerIdSchema } from './ids.ts';
import { mediaKindSchema } from './output.ts';

/** What is done with the payload files of a folder. */
export const watchRuleSchema = z.object({
  /** Null: the only account of the provider that a payload is recognised for. */
  accountId: accountIdSchema.nullable().default(null),
  /** Null: of any provider. */
  providerId: providerIdSchema.nullable().default(null),
  /** Null: as a payload reads. */
  kind: mediaKindSchema.nullable().default(null),
  /** So many are submitted in any 60 minutes; the others wait. */
  perHour: z.int().min(1).max(10_000).default(60),
  /** A file that did not change for so long is taken to be whole. Seconds. */
  settleSeconds: z.int().min(1).max(3_600).default(3),
});
export type WatchRule = z.infer<typeof watchRuleSchema>;

export const watchFolderViewSchema = watchRuleSchema.extend({
  id: z.int().positive(),
  path: z.string(),
  paused: z.boolean(),
  /** False: new, and everything in it waits until a person has looked and says go. */
  approved: z.boolean(),
  /** Why it can not be watched just now; null where it can. */
  problem: z.string().nullable(),
  counts: z.object({
    waiting: z.int().nonnegative(),
    following: z.int().nonnegative(),
    done: z.int().nonnegative(),
    failed: z.int().nonnegative(),
  }),
  /** Milliseconds since 1970; null: not yet in this run. */
  lastLookAt: z.int().nullable(),
});
export type WatchFolderView = z.infer<typeof watchFolderViewSchema>;

export const watchWaitSchema = z.enum([
  /** The folder is new. */
  'approval',
  /** It has warnings, or asks for a choice. */
  'person',
  /** The folder's limit for an hour is reached. */
  'limit',
  /** The account's spending guard stops it. */
  'guard',
  /** Something else is in the way (no key, no library folder): it is tried again. */
  'trouble',
]);
export type WatchWait = z.infer<typeof watchWaitSchema>;

export const watchFileViewSchema = z.object({
  id: z.int().positive(),
  folderId: z.int().positive(),
  name: z.string(),
  bytes: z.int().nonnegative(),
  state: z.enum(['waiting', 'following', 'moving', 'settled']),
  waitsFor: watchWaitSchema.nullable(),
  /** `gone`: it was taken out of the folder before its end. */
  outcome: z.enum(['done', 'failed', 'gone']).nullable(),
  /** Why it waits, or failed; or what it would be sent as. */
  message: z.string(),
  jobId: jobIdSchema.nullable(),
  jobNumber: z.int().positive().nullable(),
  /** Milliseconds since 1970. */
  foundAt: z.int(),
});
export type WatchFileView = z.infer<typeof watchFileViewSchema>;
