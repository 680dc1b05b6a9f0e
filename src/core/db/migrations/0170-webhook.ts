import type { Migration } from './migration.ts';

/** Notices that go to a webhook as well, and what became of each. */
export const webhook: Migration = {
  version: 170,
  sql: `
    CREATE TABLE webhook_delivery (
      notice_id INTEGER PRIMARY KEY REFERENCES notice (id) ON DELETE CASCADE,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER NOT NULL,
      first_failed_at INTEGER,
      problem TEXT,
      -- Taken, or given up: it is not sent again.
      ended_at INTEGER
    ) STRICT;
    CREATE INDEX webhook_waiting ON webhook_delivery (next_at, notice_id) WHERE ended_at IS NULL;

    -- The newest notice that it was decided of, and whether a person knows that none arrives.
    CREATE TABLE webhook_state (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      notice_id INTEGER NOT NULL,
      told_at INTEGER
    ) STRICT;
    INSERT INTO webhook_state SELECT 1, coalesce(max(id), 0), NULL FROM notice;
  `,
};
