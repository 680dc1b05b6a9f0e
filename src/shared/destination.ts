import { z } from 'zod';

/** A rule that says where files go: the first that fits a job is its, in the order they are kept. */
export const destinationRuleSchema = z.object({
  /** Its own, for ever. */
  id: z.string().min(1).max(60),
  by: z.enum(['provider', 'account', 'tag']),
  /** The provider's or the account's id, or the name of a tag. */
  value: z.string().trim().min(1).max(200),
  /** A folder of its own, a whole path; null: the library's. */
  folder: z.string().max(4_096).nullable().default(null),
  /** Folders in it, with `/` between and the placeholders of a name template; empty: none. */
  subfolder: z.string().max(400).default(''),
});
export type DestinationRule = z.infer<typeof destinationRuleSchema>;

/** More than a person keeps an eye on. */
export const MOST_DESTINATION_RULES = 100;

/** A rule with how its folder is now. */
export const destinationViewSchema = z.object({
  rule: destinationRuleSchema,
  /** Where its files go, without folders in it. */
  root: z.string(),
  /** Null when a file can be written there, else the sentence that says why not. */
  problem: z.string().nullable(),
  /** Bytes free on its disk; null where that can not be told. */
  freeBytes: z.number().nonnegative().nullable(),
});
export type DestinationView = z.infer<typeof destinationViewSchema>;

/** What a rule would do, while it is written. */
export const destinationTrialSchema = z.object({
  /** Whole paths of the newest files that it would be for, or of samples. */
  paths: z.array(z.string()),
  /** What is wrong with it, as sentences; null: nothing. */
  problem: z.string().nullable(),
});
export type DestinationTrial = z.infer<typeof destinationTrialSchema>;
