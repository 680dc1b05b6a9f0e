import { z } from 'zod';
import { colourSchema } from './colour.ts';
import { failureSchema } from './failure.ts';
import { accountIdSchema, providerIdSchema } from './ids.ts';
import { monthCountSchema, spendingGuardSchema, spendingSchema } from './money.ts';

/** Where an account's key is: never the key itself. */
export const keyPlaceSchema = z.enum([
  'keychain',
  'memory',
  'environment',
  'credentials-folder',
  'missing',
  'unreadable',
]);
export type KeyPlace = z.infer<typeof keyPlaceSchema>;

/** How much of a provider's documented limit the last window has used. */
/** What requests of an account's limits are for. */
export const requestPurposes = [
  'submit',
  'check',
  'list',
  'search',
  'download',
  'cancel',
  'quote',
  'test',
] as const;
export type RequestPurpose = (typeof requestPurposes)[number];

/** Requests of one account for one purpose; null: they were sent before this run of the app. */
export const budgetShareSchema = z.object({
  accountId: accountIdSchema.nullable(),
  purpose: z.enum(requestPurposes).nullable(),
  count: z.int().positive(),
});
export type BudgetShare = z.infer<typeof budgetShareSchema>;

export const budgetViewSchema = z.object({
  id: z.string(),
  label: z.string(),
  limit: z.int().positive(),
  used: z.int().nonnegative(),
  /** Who used it, the largest share first; their sum is `used`. */
  usedBy: z.array(budgetShareSchema),
  windowMs: z.int().positive(),
});
export type BudgetView = z.infer<typeof budgetViewSchema>;

export const accountViewSchema = z.object({
  id: accountIdSchema,
  providerId: providerIdSchema,
  name: z.string(),
  baseUrl: z.string(),
  /** One of the provider's plans; null: not chosen, the safest limits hold. */
  planId: z.string().nullable(),
  /** Who shares its limits, where the provider counts by organisation; null: not named. */
  organisation: z.string().nullable(),
  createdAt: z.int(),
  isDemo: z.boolean(),
  keyPlace: keyPlaceSchema,
  /**
   * Set while the account's jobs wait for a person: a rejected key, a lapsed subscription, or
   * (`failure` null) because that person paused it.
   */
  paused: z.object({ since: z.int(), failure: failureSchema.nullable() }).nullable(),
  budgets: z.array(budgetViewSchema),
  jobsInFlight: z.int().nonnegative(),
  colour: colourSchema,
  /** False: nothing is submitted with it. Only where submitting is not documented proper. */
  submitEnabled: z.boolean(),
  /** Of the current month. */
  months: z.array(monthCountSchema),
  /** Of the current month, one a unit; `renders` first, and always there. */
  spending: z.array(spendingSchema),
  guard: spendingGuardSchema.nullable(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** An organisation at a provider, as a person calls it. */
export const organisationSchema = z
  .string()
  .trim()
  .min(1, 'An organisation needs a name.')
  .max(60, 'The name of an organisation has at most 60 characters.')
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'Its name is one line of visible characters.');

/** A name that people type: one line, 1 to 60 characters, nothing invisible. */
export const accountNameSchema = z
  .string()
  .trim()
  .min(1, 'An account needs a name.')
  .max(60, 'An account name has at most 60 characters.')
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u, 'An account name is one line of visible characters.');
