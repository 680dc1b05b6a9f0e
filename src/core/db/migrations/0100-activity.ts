import type { Migration } from './migration.ts';

/*
 * What was asked of providers, what came of it in sums, and what a person has seen of the notices.
 * Neither table refers to a job or an account: sums outlive what is forgotten of them.
 */
export const activity: Migration = {
  version: 100,
  sql: `
    -- Every exchange with a provider and every attempt at a file. Bounded: the oldest go.
    CREATE TABLE request_record (
      id INTEGER PRIMARY KEY,
      -- When it began, in milliseconds since 1970.
      at INTEGER NOT NULL,
      account_id TEXT NOT NULL,
      job_number INTEGER,
      kind TEXT NOT NULL,
      method TEXT NOT NULL,
      -- Redacted: without a query, and of a signed link nothing but the server.
      address TEXT NOT NULL,
      status INTEGER,
      outcome TEXT NOT NULL,
      sent_bytes INTEGER NOT NULL,
      received_bytes INTEGER NOT NULL,
      -- How long it had been due before it began, in milliseconds.
      queued_ms INTEGER,
      -- From its beginning until its first byte left, the first of the answer came, and its end.
      connected_ms INTEGER,
      first_byte_ms INTEGER,
      total_ms INTEGER NOT NULL,
      attempt INTEGER NOT NULL,
      rate_facts TEXT CHECK (rate_facts IS NULL OR json_valid(rate_facts)),
      error TEXT
    ) STRICT;
    CREATE INDEX request_record_by_job ON request_record (job_number, id)
      WHERE job_number IS NOT NULL;
    CREATE INDEX request_record_by_account ON request_record (account_id, id);

    -- What happened in an hour or a day, added up as it happened.
    CREATE TABLE activity_sum (
      span TEXT NOT NULL CHECK (span IN ('hour', 'day')),
      -- When the span began; a day is one of this machine's clock.
      at INTEGER NOT NULL,
      measure TEXT NOT NULL,
      account_id TEXT NOT NULL,
      provider_id TEXT NOT NULL,
      label TEXT NOT NULL,
      count INTEGER NOT NULL,
      total INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      PRIMARY KEY (span, at, measure, account_id, label)
    ) STRICT, WITHOUT ROWID;

    -- When a person read it. What was told before there was a place to read it counts as read.
    ALTER TABLE notice ADD COLUMN read_at INTEGER;
    UPDATE notice SET read_at = created_at;
    CREATE INDEX notice_unread ON notice (id) WHERE read_at IS NULL;

    -- The last notice that came while somebody looked, or that was shown as missed since.
    CREATE TABLE looked_at (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      notice_id INTEGER NOT NULL
    ) STRICT;
    INSERT INTO looked_at SELECT 1, coalesce(max(id), 0) FROM notice;
  `,
};
