import type { Migration } from './migration.ts';
import { firstSchema } from './0010-first-schema.ts';
import { accountPlan } from './0020-account-plan.ts';
import { budgetScopes } from './0030-budget-scopes.ts';
import { money } from './0040-money.ts';
import { keptTransfers } from './0050-kept-transfers.ts';
import { libraryItems } from './0060-library-items.ts';
import { libraryText } from './0062-library-text.ts';
import { libraryOrder } from './0064-library-order.ts';
import { previews } from './0070-previews.ts';
import { libraryCare } from './0080-library-care.ts';
import { journal } from './0082-journal.ts';
import { libraryWords } from './0094-library-words.ts';
import { activity } from './0100-activity.ts';
import { payloadTemplates } from './0120-payload-templates.ts';
import { watchFolders } from './0122-watch-folders.ts';
import { notifications } from './0130-notifications.ts';
import { keptChanges } from './0140-kept-changes.ts';
import { textIndexBehind } from './0155-text-index-behind.ts';
import { sortingBehind } from './0156-sorting-behind.ts';
import { rendersThatWait } from './0160-renders-that-wait.ts';
import { whenAndHowSoon } from './0164-when-and-how-soon.ts';
import { webhook } from './0170-webhook.ts';
import { whenInTheJournal } from './0179-when-in-the-journal.ts';
import { coloursOfTags } from './0181-colours-of-tags.ts';
import { foldersBegunIn } from './0190-folders-begun-in.ts';

/** In order. What has been released is never edited: a change is a new step. */
export const migrations: readonly Migration[] = [
  firstSchema,
  accountPlan,
  budgetScopes,
  money,
  keptTransfers,
  libraryItems,
  libraryText,
  libraryOrder,
  previews,
  libraryCare,
  journal,
  libraryWords,
  activity,
  payloadTemplates,
  watchFolders,
  notifications,
  keptChanges,
  textIndexBehind,
  sortingBehind,
  rendersThatWait,
  whenAndHowSoon,
  webhook,
  whenInTheJournal,
  coloursOfTags,
  foldersBegunIn,
];
