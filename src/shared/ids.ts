import { z } from 'zod';

/** Identifiers are opaque UUIDs (version 7, so that they sort by time of birth). */
export const accountIdSchema = z.uuid().brand<'AccountId'>();
export const jobIdSchema = z.uuid().brand<'JobId'>();
export const outputIdSchema = z.uuid().brand<'OutputId'>();

export type AccountId = z.infer<typeof accountIdSchema>;
export type JobId = z.infer<typeof jobIdSchema>;
export type OutputId = z.infer<typeof outputIdSchema>;

/** The providers whose adapters are built in; `core/providers/registry.ts` maps each to its adapter. */
export const providerIdSchema = z.string().regex(/^[a-z][a-z0-9-]{1,31}$/);
export type ProviderId = z.infer<typeof providerIdSchema>;
