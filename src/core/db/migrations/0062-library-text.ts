import type { Migration } from './migration.ts';

/*
 * The text that items are found by: folded and redacted, and two indexes over it. Trigrams find
 * words of three letters and more; the letters and pairs of letters that a text has find shorter
 * ones, of which there are no trigrams. `detail=none` keeps them small: what they find is compared
 * with the text itself.
 */

const ownText = (item: string): string => `(
        SELECT library_own_text(job.name, output.file_name, job.status ->> '$.failure', ${item}.note)
        FROM job LEFT JOIN output ON output.id = ${item}.output_id
        WHERE job.number = ${item}.job_number)`;

/** Of a payload, as much as is looked through: 64 KiB of it. */
const payloadText = `(
        SELECT library_payload_text(substr(payload.content, 1, 65536))
        FROM job JOIN payload ON payload.sha256 = job.payload_sha256
        WHERE job.number = new.job_number)`;

const indexText = `
      INSERT INTO library_trigrams (rowid, text)
        VALUES (new.id, new.own || char(10) || new.payload);
      INSERT INTO library_pairs (rowid, text)
        VALUES (new.id, library_pairs_of(new.own || char(10) || new.payload));`;
const unindexText = `
      DELETE FROM library_trigrams WHERE rowid = old.id;
      DELETE FROM library_pairs WHERE rowid = old.id;`;

export const libraryText: Migration = {
  version: 62,
  sql: `
    CREATE TABLE library_text (
      -- The item's.
      id INTEGER PRIMARY KEY,
      -- Its names, error and note.
      own TEXT NOT NULL,
      payload TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE library_trigrams USING fts5 (
      text, content = '', contentless_delete = 1, detail = none,
      tokenize = 'trigram case_sensitive 1'
    );
    CREATE VIRTUAL TABLE library_pairs USING fts5 (
      text, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );

    -- Merging parts of an index while something is written holds that up a hundred times as long as
    -- the write takes: it is done while nothing is written (see tidyTextIndex).
    INSERT INTO library_trigrams (library_trigrams, rank) VALUES ('automerge', 0);
    INSERT INTO library_pairs (library_pairs, rank) VALUES ('automerge', 0);

    CREATE TRIGGER library_item_gets_text AFTER INSERT ON library_item
    BEGIN
      INSERT INTO library_text
        VALUES (new.id, coalesce(${ownText('new')}, ''), coalesce(${payloadText}, ''));
    END;
    CREATE TRIGGER library_item_changes_text AFTER UPDATE OF id, output_id, note ON library_item
    WHEN old.id <> new.id OR old.output_id IS NOT new.output_id OR old.note <> new.note
    BEGIN
      UPDATE library_text SET id = new.id, own = coalesce(${ownText('new')}, '')
        WHERE id = old.id;
    END;
    CREATE TRIGGER library_item_drops_text AFTER DELETE ON library_item
    BEGIN
      DELETE FROM library_text WHERE id = old.id;
    END;
    CREATE TRIGGER library_text_follows_job AFTER UPDATE OF name, status ON job
    WHEN old.name <> new.name
      OR (old.status ->> '$.failure') IS NOT (new.status ->> '$.failure')
    BEGIN
      UPDATE library_text SET own = (
        SELECT coalesce(${ownText('item')}, '') FROM library_item AS item
        WHERE item.id = library_text.id)
      WHERE id IN (SELECT id FROM library_item WHERE job_number = new.number);
    END;
    CREATE TRIGGER library_text_follows_output AFTER UPDATE OF file_name ON output
    WHEN new.state = 'stored' AND old.file_name <> new.file_name
    BEGIN
      UPDATE library_text SET own = (
        SELECT coalesce(${ownText('item')}, '') FROM library_item AS item
        WHERE item.id = library_text.id)
      WHERE id IN (SELECT id FROM library_item
        WHERE job_number = new.job_number AND output_id = new.id);
    END;

    CREATE TRIGGER library_text_is_indexed AFTER INSERT ON library_text
    BEGIN${indexText}
    END;
    CREATE TRIGGER library_text_is_indexed_anew AFTER UPDATE ON library_text
    WHEN old.id <> new.id OR old.own <> new.own OR old.payload <> new.payload
    BEGIN${unindexText}${indexText}
    END;
    CREATE TRIGGER library_text_is_no_longer_indexed AFTER DELETE ON library_text
    BEGIN${unindexText}
    END;
  `,
};
