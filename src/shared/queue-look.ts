import { z } from 'zod';

/** What a row of the queue can show besides its picture and its name. */
export const queueColumns = [
  'state',
  'progress',
  'account',
  'provider',
  'kind',
  'price',
  'size',
  'speed',
  'place',
  'priority',
  'created',
  'lastCheck',
  'nextCheck',
  'end',
  'elapsed',
] as const;
const queueColumnSchema = z.enum(queueColumns);
export type QueueColumn = z.infer<typeof queueColumnSchema>;

/** What the queue can be sorted by. */
const queueSortSchema = z.object({
  by: z.enum(['name', ...queueColumns]),
  reversed: z.boolean(),
});
export type QueueSort = z.infer<typeof queueSortSchema>;

export const queueGroupings = ['state', 'account', 'provider', 'priority', 'none'] as const;
export type QueueGrouping = (typeof queueGroupings)[number];

/** Narrower, nothing of a column can be read; wider than any screen, nothing beside it. */
export const columnWidths = { least: 40, most: 1_200 } as const;

const lookFields = {
  /** From left to right, each once. */
  columns: z
    .array(queueColumnSchema)
    .max(queueColumns.length)
    .refine((columns) => new Set(columns).size === columns.length, 'A column is shown once.'),
  /** Of the columns that a person made wider or narrower, in CSS pixels. */
  widths: z.partialRecord(
    queueColumnSchema,
    z.int().min(columnWidths.least).max(columnWidths.most),
  ),
  /** Null: in the order of the queue. */
  sort: queueSortSchema.nullable(),
  grouping: z.enum(queueGroupings),
};

/** How the queue is looked at. */
export const queueLookSchema = z.object({
  columns: lookFields.columns.default([
    'state',
    'progress',
    'account',
    'provider',
    'lastCheck',
    'nextCheck',
    'end',
    'elapsed',
  ]),
  widths: lookFields.widths.default({}),
  sort: lookFields.sort.default(null),
  grouping: lookFields.grouping.default('state'),
});
export type QueueLook = z.infer<typeof queueLookSchema>;
export const queueLookPatchSchema = z.object(lookFields).partial();

/** A look that was kept under a name, with what was typed into the filter. */
const queueViewSchema = z.object({
  id: z.int().positive(),
  name: z.string().trim().min(1, 'A view needs a name.').max(80),
  filter: z.string().max(1_000),
  look: queueLookSchema,
});
export type QueueView = z.infer<typeof queueViewSchema>;
export const queueViewsSchema = z.array(queueViewSchema).max(100);
