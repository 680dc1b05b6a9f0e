import type { Migration } from './migration.ts';

/** Payloads that are kept to begin with, and to be filled in from tables. */
export const payloadTemplates: Migration = {
  version: 120,
  sql: `
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
  `,
};
