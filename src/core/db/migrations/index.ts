import type { Migration } from './migration.ts';
import { firstSchema } from './0010-first-schema.ts';
import { accountPlan } from './0020-account-plan.ts';
import { previews } from './0070-previews.ts';

/** In order. What has been released is never edited: a change is a new step. */
export const migrations: readonly Migration[] = [firstSchema, accountPlan, previews];
