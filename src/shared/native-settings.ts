import { z } from 'zod';

/** When something is told: each by itself, those that were sent together, all at the end, never. */
export const tellingSchema = z.enum(['each', 'batch', 'all-done', 'off']);
export type Telling = z.infer<typeof tellingSchema>;

/** Minutes after midnight of this computer's time; from later than to: over midnight. */
const minuteSchema = z
  .int()
  .min(0)
  .max(24 * 60 - 1);
export const quietHoursSchema = z.object({ from: minuteSchema, to: minuteSchema });
export type QuietHours = z.infer<typeof quietHoursSchema>;

const notificationFields = {
  done: tellingSchema,
  failed: tellingSchema,
  /** It waits for a person: that is not kept back until everything else is done. */
  needsYou: tellingSchema.extract(['each', 'off']),
  sound: z.enum(['always', 'bad-news', 'never']),
  /** What comes up in them is told together when they end. Null: none. */
  quietHours: quietHoursSchema.nullable(),
};
export const notificationSettingsSchema = z.object({
  done: notificationFields.done.default('each'),
  failed: notificationFields.failed.default('each'),
  needsYou: notificationFields.needsYou.default('each'),
  sound: notificationFields.sound.default('always'),
  quietHours: notificationFields.quietHours.default(null),
});
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>;
export const notificationPatchSchema = z.object(notificationFields).partial();

/** A program and its words, as they are: no shell reads them. */
export const commandSchema = z.object({
  words: z
    .array(
      z
        .string()
        .max(4_096)
        .refine((word) => !word.includes('\0'), 'A word cannot hold a null character.'),
    )
    .min(1)
    .max(64)
    .refine(([program = '']) => program.trim() !== '', 'Name a program first.'),
  /** It is ended when it takes longer. */
  limitSeconds: z.int().min(1).max(3_600),
});
export type Command = z.infer<typeof commandSchema>;

/** What a desktop can do with the computer when nothing is left to do. */
export const powerDeedSchema = z.enum(['sleep', 'shut-down']);
export type PowerDeed = z.infer<typeof powerDeedSchema>;

const allDoneFields = {
  notify: z.boolean(),
  command: commandSchema.nullable(),
  /** Done by the desktop app alone, after the command and a countdown that anybody can stop. */
  power: z.enum(['nothing', ...powerDeedSchema.options]),
  /** False: chosen for the next time only. */
  keepsPower: z.boolean(),
};
/** What is done when nothing is left to do. */
export const allDoneSettingsSchema = z.object({
  notify: allDoneFields.notify.default(false),
  command: allDoneFields.command.default(null),
  power: allDoneFields.power.default('nothing'),
  keepsPower: allDoneFields.keepsPower.default(false),
});
export const allDonePatchSchema = z.object(allDoneFields).partial();

const systemFields = {
  /** Closing the window leaves the app at work in the tray. */
  closeToTray: z.boolean(),
  /** Quitting while renders are under way. */
  quitWithWork: z.enum(['ask', 'background', 'quit']),
  /** Hidden, with this computer. */
  startAtLogin: z.boolean(),
  /** While something goes on by itself; the screen may still go dark. */
  keepAwake: z.enum(['never', 'plugged-in', 'always']),
};
/** What only the desktop app does. */
export const systemSettingsSchema = z.object({
  closeToTray: systemFields.closeToTray.default(true),
  quitWithWork: systemFields.quitWithWork.default('ask'),
  startAtLogin: systemFields.startAtLogin.default(false),
  keepAwake: systemFields.keepAwake.default('plugged-in'),
});
export type SystemSettings = z.infer<typeof systemSettingsSchema>;
export const systemPatchSchema = z.object(systemFields).partial();
