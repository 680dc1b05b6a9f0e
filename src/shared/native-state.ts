import { z } from 'zod';

/** What the desktop lets the app do, as far as it is known: facts, which a client puts into words. */
export const nativeStateSchema = z.object({
  /** Null: shown, or not tried yet. */
  notificationProblem: z.enum(['no-service', 'denied']).nullable(),
  /** There is a place for an icon, from which a hidden window is had back. */
  hasTray: z.boolean(),
  /** The computer is being kept from sleeping. */
  isKeptAwake: z.boolean(),
  onBattery: z.boolean(),
});
export type NativeState = z.infer<typeof nativeStateSchema>;
