import { z } from 'zod';
import { accountIdSchema, jobIdSchema, outputIdSchema } from './ids.ts';
import { itemIdSchema, libraryItemSchema, tagNameSchema } from './library.ts';
import { mediaKindSchema } from './output.ts';

/*
 * What keeps the library and the disk in agreement: looking the folders through, files that were
 * moved, changed or are gone, the trash, and rules for what need not be kept. Sizes are bytes,
 * times milliseconds since 1970.
 */

const count = z.int().nonnegative();
const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** One run through the folders. */
export const libraryCheckSchema = z.object({
  id: z.int().positive(),
  /** `stopped`: by a person, or with the app; what it had found until then stays found. */
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  /** Asked for by a person; else it came with the start of the app. */
  byPerson: z.boolean(),
  startedAt: z.int(),
  endedAt: z.int().nullable(),
  /** Files that were looked at so far, and bytes that had to be read because of a doubt. */
  files: count,
  readBytes: count,
  /** Files that should be there: the number that `files` goes towards, roughly. */
  expected: count,
  /** What it found that was not known before. */
  found: z.object({
    moved: count,
    changed: count,
    missing: count,
    back: count,
    /** In all, also those that were there before; without those that are ignored. */
    unknown: count,
    /** Could not be told: they may not be read, or are left for the next time. */
    unsure: count,
  }),
  /** The folders that hold files of the library. Of one that is not there, nothing is missing. */
  folders: z.array(z.object({ path: z.string(), problem: z.string().nullable() })),
  /** What it found, in sentences for people. Empty: all is as it should be. */
  sentences: z.array(z.string()),
});
export type LibraryCheck = z.infer<typeof libraryCheckSchema>;

/** A file in a library folder that the library does not know. */
export const unknownFileSchema = z.object({
  path: z.string(),
  /** The folder that it lies in, which may be one within the library's. */
  folder: z.string(),
  name: z.string(),
  bytes: count,
  modifiedAt: z.number(),
  ignored: z.boolean(),
  /** The library had it, until its history was forgotten. */
  forgotten: z.boolean(),
});
export type UnknownFile = z.infer<typeof unknownFileSchema>;

/** A file whose bytes are no longer those that were stored. */
export const changedFileSchema = z.object({
  item: libraryItemSchema,
  changedAt: z.int(),
  /** What lies there now. */
  bytes: count,
  sha256: sha256Schema,
  /** For people: what differs. */
  difference: z.string(),
});
export type ChangedFile = z.infer<typeof changedFileSchema>;

/** How much a person may want to look at, besides what is missing. */
export const diskTotalsSchema = z.object({
  /** Without those that a person lets stay. */
  changed: count,
  /** Without those that are ignored. */
  unknown: count,
});
export type DiskTotals = z.infer<typeof diskTotalsSchema>;

/** What became of fetching a file again, the last time. */
export const fetchAgainViewSchema = z.object({
  id: outputIdSchema,
  /** `different`: the provider has another render there now; it was not kept. */
  state: z.enum(['fetching', 'fetched', 'different', 'failed']),
  /** A sentence for people. */
  message: z.string(),
  at: z.int(),
});
export type FetchAgainView = z.infer<typeof fetchAgainViewSchema>;

export const trashedFileSchema = z.object({
  item: libraryItemSchema,
  /** `none`: it had no file, or the file was missing; `gone`: the trash was emptied since. */
  place: z.enum(['library-trash', 'system-trash', 'none', 'gone']),
  /** Where the file is; null where only the system's trash knows. */
  path: z.string().nullable(),
  /** Whether `restore` can put it back by itself, as far as is known without looking. */
  restorable: z.boolean(),
  /** For people. */
  sentence: z.string(),
});
export type TrashedFile = z.infer<typeof trashedFileSchema>;

export const trashTotalsSchema = z.object({
  /** Items in the trash. */
  items: count,
  /** Files in the library's own trash, which can be emptied from here, and their bytes. */
  files: count,
  bytes: count,
});
export type TrashTotals = z.infer<typeof trashTotalsSchema>;

export const retentionRuleSchema = z.object({
  /** What is kept, newest first; what lies behind it goes. */
  keep: z.discriminatedUnion('what', [
    z.object({ what: z.literal('days'), days: z.int().min(1).max(36_500) }),
    z.object({ what: z.literal('bytes'), bytes: z.int().min(0) }),
    z.object({ what: z.literal('last'), files: z.int().min(0).max(10_000_000) }),
  ]),
  /** Counted over all files together, or for each of these by itself. No meaning for days. */
  per: z.enum(['library', 'account', 'kind', 'tag']).default('library'),
  /** Only files of these; all that are named must fit. Empty: whatever. */
  accounts: z.array(accountIdSchema).max(200).default([]),
  kinds: z.array(mediaKindSchema).max(8).default([]),
  tags: z.array(tagNameSchema).max(16).default([]),
});
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

/** Files with a star, of jobs that go on, and changed ones never go, whatever the rules say. */
export const retentionRulesSchema = z.object({
  rules: z.array(retentionRuleSchema).max(50),
  /** Files with a note never go either. */
  keepNoted: z.boolean().default(true),
});
export type RetentionRules = z.infer<typeof retentionRulesSchema>;

export const retentionViewSchema = retentionRulesSchema.extend({
  on: z.boolean(),
  /** When it ran last, and how many files went to the trash then. */
  lastRunAt: z.int().nullable(),
  lastRunFiles: count,
  /** The edit of it, which can be undone; null where nothing went. */
  lastEditId: z.int().nullable(),
  /** Null while it is off. */
  nextRunAt: z.int().nullable(),
});
export type RetentionView = z.infer<typeof retentionViewSchema>;

export const retentionPreviewSchema = z.object({
  /** Stands for these rules: switching them on asks for it, so that nobody does so unseen. */
  seen: z.string(),
  files: count,
  bytes: count,
  /** Files that the rules would let go, but a star, a note, a change or a job protects. */
  protected: count,
  /** For each rule, in order: what it alone would let go, and why in words. */
  byRule: z.array(z.object({ why: z.string(), files: count, bytes: count })),
  /** A page of exactly what would go, oldest first. */
  items: z.array(
    z.object({
      item: libraryItemSchema,
      /** The first rule that lets it go. */
      rule: count,
      why: z.string(),
    }),
  ),
  /** `skip` of the page that follows; null: this was the last. */
  next: count.nullable(),
});
export type RetentionPreview = z.infer<typeof retentionPreviewSchema>;

/** What an edit does that is more than rows of the database. */
export const carriedChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('trash'), because: z.enum(['person', 'retention']) }),
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('forget') }),
]);
export type CarriedChange = z.infer<typeof carriedChangeSchema>;

/** One of several that were asked for together. */
export const takenInSchema = z.discriminatedUnion('taken', [
  z.object({ taken: z.literal(true), path: z.string(), id: itemIdSchema, jobId: jobIdSchema }),
  z.object({ taken: z.literal(false), path: z.string(), message: z.string() }),
]);
export type TakenIn = z.infer<typeof takenInSchema>;
