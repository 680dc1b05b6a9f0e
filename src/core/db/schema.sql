-- Version 190. Written by `npm run schema`; not read by the app.

CREATE UNIQUE INDEX account_by_name ON account (name_key) WHERE removed_at IS NULL;

CREATE INDEX disk_file_changed ON disk_file (changed_at) WHERE changed_at IS NOT NULL;

CREATE INDEX fetch_again_of_job ON fetch_again (job_number) WHERE state = 'fetching';

CREATE INDEX job_after_other ON job_after (other_number, job_number);

CREATE INDEX job_by_batch ON job_batch (batch, job_number);

CREATE INDEX job_by_payload ON job (payload_sha256);

CREATE INDEX job_by_price ON job (account_id, kind, price_unit, number)
  WHERE price_micro IS NOT NULL;

CREATE INDEX job_by_remote_id ON job (account_id, remote_id) WHERE remote_id IS NOT NULL;

CREATE INDEX job_by_render ON job (remote_id, number) WHERE remote_id IS NOT NULL;

CREATE INDEX job_by_state ON job (state, number);

CREATE INDEX job_due ON job (account_id, state, next_check_at) WHERE next_check_at IS NOT NULL;

CREATE INDEX job_due_by_priority ON job (account_id, state, priority, next_check_at)
  WHERE state IN ('queued', 'downloading') AND next_check_at IS NOT NULL;

CREATE INDEX job_held ON job (account_id, held_for, number) WHERE held_for IS NOT NULL;

CREATE INDEX job_history_by_job ON job_history (job_number, id);

CREATE INDEX job_queued_price ON job (account_id, kind, price_unit, price_micro)
  WHERE state = 'queued';

CREATE INDEX library_edit_by_item ON library_edit_item (item_id);

CREATE INDEX library_item_by_cell ON library_item (cell_id);

CREATE INDEX library_item_by_job ON library_item (job_number);

CREATE INDEX library_item_forgotten ON library_item (job_number) WHERE forgotten_at IS NOT NULL;

CREATE INDEX library_item_noted ON library_item (id) WHERE note <> '';

CREATE INDEX library_sorted_by_bytes ON library_sorted (cell_id, bytes);

CREATE INDEX library_sorted_by_duration ON library_sorted (cell_id, duration_ms);

CREATE INDEX library_sorted_by_name ON library_sorted (cell_id, name_key);

CREATE INDEX library_sorted_by_price ON library_sorted (cell_id, price_micro);

CREATE INDEX library_tag_by_item ON library_item_tag (item_id, tag_id);

CREATE INDEX notice_unread ON notice (id) WHERE read_at IS NULL;

CREATE INDEX notice_unshown ON notice (kind, id) WHERE shown_at IS NULL;

CREATE INDEX notice_untold ON notice (id) WHERE told_at IS NULL;

CREATE INDEX output_by_content ON output (sha256, bytes) WHERE state = 'stored';

CREATE INDEX output_by_time ON output (created_at DESC, id DESC) WHERE state = 'stored';

CREATE INDEX output_unfinished ON output (state) WHERE state <> 'stored';

CREATE INDEX preview_by_use ON preview (used_at) WHERE bytes > 0;

CREATE INDEX preview_waiting ON preview (changed_at) WHERE state = 'waiting' AND by_window = 0;

CREATE INDEX request_by_answer ON request (answered_at);

CREATE INDEX request_by_scope ON request (scope);

CREATE INDEX request_record_by_account ON request_record (account_id, id);

CREATE INDEX request_record_by_job ON request_record (job_number, id)
  WHERE job_number IS NOT NULL;

CREATE INDEX submission_by_month ON submission (key_scope, month, kind, state);

CREATE INDEX submission_spending ON submission (account_id, month, unit, state, amount_micro);

CREATE INDEX trash_file_here ON trash_file (output_id, bytes) WHERE place = 'library';

CREATE INDEX unknown_file_by_content ON unknown_file (bytes, sha256);

CREATE INDEX unknown_file_by_inode ON unknown_file (inode);

CREATE INDEX watch_file_by_content ON watch_file (folder_id, sha256);

CREATE INDEX watch_file_hour ON watch_file (folder_id, submitted_at)
  WHERE submitted_at IS NOT NULL;

CREATE INDEX watch_file_newest ON watch_file (folder_id, found_at);

CREATE INDEX watch_file_open ON watch_file (folder_id, name) WHERE state <> 'settled';

CREATE UNIQUE INDEX watch_file_submitted ON watch_file (folder_id, sha256)
  WHERE job_number IS NOT NULL;

CREATE INDEX webhook_waiting ON webhook_delivery (next_at, notice_id) WHERE ended_at IS NULL;

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
, plan_id TEXT, colour TEXT NOT NULL DEFAULT 'slate', submit_enabled INTEGER NOT NULL DEFAULT 1
  CHECK (submit_enabled IN (0, 1)), guard TEXT CHECK (guard IS NULL OR json_valid(guard))) STRICT;

CREATE TABLE account_scope (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  -- Of the key that was last read or set; null until one was.
  key_fingerprint TEXT,
  -- As a person named it; null: every account of the provider that has none named shares.
  organisation TEXT
) STRICT;

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

CREATE TABLE all_done (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  notice_id INTEGER NOT NULL
) STRICT;

CREATE TABLE begun_folder (
  folder TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE disk_file (
  output_id TEXT PRIMARY KEY REFERENCES output (id) ON DELETE CASCADE,
  bytes INTEGER NOT NULL,
  -- Milliseconds since 1970, with their fractions.
  modified_at REAL NOT NULL,
  inode TEXT NOT NULL,
  -- Its bytes are no longer those that were stored: since when that is known, and what they are.
  changed_at INTEGER,
  sha256 TEXT, kept_sha256 TEXT,
  CHECK ((changed_at IS NULL) = (sha256 IS NULL))
) STRICT;

CREATE TABLE fetch_again (
  output_id TEXT PRIMARY KEY REFERENCES output (id) ON DELETE CASCADE,
  job_number INTEGER NOT NULL,
  -- The adapter's name for it, which its row lends to the new transfer meanwhile.
  output_key TEXT NOT NULL,
  as_another INTEGER NOT NULL CHECK (as_another IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('fetching', 'fetched', 'different', 'failed')),
  message TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE fingerprint_salt (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  salt BLOB NOT NULL
) STRICT;

CREATE TABLE home (tag TEXT NOT NULL) STRICT;

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
, price_micro INTEGER, price_unit TEXT, price_said TEXT, quoted_at INTEGER, guard_waived_at INTEGER, held_for TEXT, warning TEXT, remote_times TEXT
  CHECK (remote_times IS NULL OR json_valid(remote_times)), send_at INTEGER, priority INTEGER NOT NULL DEFAULT 0
  CHECK (priority IN (-1, 0, 1))) STRICT;

CREATE TABLE job_after (
  job_number INTEGER NOT NULL REFERENCES job (number) ON DELETE CASCADE,
  -- What it waits for. Never without its row: the job would go as if that had finished.
  other_number INTEGER NOT NULL REFERENCES job (number),
  PRIMARY KEY (job_number, other_number),
  CHECK (job_number <> other_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE job_batch (
  job_number INTEGER PRIMARY KEY REFERENCES job (number) ON DELETE CASCADE,
  batch INTEGER NOT NULL
) STRICT;

CREATE TABLE job_history (
  id INTEGER PRIMARY KEY,
  job_number INTEGER NOT NULL REFERENCES job (number),
  at INTEGER NOT NULL,
  event TEXT NOT NULL,
  state TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE jobs_in_flight (
  account_id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  jobs INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_due (
  job_number INTEGER PRIMARY KEY,
  change INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_due_besides (
  what TEXT PRIMARY KEY,
  change INTEGER NOT NULL
) STRICT;

CREATE TABLE journal_folder (
  id INTEGER PRIMARY KEY,
  folder TEXT NOT NULL UNIQUE,
  segment INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  -- Everything is being written anew from this segment on; those before it go when it is done.
  anew_from INTEGER,
  -- The first job that is not yet noted as due for that.
  anew_next INTEGER,
  -- What is no job changed while the folder could not be written.
  is_behind INTEGER NOT NULL DEFAULT 0 CHECK (is_behind IN (0, 1))
) STRICT;

CREATE TABLE journal_late (
  folder_id INTEGER NOT NULL REFERENCES journal_folder (id) ON DELETE CASCADE,
  job_number INTEGER NOT NULL,
  PRIMARY KEY (folder_id, job_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE journal_payload (
  folder_id INTEGER NOT NULL REFERENCES journal_folder (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (folder_id, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE learned_limit (
  scope TEXT NOT NULL,
  limit_id TEXT NOT NULL,
  count INTEGER NOT NULL,
  window_ms INTEGER NOT NULL,
  learned_at INTEGER NOT NULL,
  PRIMARY KEY (scope, limit_id)
) STRICT;

CREATE TABLE library_build (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  jobs_from INTEGER NOT NULL,
  jobs_at_first INTEGER NOT NULL
, words_from INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE library_care (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE library_cell (
  id INTEGER PRIMARY KEY,
  -- 0: in the library; 1: in the trash; 2: forgotten.
  shelf INTEGER NOT NULL,
  state TEXT NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  has_file INTEGER NOT NULL,
  starred INTEGER NOT NULL,
  missing INTEGER NOT NULL,
  items INTEGER NOT NULL DEFAULT 0,
  UNIQUE (shelf, state, account_id, kind, has_file, starred, missing)
) STRICT;

CREATE TABLE library_cell_day (
  day INTEGER NOT NULL,
  cell_id INTEGER NOT NULL,
  items INTEGER NOT NULL,
  PRIMARY KEY (day, cell_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE library_cell_month (
  month INTEGER NOT NULL,
  cell_id INTEGER NOT NULL,
  items INTEGER NOT NULL,
  PRIMARY KEY (month, cell_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE library_cell_tag (
  tag_id INTEGER NOT NULL,
  cell_id INTEGER NOT NULL,
  items INTEGER NOT NULL,
  PRIMARY KEY (tag_id, cell_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE library_edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  label TEXT NOT NULL,
  change TEXT NOT NULL CHECK (json_valid(change)),
  -- gathering: its items are being written down; nothing is changed yet.
  state TEXT NOT NULL CHECK (state IN ('gathering', 'applying', 'applied', 'undoing', 'undone')),
  total INTEGER NOT NULL DEFAULT 0,
  done INTEGER NOT NULL DEFAULT 0
, skipped INTEGER NOT NULL DEFAULT 0, remark TEXT) STRICT;

CREATE TABLE library_edit_item (
  edit_id INTEGER NOT NULL REFERENCES library_edit (id),
  item_id INTEGER NOT NULL REFERENCES library_item (id) ON UPDATE CASCADE ON DELETE CASCADE,
  -- What undoing it puts back, as JSON; null until it is applied.
  before TEXT,
  PRIMARY KEY (edit_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE library_folder (
  folder TEXT PRIMARY KEY,
  mark TEXT NOT NULL
) STRICT;

CREATE TABLE library_item (
  id INTEGER PRIMARY KEY,
  job_number INTEGER NOT NULL REFERENCES job (number),
  -- Null: a job without a file, of which there is one at most.
  output_id TEXT,
  state TEXT NOT NULL,
  account_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- What it is sorted by. -1: it has none.
  name_key TEXT NOT NULL,
  bytes INTEGER NOT NULL DEFAULT -1,
  duration_ms INTEGER NOT NULL DEFAULT -1,
  price_micro INTEGER NOT NULL DEFAULT -1,
  -- What people and the disk say of it.
  starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
  note TEXT NOT NULL DEFAULT '',
  trashed_at INTEGER,
  missing_at INTEGER,
  -- No longer part of the library; kept, so that building the index does not bring it back.
  forgotten_at INTEGER,
  cell_id INTEGER REFERENCES library_cell (id)
) STRICT;

CREATE TABLE library_item_tag (
  tag_id INTEGER NOT NULL REFERENCES library_tag (id),
  item_id INTEGER NOT NULL REFERENCES library_item (id) ON UPDATE CASCADE,
  PRIMARY KEY (tag_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE library_pairs USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE 'library_pairs_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'library_pairs_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'library_pairs_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'library_pairs_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE library_relocation (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  from_folder TEXT NOT NULL,
  to_folder TEXT NOT NULL,
  -- renamed: by a person, with all that is in it. move: by us, file by file.
  kind TEXT NOT NULL CHECK (kind IN ('renamed', 'move')),
  began_at INTEGER NOT NULL,
  -- Downloads were paused for it, and go on when it is done.
  resumes_downloads INTEGER NOT NULL DEFAULT 0 CHECK (resumes_downloads IN (0, 1))
) STRICT;

CREATE TABLE library_sort_due (
  id INTEGER PRIMARY KEY
) STRICT;

CREATE TABLE library_sorted (
  -- The item's.
  id INTEGER PRIMARY KEY,
  cell_id INTEGER,
  name_key TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  price_micro INTEGER NOT NULL
) STRICT;

CREATE TABLE library_tag (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  -- The name as it is compared and searched: folded.
  name_key TEXT NOT NULL UNIQUE
, colour TEXT) STRICT;

CREATE TABLE library_text (
  -- The item's.
  id INTEGER PRIMARY KEY,
  -- Its names, error and note.
  own TEXT NOT NULL,
  payload TEXT NOT NULL
) STRICT;

CREATE TABLE library_text_due (
  id INTEGER PRIMARY KEY
) STRICT;

CREATE VIRTUAL TABLE library_trigrams USING fts5 (
  text, content = '', contentless_delete = 1, detail = none,
  tokenize = 'trigram case_sensitive 1'
);

CREATE TABLE 'library_trigrams_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'library_trigrams_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'library_trigrams_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'library_trigrams_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE library_view (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  query TEXT NOT NULL CHECK (json_valid(query)),
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE library_word (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE library_word_parts USING fts5 (
  word, content = '', detail = none, tokenize = 'trigram case_sensitive 1'
);

CREATE TABLE 'library_word_parts_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'library_word_parts_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'library_word_parts_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'library_word_parts_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE VIRTUAL TABLE library_words USING fts5 (
  text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE TABLE 'library_words_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'library_words_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'library_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);

CREATE TABLE 'library_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE limit_block (
  scope TEXT NOT NULL,
  limit_id TEXT NOT NULL,
  until INTEGER NOT NULL,
  PRIMARY KEY (scope, limit_id)
) STRICT;

CREATE TABLE looked_at (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  notice_id INTEGER NOT NULL
) STRICT;

CREATE TABLE month_quota_gone (
  key_scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  month TEXT NOT NULL,
  PRIMARY KEY (key_scope, kind, month)
) STRICT;

CREATE TABLE notice (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  job_number INTEGER REFERENCES job (number),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  told_at INTEGER
, read_at INTEGER, shown_at INTEGER) STRICT;

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
  created_at INTEGER NOT NULL, part_name TEXT,
  UNIQUE (job_number, output_key),
  UNIQUE (folder, file_name),
  CHECK (state = 'reserved' OR (bytes IS NOT NULL AND sha256 IS NOT NULL AND facts IS NOT NULL))
) STRICT;

CREATE TABLE payload (
  sha256 TEXT PRIMARY KEY,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE payload_template (
  id INTEGER PRIMARY KEY,
  -- Unlike any other, whatever the case of its letters.
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  -- Whose payload it is; NULL: nobody's that is known.
  provider_id TEXT,
  -- JSON, as it was written, with {{column}} in its texts.
  content TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;

CREATE TABLE preview (
  sha256 TEXT PRIMARY KEY,
  -- The output that asked for it last: where its bytes are. It may be gone by now.
  output_id TEXT NOT NULL,
  -- Of what draws them: those of an older one are drawn again.
  version INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('none', 'waiting', 'ready', 'failed')),
  -- A sentence for people, where it failed.
  reason TEXT,
  -- It waits for a window, which has the decoder for it.
  by_window INTEGER NOT NULL CHECK (by_window IN (0, 1)),
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  -- What its files weigh in the cache.
  bytes INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  used_at INTEGER NOT NULL
) STRICT;

CREATE TABLE preview_total (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE render_time (
  -- The account or the provider, and the kind.
  sort TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  log_mean REAL NOT NULL,
  log_variance REAL NOT NULL,
  bar_variance REAL NOT NULL
) STRICT;

CREATE TABLE request (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL,
  limit_id TEXT NOT NULL,
  sent_at INTEGER NOT NULL,
  answered_at INTEGER
) STRICT;

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

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

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

CREATE TABLE told_once (
  what TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE transfer (
  output_id TEXT PRIMARY KEY REFERENCES output (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (json_valid(state))
) STRICT;

CREATE TABLE trash_file (
  output_id TEXT PRIMARY KEY REFERENCES output (id) ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('moving', 'in', 'restoring')),
  -- none: there was no file to move; gone: the trash was emptied.
  place TEXT NOT NULL CHECK (place IN ('library', 'system', 'none', 'gone')),
  -- Where it was, or gets back to: from the library folder on, with / between folders.
  file TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  inode TEXT
) STRICT;

CREATE TABLE unknown_file (
  folder TEXT NOT NULL,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified_at REAL NOT NULL,
  inode TEXT NOT NULL,
  -- Where it had to be read.
  sha256 TEXT,
  ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0, 1)),
  -- The look that saw it last.
  check_id INTEGER NOT NULL,
  PRIMARY KEY (folder, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE watch_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  folder_id INTEGER NOT NULL REFERENCES watch_folder (id),
  name TEXT NOT NULL,
  -- Of its content, which is what is never submitted twice.
  sha256 TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'following', 'moving', 'settled')),
  -- Of one that waits: for what.
  waits_for TEXT CHECK (waits_for IN ('approval', 'person', 'limit', 'guard', 'trouble')),
  -- A person let it go, warnings and all.
  released_at INTEGER,
  job_number INTEGER,
  -- What is to be done with it, or was: written before it is done.
  outcome TEXT CHECK (outcome IN ('done', 'failed', 'gone')),
  target TEXT,
  -- For people: why it waits, or failed.
  message TEXT NOT NULL DEFAULT '',
  found_at INTEGER NOT NULL,
  submitted_at INTEGER,
  settled_at INTEGER,
  CHECK ((state = 'waiting') = (waits_for IS NOT NULL)),
  CHECK (state <> 'following' OR job_number IS NOT NULL),
  CHECK (state NOT IN ('moving', 'settled') OR outcome IS NOT NULL),
  CHECK ((job_number IS NULL) = (submitted_at IS NULL))
) STRICT;

CREATE TABLE watch_folder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  -- Whole, without links.
  path TEXT NOT NULL UNIQUE,
  -- NULL: as the payload reads.
  account_id TEXT,
  provider_id TEXT,
  kind TEXT,
  -- Submits in any 60 minutes.
  per_hour INTEGER NOT NULL CHECK (per_hour > 0),
  -- A file that did not change for so long is whole.
  settle_ms INTEGER NOT NULL CHECK (settle_ms > 0),
  paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
  -- A person has seen what it would send; until then everything waits.
  approved_at INTEGER,
  created_at INTEGER NOT NULL,
  -- No longer watched; what it submitted stays known, should it be watched again.
  removed_at INTEGER
) STRICT;

CREATE TABLE webhook_delivery (
  notice_id INTEGER PRIMARY KEY REFERENCES notice (id) ON DELETE CASCADE,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_at INTEGER NOT NULL,
  first_failed_at INTEGER,
  problem TEXT,
  -- Taken, or given up: it is not sent again.
  ended_at INTEGER
) STRICT;

CREATE TABLE webhook_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  notice_id INTEGER NOT NULL,
  told_at INTEGER
) STRICT;

CREATE TRIGGER job_begins_or_ends_flight AFTER UPDATE OF state ON job
WHEN (OLD.state IN ('completed', 'failed', 'canceled'))
  <> (NEW.state IN ('completed', 'failed', 'canceled'))
BEGIN
  INSERT INTO jobs_in_flight
  VALUES (NEW.account_id, OLD.state IN ('completed', 'failed', 'canceled'))
  ON CONFLICT DO UPDATE SET
    jobs = jobs + iif(NEW.state IN ('completed', 'failed', 'canceled'), -1, 1);
END;

CREATE TRIGGER job_comes_into_flight AFTER INSERT ON job
WHEN NEW.state NOT IN ('completed', 'failed', 'canceled')
BEGIN
  INSERT INTO jobs_in_flight VALUES (NEW.account_id, 1)
  ON CONFLICT DO UPDATE SET jobs = jobs + 1;
END;

CREATE TRIGGER job_history_is_not_changed BEFORE UPDATE ON job_history
BEGIN SELECT RAISE (ABORT, 'job history is append-only'); END;

CREATE TRIGGER job_history_is_not_deleted BEFORE DELETE ON job_history
BEGIN SELECT RAISE (ABORT, 'job history is append-only'); END;

CREATE TRIGGER job_joins_batch AFTER INSERT ON job
BEGIN
  INSERT INTO job_batch VALUES (new.number, coalesce((
    SELECT job_batch.batch FROM job JOIN job_batch ON job_batch.job_number = job.number
    WHERE job.number = (SELECT max(number) FROM job WHERE number < new.number)
      AND new.created_at - job.created_at BETWEEN 0 AND 10000
  ), new.number));
END;

CREATE TRIGGER job_leaves_flight AFTER DELETE ON job
WHEN OLD.state NOT IN ('completed', 'failed', 'canceled')
BEGIN
  UPDATE jobs_in_flight SET jobs = jobs - 1 WHERE account_id = OLD.account_id;
END;

CREATE TRIGGER journal_notes_account AFTER UPDATE ON account
WHEN old.name IS NOT new.name OR old.base_url IS NOT new.base_url OR old.plan_id IS NOT new.plan_id OR old.removed_at IS NOT new.removed_at OR old.colour IS NOT new.colour OR old.submit_enabled IS NOT new.submit_enabled OR old.guard IS NOT new.guard
BEGIN
  INSERT INTO journal_due_besides VALUES ('account ' || new.id, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_colour AFTER UPDATE OF colour ON library_tag
WHEN old.colour IS NOT new.colour
BEGIN
  INSERT INTO journal_due_besides VALUES ('tag ' || new.id, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_gone_job AFTER DELETE ON job
BEGIN
  DELETE FROM journal_due WHERE job_number = old.number;
  INSERT INTO journal_due_besides VALUES ('gone ' || old.number || ' ' || old.id, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_gone_output AFTER DELETE ON output WHEN old.state = 'stored'
BEGIN
  INSERT INTO journal_due VALUES (old.job_number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_gone_view AFTER DELETE ON library_view
BEGIN
  INSERT INTO journal_due_besides VALUES ('views', 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_item
AFTER UPDATE OF starred, note, trashed_at, forgotten_at ON library_item
WHEN old.starred <> new.starred OR old.note <> new.note
  OR old.trashed_at IS NOT new.trashed_at OR old.forgotten_at IS NOT new.forgotten_at
BEGIN
  INSERT INTO journal_due VALUES (new.job_number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_job AFTER UPDATE ON job
WHEN old.state IS NOT new.state OR old.account_id IS NOT new.account_id OR old.name IS NOT new.name OR old.kind IS NOT new.kind OR old.payload_sha256 IS NOT new.payload_sha256 OR old.remote_id IS NOT new.remote_id OR old.operation IS NOT new.operation OR old.submitted_at IS NOT new.submitted_at OR old.ended_at IS NOT new.ended_at OR old.cancel_requested_at IS NOT new.cancel_requested_at OR old.price_micro IS NOT new.price_micro OR old.price_unit IS NOT new.price_unit OR old.price_said IS NOT new.price_said OR old.warning IS NOT new.warning
  OR iif(old.state IN ('queued', 'rendering', 'downloading'),
    coalesce(old.status ->> '$.cancelSentAt', old.status ->> '$.paused'), old.status) IS NOT iif(new.state IN ('queued', 'rendering', 'downloading'),
    coalesce(new.status ->> '$.cancelSentAt', new.status ->> '$.paused'), new.status)
BEGIN
  INSERT INTO journal_due VALUES (new.number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_new_account AFTER INSERT ON account
BEGIN
  INSERT INTO journal_due_besides VALUES ('account ' || new.id, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_new_job AFTER INSERT ON job
BEGIN
  INSERT INTO journal_due VALUES (new.number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_new_output AFTER INSERT ON output WHEN new.state = 'stored'
BEGIN
  INSERT INTO journal_due VALUES (new.job_number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_new_view AFTER INSERT ON library_view
BEGIN
  INSERT INTO journal_due_besides VALUES ('views', 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_output
AFTER UPDATE OF state, folder, file_name, bytes, sha256, facts ON output
WHEN new.state = 'stored'
  AND NOT EXISTS (SELECT 1 FROM library_relocation WHERE kind = 'renamed')
BEGIN
  INSERT INTO journal_due VALUES (new.job_number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_tag AFTER UPDATE OF name ON library_tag
WHEN old.name <> new.name
BEGIN
  INSERT INTO journal_due_besides VALUES ('tag ' || new.id, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_tag_of_item AFTER INSERT ON library_item_tag
BEGIN
  INSERT INTO journal_due
    SELECT job_number, 1 FROM library_item WHERE id = new.item_id
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_tag_off_item AFTER DELETE ON library_item_tag
BEGIN
  INSERT INTO journal_due
    SELECT job_number, 1 FROM library_item WHERE id = old.item_id
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_trash AFTER INSERT ON trash_file WHEN new.state = 'in'
BEGIN
  INSERT INTO journal_due
    SELECT job_number, 1 FROM output WHERE id = new.output_id
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_trash_change AFTER UPDATE ON trash_file
WHEN old.state <> new.state OR old.place <> new.place OR old.file <> new.file
BEGIN
  INSERT INTO journal_due
    SELECT job_number, 1 FROM output WHERE id = new.output_id
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_view AFTER UPDATE ON library_view
BEGIN
  INSERT INTO journal_due_besides VALUES ('views', 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER journal_notes_when AFTER UPDATE OF send_at, priority ON job
WHEN old.send_at IS NOT new.send_at OR old.priority IS NOT new.priority
BEGIN
  INSERT INTO journal_due VALUES (new.number, 1)
    ON CONFLICT DO UPDATE SET change = change + 1;
END;

CREATE TRIGGER library_drops_job BEFORE DELETE ON job
BEGIN
  DELETE FROM library_item WHERE job_number = old.number;
END;

CREATE TRIGGER library_drops_output AFTER DELETE ON output WHEN old.state = 'stored'
BEGIN
  DELETE FROM library_item
    WHERE job_number = old.job_number AND output_id = old.id
      AND EXISTS (SELECT 1 FROM library_item AS other
        WHERE other.job_number = old.job_number AND other.id <> library_item.id);
  UPDATE library_item SET
    output_id = NULL, bytes = -1, duration_ms = -1, missing_at = NULL,
    kind = (SELECT kind FROM job WHERE number = old.job_number)
  WHERE job_number = old.job_number AND output_id = old.id;
END;

CREATE TRIGGER library_follows_job
AFTER UPDATE OF state, account_id, kind, name, price_micro ON job
WHEN old.state <> new.state OR old.account_id <> new.account_id OR old.kind <> new.kind
  OR old.name <> new.name OR old.price_micro IS NOT new.price_micro
BEGIN
  UPDATE library_item SET
    state = new.state,
    account_id = new.account_id,
    kind = CASE WHEN output_id IS NULL THEN new.kind ELSE kind END,
    name_key = library_name_key(new.name),
    price_micro = coalesce(new.price_micro, -1)
  WHERE job_number = new.number;
END;

CREATE TRIGGER library_follows_output AFTER UPDATE OF bytes, facts ON output
WHEN new.state = 'stored' AND (old.bytes IS NOT new.bytes OR old.facts IS NOT new.facts)
BEGIN
  UPDATE library_item SET
    kind = coalesce(new.facts ->> '$.kind', kind),
    bytes = coalesce(new.bytes, -1),
    duration_ms = coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1)
  WHERE job_number = new.job_number AND output_id = new.id;
END;

CREATE TRIGGER library_item_changes_cell
AFTER UPDATE OF state, account_id, kind, output_id, starred, trashed_at, missing_at,
  forgotten_at ON library_item
WHEN old.state <> new.state OR old.account_id <> new.account_id OR old.kind <> new.kind
  OR (old.output_id IS NULL) <> (new.output_id IS NULL) OR old.starred <> new.starred
  OR (old.trashed_at IS NULL) <> (new.trashed_at IS NULL)
  OR (old.missing_at IS NULL) <> (new.missing_at IS NULL)
  OR (old.forgotten_at IS NULL) <> (new.forgotten_at IS NULL)
BEGIN
  INSERT OR IGNORE INTO library_cell
      (shelf, state, account_id, kind, has_file, starred, missing)
    VALUES (
      CASE WHEN new.forgotten_at IS NOT NULL THEN 2
        WHEN new.trashed_at IS NOT NULL THEN 1 ELSE 0 END,
      new.state, new.account_id, new.kind, new.output_id IS NOT NULL, new.starred,
      new.missing_at IS NOT NULL);
  UPDATE library_item SET cell_id = (
    SELECT cell.id FROM library_cell AS cell
    WHERE cell.shelf = CASE WHEN new.forgotten_at IS NOT NULL THEN 2
        WHEN new.trashed_at IS NOT NULL THEN 1 ELSE 0 END
      AND cell.state = new.state AND cell.account_id = new.account_id
      AND cell.kind = new.kind AND cell.has_file = (new.output_id IS NOT NULL)
      AND cell.starred = new.starred AND cell.missing = (new.missing_at IS NOT NULL))
  WHERE id = new.id;
END;

CREATE TRIGGER library_item_changes_text AFTER UPDATE OF id, output_id, note ON library_item
WHEN old.id <> new.id OR old.output_id IS NOT new.output_id OR old.note <> new.note
BEGIN
  UPDATE library_text SET id = new.id, own = coalesce((
    SELECT library_own_text(job.name, output.file_name, job.status ->> '$.failure', new.note)
    FROM job LEFT JOIN output ON output.id = new.output_id
    WHERE job.number = new.job_number), '')
    WHERE id = old.id;
END;

CREATE TRIGGER library_item_drops_tags BEFORE DELETE ON library_item
BEGIN
  DELETE FROM library_item_tag WHERE item_id = old.id;
END;

CREATE TRIGGER library_item_drops_text AFTER DELETE ON library_item
BEGIN
  DELETE FROM library_text WHERE id = old.id;
END;

CREATE TRIGGER library_item_gets_cell AFTER INSERT ON library_item
BEGIN
  INSERT OR IGNORE INTO library_cell
      (shelf, state, account_id, kind, has_file, starred, missing)
    VALUES (
      CASE WHEN new.forgotten_at IS NOT NULL THEN 2
        WHEN new.trashed_at IS NOT NULL THEN 1 ELSE 0 END,
      new.state, new.account_id, new.kind, new.output_id IS NOT NULL, new.starred,
      new.missing_at IS NOT NULL);
  UPDATE library_item SET cell_id = (
    SELECT cell.id FROM library_cell AS cell
    WHERE cell.shelf = CASE WHEN new.forgotten_at IS NOT NULL THEN 2
        WHEN new.trashed_at IS NOT NULL THEN 1 ELSE 0 END
      AND cell.state = new.state AND cell.account_id = new.account_id
      AND cell.kind = new.kind AND cell.has_file = (new.output_id IS NOT NULL)
      AND cell.starred = new.starred AND cell.missing = (new.missing_at IS NOT NULL))
  WHERE id = new.id;
END;

CREATE TRIGGER library_item_gets_text AFTER INSERT ON library_item
BEGIN
  INSERT INTO library_text
    VALUES (new.id, coalesce((
    SELECT library_own_text(job.name, output.file_name, job.status ->> '$.failure', new.note)
    FROM job LEFT JOIN output ON output.id = new.output_id
    WHERE job.number = new.job_number), ''), coalesce((
    SELECT library_payload_text(substr(payload.content, 1, 65536))
    FROM job JOIN payload ON payload.sha256 = job.payload_sha256
    WHERE job.number = new.job_number), ''));
END;

CREATE TRIGGER library_item_is_counted_anew AFTER UPDATE OF id, cell_id ON library_item
WHEN old.id <> new.id OR old.cell_id IS NOT new.cell_id
BEGIN
  UPDATE library_cell SET items = items - 1 WHERE id = old.cell_id;
  INSERT INTO library_cell_day
    SELECT old.id / 1382400000, old.cell_id, 0 - 1 WHERE old.cell_id IS NOT NULL
    ON CONFLICT DO UPDATE SET items = items - 1;
  INSERT INTO library_cell_month
    SELECT CAST(strftime('%Y%m', old.id / 16000, 'unixepoch') AS INTEGER), old.cell_id,
      0 - 1 WHERE old.cell_id IS NOT NULL
    ON CONFLICT DO UPDATE SET items = items - 1;
  UPDATE library_cell SET items = items + 1 WHERE id = new.cell_id;
  INSERT INTO library_cell_day
    SELECT new.id / 1382400000, new.cell_id, 0 + 1 WHERE new.cell_id IS NOT NULL
    ON CONFLICT DO UPDATE SET items = items + 1;
  INSERT INTO library_cell_month
    SELECT CAST(strftime('%Y%m', new.id / 16000, 'unixepoch') AS INTEGER), new.cell_id,
      0 + 1 WHERE new.cell_id IS NOT NULL
    ON CONFLICT DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER library_item_is_no_longer_counted AFTER DELETE ON library_item
BEGIN
  UPDATE library_cell SET items = items - 1 WHERE id = old.cell_id;
  INSERT INTO library_cell_day
    SELECT old.id / 1382400000, old.cell_id, 0 - 1 WHERE old.cell_id IS NOT NULL
    ON CONFLICT DO UPDATE SET items = items - 1;
  INSERT INTO library_cell_month
    SELECT CAST(strftime('%Y%m', old.id / 16000, 'unixepoch') AS INTEGER), old.cell_id,
      0 - 1 WHERE old.cell_id IS NOT NULL
    ON CONFLICT DO UPDATE SET items = items - 1;
END;

CREATE TRIGGER library_item_is_no_longer_sorted AFTER DELETE ON library_item
BEGIN
  INSERT OR IGNORE INTO library_sort_due VALUES (old.id);
END;

CREATE TRIGGER library_item_is_to_be_sorted AFTER INSERT ON library_item
BEGIN
  INSERT OR IGNORE INTO library_sort_due VALUES (new.id);
END;

CREATE TRIGGER library_item_is_to_be_sorted_anew
AFTER UPDATE OF id, cell_id, name_key, bytes, duration_ms, price_micro ON library_item
WHEN old.id <> new.id OR old.cell_id IS NOT new.cell_id OR old.name_key <> new.name_key
  OR old.bytes <> new.bytes OR old.duration_ms <> new.duration_ms
  OR old.price_micro <> new.price_micro
BEGIN
  INSERT OR IGNORE INTO library_sort_due VALUES (old.id);
  INSERT OR IGNORE INTO library_sort_due VALUES (new.id);
END;

CREATE TRIGGER library_tag_is_counted AFTER INSERT ON library_item_tag
BEGIN
  INSERT INTO library_cell_tag
    SELECT new.tag_id, cell_id, 1 FROM library_item WHERE id = new.item_id
    ON CONFLICT DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER library_tag_is_no_longer_counted AFTER DELETE ON library_item_tag
BEGIN
  UPDATE library_cell_tag SET items = items - 1
    WHERE tag_id = old.tag_id
      AND cell_id = (SELECT cell_id FROM library_item WHERE id = old.item_id);
END;

CREATE TRIGGER library_tags_change_cell AFTER UPDATE OF cell_id ON library_item
WHEN old.cell_id <> new.cell_id
BEGIN
  UPDATE library_cell_tag SET items = items - 1
    WHERE cell_id = old.cell_id AND tag_id IN (SELECT tag_id FROM library_item_tag WHERE item_id = new.id);
  INSERT INTO library_cell_tag
    SELECT tag_id, new.cell_id, 1 FROM library_item_tag WHERE item_id = new.id
    ON CONFLICT DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER library_takes_job AFTER INSERT ON job
BEGIN
  INSERT INTO library_item (id, job_number, state, account_id, kind, name_key, price_micro)
    SELECT (
  SELECT coalesce(
    (SELECT max(id) + 1 FROM library_item WHERE id BETWEEN block.first AND block.first + 15),
    block.first)
  FROM (
    WITH RECURSIVE full_block (first) AS (
      SELECT max(0, new.created_at) * 16
      UNION ALL
      SELECT first + 16 FROM full_block
      WHERE EXISTS (SELECT 1 FROM library_item WHERE id = full_block.first + 15))
    SELECT max(first) AS first FROM full_block) AS block), new.number, new.state, new.account_id, new.kind,
      library_name_key(new.name), coalesce(new.price_micro, -1);
END;

CREATE TRIGGER library_takes_output AFTER INSERT ON output WHEN new.state = 'stored'
BEGIN
  UPDATE library_item SET
    id = (
  SELECT coalesce(
    (SELECT max(id) + 1 FROM library_item WHERE id BETWEEN block.first AND block.first + 15),
    block.first)
  FROM (
    WITH RECURSIVE full_block (first) AS (
      SELECT max(0, new.created_at) * 16
      UNION ALL
      SELECT first + 16 FROM full_block
      WHERE EXISTS (SELECT 1 FROM library_item WHERE id = full_block.first + 15))
    SELECT max(first) AS first FROM full_block) AS block),
    output_id = new.id,
    kind = coalesce(new.facts ->> '$.kind', kind),
    bytes = coalesce(new.bytes, -1),
    duration_ms = coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1)
  WHERE job_number = new.job_number AND output_id IS NULL;
  INSERT INTO library_item (id, job_number, output_id, state, account_id, kind, name_key,
      bytes, duration_ms, price_micro)
    SELECT (
  SELECT coalesce(
    (SELECT max(id) + 1 FROM library_item WHERE id BETWEEN block.first AND block.first + 15),
    block.first)
  FROM (
    WITH RECURSIVE full_block (first) AS (
      SELECT max(0, new.created_at) * 16
      UNION ALL
      SELECT first + 16 FROM full_block
      WHERE EXISTS (SELECT 1 FROM library_item WHERE id = full_block.first + 15))
    SELECT max(first) AS first FROM full_block) AS block), job.number, new.id, job.state, job.account_id,
      coalesce(new.facts ->> '$.kind', job.kind), library_name_key(job.name),
      coalesce(new.bytes, -1),
      coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1),
      coalesce(job.price_micro, -1)
    FROM job
    WHERE job.number = new.job_number
      AND job.number >= (SELECT jobs_from FROM library_build)
      AND NOT EXISTS (SELECT 1 FROM library_item AS item
        WHERE item.job_number = new.job_number AND item.output_id = new.id);
END;

CREATE TRIGGER library_takes_stored_output AFTER UPDATE OF state ON output
WHEN new.state = 'stored' AND old.state <> 'stored'
BEGIN
  UPDATE library_item SET
    id = (
  SELECT coalesce(
    (SELECT max(id) + 1 FROM library_item WHERE id BETWEEN block.first AND block.first + 15),
    block.first)
  FROM (
    WITH RECURSIVE full_block (first) AS (
      SELECT max(0, new.created_at) * 16
      UNION ALL
      SELECT first + 16 FROM full_block
      WHERE EXISTS (SELECT 1 FROM library_item WHERE id = full_block.first + 15))
    SELECT max(first) AS first FROM full_block) AS block),
    output_id = new.id,
    kind = coalesce(new.facts ->> '$.kind', kind),
    bytes = coalesce(new.bytes, -1),
    duration_ms = coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1)
  WHERE job_number = new.job_number AND output_id IS NULL;
  INSERT INTO library_item (id, job_number, output_id, state, account_id, kind, name_key,
      bytes, duration_ms, price_micro)
    SELECT (
  SELECT coalesce(
    (SELECT max(id) + 1 FROM library_item WHERE id BETWEEN block.first AND block.first + 15),
    block.first)
  FROM (
    WITH RECURSIVE full_block (first) AS (
      SELECT max(0, new.created_at) * 16
      UNION ALL
      SELECT first + 16 FROM full_block
      WHERE EXISTS (SELECT 1 FROM library_item WHERE id = full_block.first + 15))
    SELECT max(first) AS first FROM full_block) AS block), job.number, new.id, job.state, job.account_id,
      coalesce(new.facts ->> '$.kind', job.kind), library_name_key(job.name),
      coalesce(new.bytes, -1),
      coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1),
      coalesce(job.price_micro, -1)
    FROM job
    WHERE job.number = new.job_number
      AND job.number >= (SELECT jobs_from FROM library_build)
      AND NOT EXISTS (SELECT 1 FROM library_item AS item
        WHERE item.job_number = new.job_number AND item.output_id = new.id);
END;

CREATE TRIGGER library_text_follows_job AFTER UPDATE OF name, status ON job
WHEN old.name <> new.name
  OR (old.status ->> '$.failure') IS NOT (new.status ->> '$.failure')
BEGIN
  UPDATE library_text SET own = (
    SELECT coalesce((
    SELECT library_own_text(job.name, output.file_name, job.status ->> '$.failure', item.note)
    FROM job LEFT JOIN output ON output.id = item.output_id
    WHERE job.number = item.job_number), '') FROM library_item AS item
    WHERE item.id = library_text.id)
  WHERE id IN (SELECT id FROM library_item WHERE job_number = new.number);
END;

CREATE TRIGGER library_text_follows_output AFTER UPDATE OF file_name ON output
WHEN new.state = 'stored' AND old.file_name <> new.file_name
BEGIN
  UPDATE library_text SET own = (
    SELECT coalesce((
    SELECT library_own_text(job.name, output.file_name, job.status ->> '$.failure', item.note)
    FROM job LEFT JOIN output ON output.id = item.output_id
    WHERE job.number = item.job_number), '') FROM library_item AS item
    WHERE item.id = library_text.id)
  WHERE id IN (SELECT id FROM library_item
    WHERE job_number = new.job_number AND output_id = new.id);
END;

CREATE TRIGGER library_text_is_due AFTER INSERT ON library_text
BEGIN
  INSERT OR IGNORE INTO library_text_due VALUES (new.id);
END;

CREATE TRIGGER library_text_is_due_anew AFTER UPDATE ON library_text
WHEN old.id <> new.id OR old.own <> new.own OR old.payload <> new.payload
BEGIN
  INSERT OR IGNORE INTO library_text_due VALUES (old.id);
  INSERT OR IGNORE INTO library_text_due VALUES (new.id);
END;

CREATE TRIGGER library_text_is_due_to_go AFTER DELETE ON library_text
BEGIN
  INSERT OR IGNORE INTO library_text_due VALUES (old.id);
END;

CREATE TRIGGER library_word_is_taken_apart AFTER INSERT ON library_word
BEGIN
  INSERT INTO library_word_parts (rowid, word) VALUES (new.id, new.word);
END;

CREATE TRIGGER preview_adds AFTER INSERT ON preview
BEGIN UPDATE preview_total SET bytes = bytes + new.bytes; END;

CREATE TRIGGER preview_changes AFTER UPDATE OF bytes ON preview
BEGIN UPDATE preview_total SET bytes = bytes + new.bytes - old.bytes; END;

CREATE TRIGGER preview_takes AFTER DELETE ON preview
BEGIN UPDATE preview_total SET bytes = bytes - old.bytes; END;
