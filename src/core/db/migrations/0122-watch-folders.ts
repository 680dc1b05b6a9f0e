import type { Migration } from './migration.ts';

/** Folders whose payload files are submitted by a rule, and what became of each file. */
export const watchFolders: Migration = {
  version: 122,
  sql: `
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

    --  waiting ─► following ─► moving ─► settled
    --     └──────────────────────┘
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
    -- One content is one job, whatever the file is called and however often it comes.
    CREATE UNIQUE INDEX watch_file_submitted ON watch_file (folder_id, sha256)
      WHERE job_number IS NOT NULL;
    CREATE INDEX watch_file_open ON watch_file (folder_id, name) WHERE state <> 'settled';
    CREATE INDEX watch_file_by_content ON watch_file (folder_id, sha256);
    CREATE INDEX watch_file_hour ON watch_file (folder_id, submitted_at)
      WHERE submitted_at IS NOT NULL;
    CREATE INDEX watch_file_newest ON watch_file (folder_id, found_at);
  `,
};
