import type { Migration } from './migration.ts';

/** Files may go to several folders, and to folders within them. */
export const foldersBegunIn: Migration = {
  version: 190,
  sql: `
    -- Where files were begun since the last start: a crash may have left part files there that no
    -- row of an output tells of.
    CREATE TABLE begun_folder (
      folder TEXT PRIMARY KEY
    ) STRICT, WITHOUT ROWID;
  `,
};
