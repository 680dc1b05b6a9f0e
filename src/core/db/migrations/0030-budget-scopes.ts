import type { Migration } from './migration.ts';

/*
 * Limits belong to a key or to an organisation, not to an account: what was asked is counted for
 * whom the provider counts it. And what was learned of limits and of render times is kept.
 */
export const budgetScopes: Migration = {
  version: 30,
  sql: `
    -- Keys are compared by a keyed hash that means nothing outside this library.
    CREATE TABLE fingerprint_salt (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      salt BLOB NOT NULL
    ) STRICT;
    INSERT INTO fingerprint_salt VALUES (1, randomblob(32));

    -- Who shares an account's limits.
    CREATE TABLE account_scope (
      account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
      -- Of the key that was last read or set; null until one was.
      key_fingerprint TEXT,
      -- As a person named it; null: every account of the provider that has none named shares.
      organisation TEXT
    ) STRICT;

    ALTER TABLE request RENAME TO request_by_account;
    CREATE TABLE request (
      id INTEGER PRIMARY KEY,
      scope TEXT NOT NULL,
      limit_id TEXT NOT NULL,
      sent_at INTEGER NOT NULL,
      answered_at INTEGER
    ) STRICT;
    INSERT INTO request
      SELECT id, 'account ' || account_id, limit_id, sent_at, answered_at FROM request_by_account;
    DROP TABLE request_by_account;
    CREATE INDEX request_by_answer ON request (answered_at);
    CREATE INDEX request_by_scope ON request (scope);

    ALTER TABLE limit_block RENAME TO limit_block_by_account;
    CREATE TABLE limit_block (
      scope TEXT NOT NULL,
      limit_id TEXT NOT NULL,
      until INTEGER NOT NULL,
      PRIMARY KEY (scope, limit_id)
    ) STRICT;
    INSERT INTO limit_block
      SELECT 'account ' || account_id, limit_id, until FROM limit_block_by_account;
    DROP TABLE limit_block_by_account;

    -- What a provider's answers said of a limit.
    CREATE TABLE learned_limit (
      scope TEXT NOT NULL,
      limit_id TEXT NOT NULL,
      count INTEGER NOT NULL,
      window_ms INTEGER NOT NULL,
      learned_at INTEGER NOT NULL,
      PRIMARY KEY (scope, limit_id)
    ) STRICT;

    -- How long renders of one sort take, of ln T with T in milliseconds.
    CREATE TABLE render_time (
      -- The account or the provider, and the kind.
      sort TEXT PRIMARY KEY,
      count INTEGER NOT NULL,
      log_mean REAL NOT NULL,
      log_variance REAL NOT NULL,
      bar_variance REAL NOT NULL
    ) STRICT;

    -- How many jobs of each account are in flight: asked whenever an account is shown.
    CREATE TABLE jobs_in_flight (
      account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
      jobs INTEGER NOT NULL
    ) STRICT;
    INSERT INTO jobs_in_flight
      SELECT account_id, count(*) FROM job
      WHERE state NOT IN ('completed', 'failed', 'canceled') GROUP BY account_id;
    CREATE TRIGGER job_comes_into_flight AFTER INSERT ON job
    WHEN NEW.state NOT IN ('completed', 'failed', 'canceled')
    BEGIN
      INSERT INTO jobs_in_flight VALUES (NEW.account_id, 1)
      ON CONFLICT DO UPDATE SET jobs = jobs + 1;
    END;
    CREATE TRIGGER job_begins_or_ends_flight AFTER UPDATE OF state ON job
    WHEN (OLD.state IN ('completed', 'failed', 'canceled'))
      <> (NEW.state IN ('completed', 'failed', 'canceled'))
    BEGIN
      INSERT INTO jobs_in_flight
      VALUES (NEW.account_id, OLD.state IN ('completed', 'failed', 'canceled'))
      ON CONFLICT DO UPDATE SET
        jobs = jobs + iif(NEW.state IN ('completed', 'failed', 'canceled'), -1, 1);
    END;
    CREATE TRIGGER job_leaves_flight AFTER DELETE ON job
    WHEN OLD.state NOT IN ('completed', 'failed', 'canceled')
    BEGIN
      UPDATE jobs_in_flight SET jobs = jobs - 1 WHERE account_id = OLD.account_id;
    END;
  `,
};
