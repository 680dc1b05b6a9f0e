import { z } from 'zod';
import { failureSchema } from './failure.ts';

/*
 *  idle ─check─► checking ─┬─ nothing newer, or a problem ─► idle, or ready as it was
 *                          └─ a newer one ─► downloading ─┬─ a problem ─► idle
 *                                                         └─ whole ─► ready ─restart─► restarting
 *
 * Where somebody else brings updates it is `off`, for ever.
 */

/** `beta` also takes what is stable, when that is newer. */
export const updateChannelSchema = z.enum(['stable', 'beta']);
export type UpdateChannel = z.infer<typeof updateChannelSchema>;

const updateFields = {
  channel: updateChannelSchema,
  /** Looks for updates by itself; else only when it is asked to. */
  automatic: z.boolean(),
};
export const updateSettingsSchema = z.object({
  channel: updateFields.channel.default('stable'),
  automatic: updateFields.automatic.default(true),
});
export type UpdateSettings = z.infer<typeof updateSettingsSchema>;
export const updatePatchSchema = z.object(updateFields).partial();

/** Why this Renderdesk does not update itself. */
export const notUpdatedSchema = z.enum([
  /** It runs without a window of its own: from npm, a checkout, or an image. */
  'headless',
  /** It came as a deb or rpm package. */
  'package-manager',
  /** It was not packaged by its publisher, or its publisher gave it no feed or no key. */
  'no-feed',
  /** It is not started from a file that could be replaced (an unpacked AppImage, or a portable program). */
  'no-file',
]);
export type NotUpdated = z.infer<typeof notUpdatedSchema>;

const newer = {
  version: z.string(),
  /** What is new, as its publisher says it, in plain text; null where nothing is said. */
  notes: z.string().nullable(),
};

export const updateStateSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off'), why: notUpdatedSchema }),
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('checking') }),
  z.object({
    state: z.literal('downloading'),
    ...newer,
    received: z.int().nonnegative(),
    total: z.int().nonnegative(),
  }),
  z.object({
    state: z.literal('ready'),
    ...newer,
    /** It restarts by itself when nothing is under way any more. */
    waitsForWork: z.boolean(),
  }),
  z.object({ state: z.literal('restarting'), ...newer }),
]);
export type UpdateState = z.infer<typeof updateStateSchema>;

export const updatesSchema = z.object({
  /** Of the Renderdesk that runs. */
  version: z.string(),
  state: updateStateSchema,
  /** Milliseconds since 1970; null: never. */
  lastCheckedAt: z.number().nullable(),
  /** What came between the last time; null where nothing did. */
  problem: failureSchema.nullable(),
  /** Renders that go on by themselves now: a restart waits for them, unless it is told not to. */
  underWay: z.int().nonnegative(),
});
export type Updates = z.infer<typeof updatesSchema>;
