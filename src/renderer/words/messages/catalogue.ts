import { notificationWords } from '../../../shared/words/notification-words.ts';
import type { Language } from '../../../shared/words/language.ts';
import { accounts as englishAccounts } from './english/accounts.ts';
import { activity as englishActivity } from './english/activity.ts';
import { after as englishAfter } from './english/after.ts';
import { commands as englishCommands } from './english/commands.ts';
import { insights as englishInsights } from './english/insights.ts';
import { money as englishMoney } from './english/money.ts';
import { measures as englishMeasures } from './english/measures.ts';
import { native as englishNative } from './english/native.ts';
import { care as englishCare } from './english/care.ts';
import { destinations as englishDestinations } from './english/destinations.ts';
import { duplicates as englishDuplicates } from './english/duplicates.ts';
import { library as englishLibrary } from './english/library.ts';
import { lists as englishLists } from './english/lists.ts';
import { portable as englishPortable } from './english/portable.ts';
import { retention as englishRetention } from './english/retention.ts';
import { tags as englishTags } from './english/tags.ts';
import { newRender as englishNewRender } from './english/new-render.ts';
import { review as englishReview } from './english/review.ts';
import { queue as englishQueue } from './english/queue.ts';
import { settings as englishSettings } from './english/settings.ts';
import { updates as englishUpdates } from './english/updates.ts';
import { watching as englishWatching } from './english/watching.ts';
import { when as englishWhen } from './english/when.ts';
import { job as englishJob } from './english/job.ts';
import { inspector as englishInspector } from './english/inspector.ts';
import { shell as englishShell } from './english/shell.ts';
import { accounts as germanAccounts } from './german/accounts.ts';
import { activity as germanActivity } from './german/activity.ts';
import { after as germanAfter } from './german/after.ts';
import { commands as germanCommands } from './german/commands.ts';
import { insights as germanInsights } from './german/insights.ts';
import { money as germanMoney } from './german/money.ts';
import { measures as germanMeasures } from './german/measures.ts';
import { native as germanNative } from './german/native.ts';
import { care as germanCare } from './german/care.ts';
import { destinations as germanDestinations } from './german/destinations.ts';
import { duplicates as germanDuplicates } from './german/duplicates.ts';
import { library as germanLibrary } from './german/library.ts';
import { lists as germanLists } from './german/lists.ts';
import { portable as germanPortable } from './german/portable.ts';
import { retention as germanRetention } from './german/retention.ts';
import { tags as germanTags } from './german/tags.ts';
import { newRender as germanNewRender } from './german/new-render.ts';
import { review as germanReview } from './german/review.ts';
import { queue as germanQueue } from './german/queue.ts';
import { settings as germanSettings } from './german/settings.ts';
import { updates as germanUpdates } from './german/updates.ts';
import { watching as germanWatching } from './german/watching.ts';
import { when as germanWhen } from './german/when.ts';
import { job as germanJob } from './german/job.ts';
import { inspector as germanInspector } from './german/inspector.ts';
import { shell as germanShell } from './german/shell.ts';

const english = {
  ...notificationWords.en,
  ...englishAccounts,
  ...englishActivity,
  ...englishAfter,
  ...englishCommands,
  ...englishInsights,
  ...englishMoney,
  ...englishMeasures,
  ...englishNative,
  ...englishCare,
  ...englishDestinations,
  ...englishDuplicates,
  ...englishLibrary,
  ...englishLists,
  ...englishPortable,
  ...englishRetention,
  ...englishTags,
  ...englishQueue,
  ...englishSettings,
  ...englishNewRender,
  ...englishReview,
  ...englishUpdates,
  ...englishWatching,
  ...englishWhen,
  ...englishJob,
  ...englishInspector,
  ...englishShell,
};
export type MessageKey = keyof typeof english;

/**
 * Every word of the interface, a file an area and language. Keys begin with their area:
 * `queue.empty.title`. Messages are written in ICU's syntax.
 */
export const catalogues: Readonly<Record<Language, Readonly<Record<MessageKey, string>>>> = {
  en: english,
  de: {
    ...notificationWords.de,
    ...germanAccounts,
    ...germanActivity,
    ...germanAfter,
    ...germanCommands,
    ...germanInsights,
    ...germanMoney,
    ...germanMeasures,
    ...germanNative,
    ...germanCare,
    ...germanDestinations,
    ...germanDuplicates,
    ...germanLibrary,
    ...germanLists,
    ...germanPortable,
    ...germanRetention,
    ...germanTags,
    ...germanQueue,
    ...germanSettings,
    ...germanNewRender,
    ...germanReview,
    ...germanUpdates,
    ...germanWatching,
    ...germanWhen,
    ...germanJob,
    ...germanInspector,
    ...germanShell,
  },
};
