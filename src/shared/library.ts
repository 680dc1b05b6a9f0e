import { z } from 'zod';
import { colourSchema } from './colour.ts';
import { failureSchema } from './failure.ts';
import { accountIdSchema, jobIdSchema, providerIdSchema } from './ids.ts';
import { jobStateSchema } from './job.ts';
import { priceSchema } from './money.ts';
import { mediaKindSchema, outputViewSchema } from './output.ts';

/*
 * The library as a history that is searched: its items, what is asked of it and what it counts.
 * An item is one file, or one job that has no file (yet, or ever). Times are milliseconds since
 * 1970.
 */

/** The id of an output, or of a job without one; a job's id stands for all that it has. */
export const itemIdSchema = z.uuid().brand<'ItemId'>();
export type ItemId = z.infer<typeof itemIdSchema>;

/** The most letters of a tag; more are a note. */
export const LONGEST_TAG = 64;
/** The most letters of a note. */
export const LONGEST_NOTE = 10_000;
/** The most letters of a search; more are a paste gone astray. */
export const LONGEST_SEARCH = 500;

export const tagNameSchema = z
  .string()
  .transform((name) => name.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'A tag has a name.')
      .max(LONGEST_TAG, `A tag has at most ${LONGEST_TAG} characters.`)
      .regex(/^[^\p{Cc}\p{Co}\p{Cs}"]*$/u, 'A tag holds no quotes and no control characters.'),
  );

export const noteSchema = z
  .string()
  .max(LONGEST_NOTE, `A note has at most ${LONGEST_NOTE.toLocaleString('en')} characters.`)
  .transform((note) => note.normalize('NFC').trim());

export const librarySorts = [
  'newest',
  'oldest',
  'name',
  'name-reversed',
  'largest',
  'smallest',
  'longest',
  'shortest',
  'dearest',
  'cheapest',
] as const;
/** Items without a size, duration or price come last in both directions. */
export const librarySortSchema = z.enum(librarySorts);
export type LibrarySort = z.infer<typeof librarySortSchema>;

const values = <Value extends z.ZodType>(value: Value) => z.array(value).min(1).max(200).optional();

/** Of each list one value is enough, except for tags: an item has them all. Absent: whatever. */
export const libraryFiltersSchema = z.object({
  states: values(jobStateSchema),
  providers: values(providerIdSchema),
  accounts: values(accountIdSchema),
  kinds: values(mediaKindSchema),
  /** When it came in: from this on … */
  from: z.int().nonnegative().optional(),
  /** … and before this. */
  to: z.int().nonnegative().optional(),
  tags: z.array(tagNameSchema).min(1).max(16).optional(),
  starred: z.boolean().optional(),
  /** True: files; false: jobs without one. */
  withFile: z.boolean().optional(),
  /** True: files that are no longer where they were. */
  missing: z.boolean().optional(),
  /** True: what is in the trash, and only that. */
  trashed: z.boolean().default(false),
});
export type LibraryFilters = z.infer<typeof libraryFiltersSchema>;

/**
 * `text`: words that all must be found, in names, payloads, errors, notes or tags, in any order;
 * `"these words together"`, `-without`, and `tag:`, `provider:`, `account:`, `state:`, `kind:`,
 * `is:starred|missing|trashed`, `has:file|note|tag`, `after:` and `before:2026-07-31` (UTC).
 */
export const libraryQuerySchema = z.object({
  text: z.string().max(LONGEST_SEARCH, 'A search has at most 500 characters.').default(''),
  filters: libraryFiltersSchema.default({ trashed: false }),
  sort: librarySortSchema.default('newest'),
});
export type LibraryQuery = z.infer<typeof libraryQuerySchema>;

export const libraryItemSchema = z.object({
  id: itemIdSchema,
  /** When it came in: a file when it was stored, a job without one when it was made. */
  at: z.int(),
  jobId: jobIdSchema,
  jobNumber: z.int().positive(),
  name: z.string(),
  kind: mediaKindSchema,
  state: jobStateSchema,
  providerId: providerIdSchema,
  accountId: accountIdSchema,
  accountName: z.string(),
  /** The account is no longer there; what is kept of its renders stays. */
  accountIsRemoved: z.boolean(),
  remoteId: z.string().nullable(),
  /** Tells which payload it was made of; null for a render that was adopted. */
  payloadSha256: z.string().nullable(),
  submittedAt: z.int().nullable(),
  endedAt: z.int().nullable(),
  /** Why it failed. */
  failure: failureSchema.nullable(),
  price: priceSchema.nullable(),
  /** The file with its facts; null for a job without one. */
  output: outputViewSchema.nullable(),
  tags: z.array(z.string()),
  starred: z.boolean(),
  note: z.string(),
  trashedAt: z.int().nullable(),
  missingAt: z.int().nullable(),
  /** Since when its bytes are known to be others than were stored. Absent, as null: they are not. */
  changedAt: z.int().nullable().optional(),
});
export type LibraryItem = z.infer<typeof libraryItemSchema>;

const count = z.int().nonnegative();
const facet = z.array(z.object({ value: z.string(), count }));

/**
 * How many items each choice would leave: every list is counted under all the other filters.
 * A tag is counted together with those that are chosen already.
 */
export const libraryCountsSchema = z.object({
  /** False: at least so many; `library.count` counts them all. Always true without a text. */
  exact: z.boolean(),
  /** The same for `tags` and `months`. */
  exactDetails: z.boolean(),
  total: count,
  states: facet,
  providers: facet,
  accounts: facet,
  kinds: facet,
  /** The 100 most used. */
  tags: facet,
  /** Months of UTC, `2026-07`, newest first. */
  months: facet,
  starred: count,
  withFile: count,
  missing: count,
  trashed: count,
});
export type LibraryCounts = z.infer<typeof libraryCountsSchema>;

/** The index over older jobs is still being built: they are not found yet. Null: all are there. */
export const libraryBuildingSchema = z.object({ indexed: count, total: count }).nullable();
export type LibraryBuilding = z.infer<typeof libraryBuildingSchema>;

/** Of a tag. Null: it has none. */
export const tagColourSchema = colourSchema.nullable();
export const tagViewSchema = z.object({ name: z.string(), count, colour: tagColourSchema });
export type TagView = z.infer<typeof tagViewSchema>;

export const savedViewSchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  query: libraryQuerySchema,
});
export type SavedView = z.infer<typeof savedViewSchema>;

/** What a bulk edit does to every item that it is for. */
export const libraryChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('star'), starred: z.boolean() }),
  z.object({
    kind: z.literal('tags'),
    add: z.array(tagNameSchema).max(16).default([]),
    remove: z.array(tagNameSchema).max(16).default([]),
  }),
  z.object({ kind: z.literal('note'), note: noteSchema }),
]);
export type LibraryChange = z.infer<typeof libraryChangeSchema>;

/** Items by their ids, or everything that a query finds when the edit begins. */
export const editTargetSchema = z.union([
  z.object({ ids: z.array(itemIdSchema).min(1).max(10_000) }),
  z.object({ query: libraryQuerySchema, except: z.array(itemIdSchema).max(10_000).default([]) }),
]);
export type EditTarget = z.infer<typeof editTargetSchema>;

export const editViewSchema = z.object({
  id: z.int().positive(),
  at: z.int(),
  /** What it does, for people: `Add the tag "summer"`. */
  label: z.string(),
  /** One that was cut off goes on at the next start. */
  state: z.enum(['applying', 'applied', 'undoing', 'undone']),
  /** Items that it is for, and of those the ones that are done. */
  total: count,
  done: count,
  /** Items that were left as they were, and a sentence that says why; absent: none. */
  skipped: count.optional(),
  remark: z.string().optional(),
});
export type EditView = z.infer<typeof editViewSchema>;

export const duplicateGroupSchema = z.object({
  /** SHA-256 of what they have in common. */
  sha256: z.string(),
  /** How many there are; `items` are the newest 50 of them. */
  count,
  /** Bytes that all but one of them take; 0 for payloads. */
  spareBytes: count,
  items: z.array(libraryItemSchema),
});
export type DuplicateGroup = z.infer<typeof duplicateGroupSchema>;

/** One place at which two payloads differ. */
export const payloadDifferenceSchema = z.object({
  /** The way to it from the root: names of fields, and numbers of list entries from 0. */
  path: z.array(z.union([z.string(), z.int()])),
  kind: z.enum(['added', 'removed', 'changed', 'moved']),
  /** As JSON, bounded; null where there was nothing. */
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export const payloadComparisonSchema = z.object({
  /** The very same bytes. */
  identical: z.boolean(),
  differences: z.array(payloadDifferenceSchema),
  /** True: there are more than are listed. */
  more: z.boolean(),
});
export type PayloadComparison = z.infer<typeof payloadComparisonSchema>;
