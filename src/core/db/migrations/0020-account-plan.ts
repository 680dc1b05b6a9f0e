import type { Migration } from './migration.ts';

/** The plan that a person has with the provider, where its limits depend on it. */
export const accountPlan: Migration = {
  version: 20,
  sql: 'ALTER TABLE account ADD COLUMN plan_id TEXT;',
};
