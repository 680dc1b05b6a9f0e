import type { Migration } from './migration.ts';

/** A tag may have a colour, by which what has it is seen at a glance. */
export const coloursOfTags: Migration = {
  version: 181,
  sql: `
    ALTER TABLE library_tag ADD COLUMN colour TEXT;
    -- The journal keeps it with the tag's name.
    CREATE TRIGGER journal_notes_colour AFTER UPDATE OF colour ON library_tag
    WHEN old.colour IS NOT new.colour
    BEGIN
      INSERT INTO journal_due_besides VALUES ('tag ' || new.id, 1)
        ON CONFLICT DO UPDATE SET change = change + 1;
    END;
  `,
};
