import { z } from 'zod';
import { providerIdSchema } from './ids.ts';

/** A payload that is kept to begin with; `{{column}}` in its texts is filled in from a table. */
export const payloadTemplateSchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  /** Whose payload it reads as; null: nobody's. */
  providerId: providerIdSchema.nullable(),
  /** JSON, as it was written. */
  content: z.string(),
  /** The columns that it asks for. */
  placeholders: z.array(z.string()),
  createdAt: z.int(),
  changedAt: z.int(),
});
export type PayloadTemplate = z.infer<typeof payloadTemplateSchema>;

/** What is wrong with a row of a table; with the whole table, where `row` is null. */
export const rowProblemSchema = z.object({
  /** Counted from one, without the head. */
  row: z.int().positive().nullable(),
  /** In the file, counted from one. */
  line: z.int().positive().nullable(),
  column: z.string().nullable(),
  message: z.string(),
});
export type RowProblem = z.infer<typeof rowProblemSchema>;

export const expandedRowsSchema = z.object({
  columns: z.array(z.string()),
  placeholders: z.array(z.string()),
  /** Rows of which a payload is made. */
  count: z.int().nonnegative(),
  /** Of them, those that were asked for. */
  rows: z.array(
    z.object({
      number: z.int().positive(),
      line: z.int().positive(),
      /** A file name. */
      name: z.string(),
      payload: z.string(),
    }),
  ),
  /** The first of them. */
  problems: z.array(rowProblemSchema),
  problemCount: z.int().nonnegative(),
});
export type ExpandedRows = z.infer<typeof expandedRowsSchema>;
