import { z } from 'zod';
import { powerDeedSchema } from './native-settings.ts';

/** What the desktop lets the app do, as far as it is known: facts, which a client puts into words. */
export const nativeStateSchema = z.object({
  /** Null: shown, or not tried yet. */
  notificationProblem: z.enum(['no-service', 'denied']).nullable(),
  /** There is a place for an icon, from which a hidden window is had back. */
  hasTray: z.boolean(),
  /** The computer is being kept from sleeping. */
  isKeptAwake: z.boolean(),
  onBattery: z.boolean(),
  /** What this system can be told to do when nothing is left to do. */
  powerDeeds: z.array(powerDeedSchema),
  /** Since when nobody has touched the computer. Null: not known yet. */
  tellsPresence: z.boolean().nullable(),
  /** It is about to do that; the end in milliseconds since 1970. Null: it is not. */
  countdown: z.object({ deed: powerDeedSchema, endsAt: z.number() }).nullable(),
});
export type NativeState = z.infer<typeof nativeStateSchema>;
