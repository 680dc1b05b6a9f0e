import type { Migration } from './migration.ts';

/** What part files are worth, whose they are, and which folder is the library. */
export const keptTransfers: Migration = {
  version: 50,
  sql: `
    -- What of a part file can be gone on with: see downloads/part-state.ts. Without a link.
    CREATE TABLE transfer (
      output_id TEXT PRIMARY KEY REFERENCES output (id) ON DELETE CASCADE,
      state TEXT NOT NULL CHECK (json_valid(state))
    ) STRICT;

    -- The part file's name. It stays when the container turns out to be another than was promised,
    -- though file_name changes. Null in rows from before: file_name and the suffix.
    ALTER TABLE output ADD COLUMN part_name TEXT;

    -- Several homes may share one library folder: each removes only what carries its own tag.
    CREATE TABLE home (tag TEXT NOT NULL) STRICT;
    INSERT INTO home VALUES (lower(hex(randomblob(4))));

    -- The folders that files have been written to, and the mark that was found or put in each. A
    -- folder without its mark is another one: the disk that belongs there is not connected.
    CREATE TABLE library_folder (
      folder TEXT PRIMARY KEY,
      mark TEXT NOT NULL
    ) STRICT;
  `,
};
