import type { Migration } from './migration.ts';

/** What is known of the previews of a content; files that are equal share it. */
export const previews: Migration = {
  version: 70,
  sql: `
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

CREATE INDEX preview_waiting ON preview (changed_at) WHERE state = 'waiting' AND by_window = 0;
CREATE INDEX preview_by_use ON preview (used_at) WHERE bytes > 0;

-- Kept, because adding up a million rows takes too long.
CREATE TABLE preview_total (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  bytes INTEGER NOT NULL
) STRICT;
INSERT INTO preview_total VALUES (1, 0);

CREATE TRIGGER preview_adds AFTER INSERT ON preview
BEGIN UPDATE preview_total SET bytes = bytes + new.bytes; END;
CREATE TRIGGER preview_takes AFTER DELETE ON preview
BEGIN UPDATE preview_total SET bytes = bytes - old.bytes; END;
CREATE TRIGGER preview_changes AFTER UPDATE OF bytes ON preview
BEGIN UPDATE preview_total SET bytes = bytes + new.bytes - old.bytes; END;
`,
};
