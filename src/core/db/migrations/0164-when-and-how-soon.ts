import type { Migration } from './migration.ts';

/** A job may be sent not before a time, and before or after others of its account. */
export const whenAndHowSoon: Migration = {
  version: 164,
  sql: `
    -- Milliseconds since 1970. Stays when the job was sent.
    ALTER TABLE job ADD COLUMN send_at INTEGER;
    -- 1: before the others; -1: after them.
    ALTER TABLE job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0
      CHECK (priority IN (-1, 0, 1));
    -- Only what is sent or fetched goes by priority: checks do not.
    CREATE INDEX job_due_by_priority ON job (account_id, state, priority, next_check_at)
      WHERE state IN ('queued', 'downloading') AND next_check_at IS NOT NULL;
  `,
};
