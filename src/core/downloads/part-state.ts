import { z } from 'zod';
import { validatorSchema } from './validator.ts';

/** The beginning of a file, and the hash that proves it. */
export const beginningSchema = z.object({
  bytes: z.int().nonnegative(),
  /** Of exactly these bytes, in lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Beginning = z.infer<typeof beginningSchema>;

/** A stretch of the file, from a byte to before another. */
export const spanSchema = z.object({
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
});
export type Span = z.infer<typeof spanSchema>;

/**
 * What is kept of a part file, so that its transfer can go on after a crash. The bytes are proven
 * by their hash when it is taken up again: the file need not have been synced, and whatever else
 * became of it is noticed.
 */
export const partStateSchema = z.object({
  /** Bytes of one route are never continued on another. */
  routeName: z.string(),
  /** Null: nothing can be continued, unless all of it is here. */
  validator: validatorSchema.nullable(),
  /** Length of the whole; null where nobody said. */
  total: z.int().nonnegative().nullable(),
  /** What was written last. */
  written: beginningSchema,
  /** What a power cut leaves as well: it was synced. Not longer than `written`. */
  synced: beginningSchema,
  /** Further stretches, in order, that were fetched at the same time and synced. */
  spans: z.array(spanSchema),
});
export type PartState = z.infer<typeof partStateSchema>;

/** Bytes of the file that need not be fetched again. */
export function keptBytes(state: PartState): number {
  return state.spans.reduce((sum, span) => sum + span.to - span.from, state.written.bytes);
}

/** True when all of the file is here, and only to be proven. */
export function isWhole(state: PartState): boolean {
  return state.total !== null && state.written.bytes === state.total && state.total > 0;
}
