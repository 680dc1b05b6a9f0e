import type { Migration } from './migration.ts';

/** What the disk last said of the library's files, and where those are that were taken away. */
export const libraryCare: Migration = {
  version: 80,
  sql: `
    -- Of a stored output: its file as it was last seen. Without a row: not looked at yet.
    CREATE TABLE disk_file (
      output_id TEXT PRIMARY KEY REFERENCES output (id) ON DELETE CASCADE,
      bytes INTEGER NOT NULL,
      -- Milliseconds since 1970, with their fractions.
      modified_at REAL NOT NULL,
      inode TEXT NOT NULL,
      -- Its bytes are no longer those that were stored: since when that is known, and what they are.
      changed_at INTEGER,
      sha256 TEXT,
      CHECK ((changed_at IS NULL) = (sha256 IS NULL))
    ) STRICT;
    CREATE INDEX disk_file_changed ON disk_file (changed_at) WHERE changed_at IS NOT NULL;

    -- Files in a library folder that are no output's.
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
    CREATE INDEX unknown_file_by_inode ON unknown_file (inode);
    CREATE INDEX unknown_file_by_content ON unknown_file (bytes, sha256);

    -- The file of an item in the trash. moving, restoring: the intent, from before the file moves.
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
    CREATE INDEX trash_file_here ON trash_file (output_id, bytes) WHERE place = 'library';

    -- What became of fetching an output again.
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
    CREATE INDEX fetch_again_of_job ON fetch_again (job_number) WHERE state = 'fetching';

    -- The last look, and the rules for what is kept.
    CREATE TABLE library_care (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT;

    -- Of its items: those that were left as they were, and why, for people.
    ALTER TABLE library_edit ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE library_edit ADD COLUMN remark TEXT;
    CREATE INDEX library_item_forgotten ON library_item (job_number) WHERE forgotten_at IS NOT NULL;
  `,
};
