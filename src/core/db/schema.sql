-- Version 20. Written by `npm run schema`; not read by the app.

CREATE UNIQUE INDEX account_by_name ON account (name_key) WHERE removed_at IS NULL;

CREATE INDEX job_by_payload ON job (payload_sha256);

CREATE INDEX job_by_remote_id ON job (account_id, remote_id) WHERE remote_id IS NOT NULL;

CREATE INDEX job_by_state ON job (state, number);

CREATE INDEX job_due ON job (account_id, state, next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX job_history_by_job ON job_history (job_number, id);

CREATE INDEX notice_untold ON notice (id) WHERE told_at IS NULL;

CREATE INDEX output_by_time ON output (created_at DESC, id DESC) WHERE state = 'stored';

CREATE INDEX request_by_limit ON request (account_id, limit_id, sent_at);

CREATE TABLE account (
  id TEXT PRIMARY KEY,
  provider_id TEXT NOT NULL,
  name TEXT NOT NULL,
  -- The name as it is compared: case-folded, in Unicode's composed form.
  name_key TEXT NOT NULL,
  base_url TEXT NOT NULL,
  is_demo INTEGER NOT NULL CHECK (is_demo IN (0, 1)),
  created_at INTEGER NOT NULL,
  paused_at INTEGER,
  pause_failure TEXT CHECK (pause_failure IS NULL OR json_valid(pause_failure)),
  -- A removed account stays as the name on its old jobs.
  removed_at INTEGER
, plan_id TEXT) STRICT;

CREATE TABLE job (
  -- Never used again, so that #12 is the same job for ever.
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  account_id TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  payload_sha256 TEXT REFERENCES payload (sha256),
  state TEXT NOT NULL CHECK (state IN ('queued', 'submitting', 'unconfirmed', 'rendering',
    'downloading', 'completed', 'failed', 'canceled')),
  -- What only this state has, as JSON.
  status TEXT NOT NULL CHECK (json_valid(status)),
  remote_id TEXT,
  operation TEXT CHECK (operation IS NULL OR json_valid(operation)),
  -- When the scheduler takes it up next; null while something else must happen first.
  next_check_at INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  submitted_at INTEGER,
  ended_at INTEGER,
  cancel_requested_at INTEGER
) STRICT;

CREATE TABLE job_history (
  id INTEGER PRIMARY KEY,
  job_number INTEGER NOT NULL REFERENCES job (number),
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE limit_block (
  account_id TEXT NOT NULL REFERENCES account (id),
  limit_id TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (account_id, limit_id)
) STRICT;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  job_number INTEGER REFERENCES job (number),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  told_at INTEGER
) STRICT;

CREATE TABLE output (
  id TEXT PRIMARY KEY,
  job_number INTEGER NOT NULL REFERENCES job (number),
  -- The adapter's name for it among the outputs of its job.
  output_key TEXT NOT NULL,
  -- reserved: a part file has its name; verified: its bytes are whole and known, its place in
  -- the library is about to be taken; stored: it is in the library.
  state TEXT NOT NULL CHECK (state IN ('reserved', 'verified', 'stored')),
  folder TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes INTEGER,
  sha256 TEXT,
  facts TEXT CHECK (facts IS NULL OR json_valid(facts)),
  created_at INTEGER NOT NULL,
  UNIQUE (job_number, output_key),
  UNIQUE (folder, file_name),
  CHECK (state = 'reserved' OR (bytes IS NOT NULL AND sha256 IS NOT NULL AND facts IS NOT NULL))
) STRICT;

CREATE TABLE payload (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id),
  limit_id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  answered_at INTEGER
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TRIGGER job_history_is_not_changed BEFORE UPDATE ON job_history
BEGIN SELECT RAISE (ABORT, 'job history is append-only'); END;

CREATE TRIGGER job_history_is_not_deleted BEFORE DELETE ON job_history
BEGIN SELECT RAISE (ABORT, 'job history is append-only'); END;
