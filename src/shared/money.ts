import { z } from 'zod';
import { mediaKindSchema } from './output.ts';

/*
 * What renders cost and how many of them a month has had. Amounts are in the unit that is named
 * beside them, exact to a millionth; months are those of UTC, as `2026-07`.
 */

/** The unit that counts renders themselves: every submit that arrived, or may have, is one. */
export const RENDERS_UNIT = 'renders';

/** What a provider said before the submit that it would cost. */
export const priceSchema = z.object({
  /** In `unit`; null where no number in the answer was surely the price. */
  amount: z.number().nonnegative().nullable(),
  unit: z.string(),
  /** The provider's own words, bounded. */
  said: z.string(),
});
export type Price = z.infer<typeof priceSchema>;

export const monthSchema = z.string().regex(/^\d{4,6}-\d{2}$/);

/** From 80, 95 and 100 percent of the quota on; `plenty` below, and where there is no quota. */
export const monthLevelSchema = z.enum(['plenty', 'near', 'nearly-gone', 'gone']);
export type MonthLevel = z.infer<typeof monthLevelSchema>;

/** Renders of one kind that a key was used for this month, also by other accounts with that key. */
export const monthCountSchema = z.object({
  kind: mediaKindSchema,
  month: monthSchema,
  used: z.int().nonnegative(),
  /** Null: the provider documents none for this kind. */
  quota: z.int().positive().nullable(),
  level: monthLevelSchema,
  /** When the next month begins, in milliseconds since 1970. */
  resetsAt: z.int(),
});
export type MonthCount = z.infer<typeof monthCountSchema>;

/** What an account spends this month in one unit. */
export const spendingSchema = z.object({
  unit: z.string(),
  month: monthSchema,
  /** Of jobs that were sent this month and have ended. */
  spent: z.number().nonnegative(),
  /** Of jobs that are queued, or were sent this month and have not ended: quoted, else estimated. */
  inFlight: z.number().nonnegative(),
});
export type Spending = z.infer<typeof spendingSchema>;

/** More than any account spends in a month, and still exact in millionths. */
const HIGHEST_LIMIT = 1_000_000_000;

export const spendingGuardSchema = z.object({
  /** `renders`, or the unit in which the provider names its prices, e.g. `credits`. */
  unit: z
    .string()
    .trim()
    .min(1, 'A spending guard needs a unit.')
    .max(24, 'The unit of a spending guard has at most 24 characters.')
    .regex(/^[\p{L}\p{N} ._-]+$/u, 'The unit of a spending guard is a word.'),
  /** A month. Zero lets nothing through. */
  limit: z
    .number()
    .nonnegative('The limit of a spending guard is a number from 0.')
    .max(HIGHEST_LIMIT, 'The limit of a spending guard is at most 1,000,000,000.'),
  /** `stop`: what would pass the limit is refused; `ask`: it waits until a person lets it go. */
  action: z.enum(['stop', 'ask']),
});
export type SpendingGuard = z.infer<typeof spendingGuardSchema>;
