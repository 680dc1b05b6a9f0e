import type { Migration } from './migration.ts';

/*
 * What renders cost, how many a month has had, and what holds them back. Amounts are whole
 * millionths of their unit, so that sums are exact. A month is one of UTC, as `2026-07`.
 */
export const money: Migration = {
  version: 40,
  sql: `
    ALTER TABLE account ADD COLUMN colour TEXT NOT NULL DEFAULT 'slate';
    ALTER TABLE account ADD COLUMN submit_enabled INTEGER NOT NULL DEFAULT 1
      CHECK (submit_enabled IN (0, 1));
    ALTER TABLE account ADD COLUMN guard TEXT CHECK (guard IS NULL OR json_valid(guard));
    UPDATE account SET colour = CASE (rowid - 1) % 9
      WHEN 0 THEN 'slate' WHEN 1 THEN 'blue' WHEN 2 THEN 'teal' WHEN 3 THEN 'green'
      WHEN 4 THEN 'amber' WHEN 5 THEN 'orange' WHEN 6 THEN 'red' WHEN 7 THEN 'pink'
      ELSE 'violet' END;

    ALTER TABLE job ADD COLUMN price_micro INTEGER;
    ALTER TABLE job ADD COLUMN price_unit TEXT;
    ALTER TABLE job ADD COLUMN price_said TEXT;
    -- When the provider was last asked what it costs; with no price, it had no answer to it.
    ALTER TABLE job ADD COLUMN quoted_at INTEGER;
    -- When a person let it pass the spending guard.
    ALTER TABLE job ADD COLUMN guard_waived_at INTEGER;
    -- What a queued job waits for, as in its status.
    ALTER TABLE job ADD COLUMN held_for TEXT;
    ALTER TABLE job ADD COLUMN warning TEXT;
    ALTER TABLE job ADD COLUMN remote_times TEXT
      CHECK (remote_times IS NULL OR json_valid(remote_times));
    CREATE INDEX job_held ON job (account_id, held_for, number) WHERE held_for IS NOT NULL;
    CREATE INDEX job_by_render ON job (remote_id, number) WHERE remote_id IS NOT NULL;
    CREATE INDEX job_by_price ON job (account_id, kind, price_unit, number)
      WHERE price_micro IS NOT NULL;
    CREATE INDEX job_queued_price ON job (account_id, kind, price_unit, price_micro)
      WHERE state = 'queued';

    -- Every job that was sent and arrived, or may have. Refers to no job, so that what was spent
    -- outlives what is forgotten of it.
    CREATE TABLE submission (
      job_number INTEGER PRIMARY KEY,
      account_id TEXT NOT NULL REFERENCES account (id),
      -- Whose quota it counts against: its key's, or its account's while the key was not seen.
      key_scope TEXT NOT NULL,
      kind TEXT NOT NULL,
      -- That in which it was sent; stays, whenever it ends.
      month TEXT NOT NULL,
      sent_at INTEGER NOT NULL,
      -- Its price: quoted, or what it was taken for. Null where it has none.
      unit TEXT,
      amount_micro INTEGER NOT NULL,
      -- An answer was lost: what refuses a later attempt says nothing of this one.
      may_have_arrived INTEGER NOT NULL CHECK (may_have_arrived IN (0, 1)),
      -- repeating: it is queued to be sent again, which makes the same render.
      -- free: it has failed, and failed renders cost nothing.
      state TEXT NOT NULL CHECK (state IN ('in-flight', 'repeating', 'spent', 'free'))
    ) STRICT;
    CREATE INDEX submission_by_month ON submission (key_scope, month, kind, state);
    CREATE INDEX submission_spending ON submission (account_id, month, unit, state, amount_micro);
    INSERT INTO submission
      SELECT number, account_id, 'account ' || account_id, kind,
        strftime('%Y-%m', coalesce(submitted_at, updated_at) / 1000, 'unixepoch'),
        coalesce(submitted_at, updated_at), NULL, 0, state IN ('submitting', 'unconfirmed'),
        CASE WHEN state IN ('completed', 'failed', 'canceled') THEN 'spent' ELSE 'in-flight' END
      FROM job
      WHERE payload_sha256 IS NOT NULL
        AND (submitted_at IS NOT NULL OR state IN ('submitting', 'unconfirmed'));

    -- A provider said that a key's quota of a month is used up for one kind.
    CREATE TABLE month_quota_gone (
      key_scope TEXT NOT NULL,
      kind TEXT NOT NULL,
      month TEXT NOT NULL,
      PRIMARY KEY (key_scope, kind, month)
    ) STRICT;

    -- What is told once, and was.
    CREATE TABLE told_once (
      what TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT;
  `,
};
