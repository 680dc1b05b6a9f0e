import type { Migration } from './migration.ts';

/** A person may say that a file which was changed is to stay as it is now. */
export const keptChanges: Migration = {
  version: 140,
  sql: `
-- The other bytes that a person lets stay. Another change is told again, since its bytes are others.
ALTER TABLE disk_file ADD COLUMN kept_sha256 TEXT;
`,
};
