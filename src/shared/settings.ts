import { z } from 'zod';
import { logLevelSchema } from './activity.ts';
import { destinationRuleSchema, MOST_DESTINATION_RULES } from './destination.ts';
import {
  allDoneSettingsSchema,
  notificationSettingsSchema,
  systemSettingsSchema,
} from './native-settings.ts';
import { queueLookSchema, queueViewsSchema } from './queue-look.ts';
import { updateSettingsSchema } from './updates.ts';
import { webhookSettingsSchema } from './webhook.ts';
import { languageSettingSchema } from './words/language.ts';

/** Files on their way: how many, how fast, and whether at all. */
export const downloadSettingsSchema = z.object({
  /** At once, over all accounts: enough to fill a line, few enough for a disk. */
  concurrent: z.int().min(1).max(32).default(4),
  /** At once from one server. */
  perHost: z.int().min(1).max(16).default(4),
  /** Over all of them; null: as fast as it goes. */
  bytesPerSecond: z.int().min(1_024).nullable().default(null),
  /** False: a finished render waits until a person asks for its file. */
  automatic: z.boolean().default(true),
  /** All of them, until they are resumed. */
  paused: z.boolean().default(false),
});

/** What a person can choose. Every field has a default, so that an older or damaged file still loads. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  language: languageSettingSchema.default('system'),
  notifications: notificationSettingsSchema.prefault({}),
  allDone: allDoneSettingsSchema.prefault({}),
  webhook: webhookSettingsSchema.prefault({}),
  system: systemSettingsSchema.prefault({}),
  /** `when-needed`: only where a file needs a choice, has a warning, or costs something. */
  review: z.enum(['always', 'when-needed']).default('always'),
  /** The addresses in a payload are asked from here, for each review, whether they can be loaded. */
  checkAddresses: z.boolean().default(false),
  /** What is in the clipboard is offered when a new render is begun. */
  offerClipboard: z.boolean().default(true),
  /** Rules (`warningRule`) of warnings that need not be shown again. */
  acceptedWarnings: z.array(z.string().max(400)).max(1_000).default([]),
  /** Null: `library` under the home folder. */
  libraryFolder: z.string().nullable().default(null),
  /** Where files go instead: the first that fits; those of no rule go to the library's folder. */
  destinations: z.array(destinationRuleSchema).max(MOST_DESTINATION_RULES).default([]),
  /** What new files are called: words and placeholders in braces; checked before it is kept. */
  nameTemplate: z.string().default('{name}-{number}'),
  /** Nothing is submitted, asked after or downloaded by itself. */
  paused: z.boolean().default(false),
  /** Keys that a person chose, by the command; null: none. Absent: those that it comes with. */
  shortcuts: z.record(z.string().max(60), z.string().max(40).nullable()).default({}),
  queueLook: queueLookSchema.prefault({}),
  /** In the order in which they were kept. */
  queueViews: queueViewsSchema.default([]),
  downloads: downloadSettingsSchema.prefault({}),
  updates: updateSettingsSchema.prefault({}),
  /** `system`, `none`, or the address of a proxy, without a name and password. */
  proxy: z.string().max(2_048).default('system'),
  /** A file of certificates (PEM) that are trusted besides the usual ones. */
  extraCertificates: z.string().max(4_096).nullable().default(null),
  /** What the log keeps: entries from this level on; `debug` is for finding a fault. */
  logLevel: logLevelSchema.default('info'),
});
export type Settings = z.infer<typeof settingsSchema>;
export const defaultSettings: Settings = settingsSchema.parse({});
