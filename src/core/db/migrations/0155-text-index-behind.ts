import type { Migration } from './migration.ts';

/*
 * The indexes over the texts are written behind: a text that came, changed or went is noted in the
 * transaction that did it, and taken into them a moment later, many at once, by whoever nobody
 * waits for. Until then searches look at it itself. Nothing is lost by a crash between the two.
 */
export const textIndexBehind: Migration = {
  version: 155,
  sql: `
    DROP TRIGGER library_text_is_indexed;
    DROP TRIGGER library_text_is_indexed_anew;
    DROP TRIGGER library_text_is_no_longer_indexed;
    DROP TRIGGER library_text_is_in_words;
    DROP TRIGGER library_text_is_in_words_anew;
    DROP TRIGGER library_text_is_no_longer_in_words;

    -- Items whose text the indexes do not have as it is now; of one without a text they may have one.
    CREATE TABLE library_text_due (
      id INTEGER PRIMARY KEY
    ) STRICT;

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
  `,
};
