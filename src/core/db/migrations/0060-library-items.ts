import type { Migration } from './migration.ts';

/*
 * The library as a history: an item is one stored file, or one job that has none. Items, the cells
 * they are counted in and the text they are found by are kept by triggers, in the transaction of
 * whatever changed: nobody who writes a job or an output can forget them.
 *
 * An item's id is its time in milliseconds since 1970, times 16, and the next free number from
 * there on: ids are in order of time, so that newest first is the order of the table itself and of
 * its text index.
 */

/** The first id from the millisecond `at` on that is free: looked for by its block of 16. */
export const freeId = (at: string): string => `(
      SELECT coalesce(
        (SELECT max(id) + 1 FROM library_item WHERE id BETWEEN block.first AND block.first + 15),
        block.first)
      FROM (
        WITH RECURSIVE full_block (first) AS (
          SELECT max(0, ${at}) * 16
          UNION ALL
          SELECT first + 16 FROM full_block
          WHERE EXISTS (SELECT 1 FROM library_item WHERE id = full_block.first + 15))
        SELECT max(first) AS first FROM full_block) AS block)`;

/** An output has taken its place in the library: its job's item becomes it, or it is one more. */
const outputIsStored = `
      UPDATE library_item SET
        id = ${freeId('new.created_at')},
        output_id = new.id,
        kind = coalesce(new.facts ->> '$.kind', kind),
        bytes = coalesce(new.bytes, -1),
        duration_ms = coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1)
      WHERE job_number = new.job_number AND output_id IS NULL;
      INSERT INTO library_item (id, job_number, output_id, state, account_id, kind, name_key,
          bytes, duration_ms, price_micro)
        SELECT ${freeId('new.created_at')}, job.number, new.id, job.state, job.account_id,
          coalesce(new.facts ->> '$.kind', job.kind), library_name_key(job.name),
          coalesce(new.bytes, -1),
          coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1),
          coalesce(job.price_micro, -1)
        FROM job
        WHERE job.number = new.job_number
          AND job.number >= (SELECT jobs_from FROM library_build)
          AND NOT EXISTS (SELECT 1 FROM library_item AS item
            WHERE item.job_number = new.job_number AND item.output_id = new.id);`;

const tables = `
    CREATE TABLE library_item (
      id INTEGER PRIMARY KEY,
      job_number INTEGER NOT NULL REFERENCES job (number),
      -- Null: a job without a file, of which there is one at most.
      output_id TEXT,
      state TEXT NOT NULL,
      account_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      -- What it is sorted by. -1: it has none.
      name_key TEXT NOT NULL,
      bytes INTEGER NOT NULL DEFAULT -1,
      duration_ms INTEGER NOT NULL DEFAULT -1,
      price_micro INTEGER NOT NULL DEFAULT -1,
      -- What people and the disk say of it.
      starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
      note TEXT NOT NULL DEFAULT '',
      trashed_at INTEGER,
      missing_at INTEGER,
      -- No longer part of the library; kept, so that building the index does not bring it back.
      forgotten_at INTEGER,
      cell_id INTEGER REFERENCES library_cell (id)
    ) STRICT;
    CREATE INDEX library_item_by_job ON library_item (job_number);
    CREATE INDEX library_item_by_cell ON library_item (cell_id);
    CREATE INDEX library_item_by_name ON library_item (cell_id, name_key);
    CREATE INDEX library_item_by_bytes ON library_item (cell_id, bytes);
    CREATE INDEX library_item_by_duration ON library_item (cell_id, duration_ms);
    CREATE INDEX library_item_by_price ON library_item (cell_id, price_micro);
    CREATE INDEX library_item_noted ON library_item (id) WHERE note <> '';

    -- Items that are alike in everything that is filtered by. There are as many as there are
    -- different kinds of items, which is few: whatever is counted is a sum over them.
    CREATE TABLE library_cell (
      id INTEGER PRIMARY KEY,
      -- 0: in the library; 1: in the trash; 2: forgotten.
      shelf INTEGER NOT NULL,
      state TEXT NOT NULL,
      account_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      has_file INTEGER NOT NULL,
      starred INTEGER NOT NULL,
      missing INTEGER NOT NULL,
      items INTEGER NOT NULL DEFAULT 0,
      UNIQUE (shelf, state, account_id, kind, has_file, starred, missing)
    ) STRICT;
    -- Days since 1970 and months (202607) of UTC.
    CREATE TABLE library_cell_day (
      day INTEGER NOT NULL,
      cell_id INTEGER NOT NULL,
      items INTEGER NOT NULL,
      PRIMARY KEY (day, cell_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE library_cell_month (
      month INTEGER NOT NULL,
      cell_id INTEGER NOT NULL,
      items INTEGER NOT NULL,
      PRIMARY KEY (month, cell_id)
    ) STRICT, WITHOUT ROWID;

    -- Jobs from this number on have their items; those below are older than this table, and are
    -- taken in by and by.
    CREATE TABLE library_build (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      jobs_from INTEGER NOT NULL,
      jobs_at_first INTEGER NOT NULL
    ) STRICT;
    INSERT INTO library_build SELECT 1, coalesce(max(number), 0) + 1, coalesce(max(number), 0)
      FROM job;

    CREATE INDEX output_unfinished ON output (state) WHERE state <> 'stored';
    CREATE INDEX output_by_content ON output (sha256, bytes) WHERE state = 'stored';`;

const itemTriggers = `
    CREATE TRIGGER library_takes_job AFTER INSERT ON job
    BEGIN
      INSERT INTO library_item (id, job_number, state, account_id, kind, name_key, price_micro)
        SELECT ${freeId('new.created_at')}, new.number, new.state, new.account_id, new.kind,
          library_name_key(new.name), coalesce(new.price_micro, -1);
    END;
    CREATE TRIGGER library_follows_job
    AFTER UPDATE OF state, account_id, kind, name, price_micro ON job
    WHEN old.state <> new.state OR old.account_id <> new.account_id OR old.kind <> new.kind
      OR old.name <> new.name OR old.price_micro IS NOT new.price_micro
    BEGIN
      UPDATE library_item SET
        state = new.state,
        account_id = new.account_id,
        kind = CASE WHEN output_id IS NULL THEN new.kind ELSE kind END,
        name_key = library_name_key(new.name),
        price_micro = coalesce(new.price_micro, -1)
      WHERE job_number = new.number;
    END;
    CREATE TRIGGER library_takes_output AFTER INSERT ON output WHEN new.state = 'stored'
    BEGIN${outputIsStored}
    END;
    CREATE TRIGGER library_takes_stored_output AFTER UPDATE OF state ON output
    WHEN new.state = 'stored' AND old.state <> 'stored'
    BEGIN${outputIsStored}
    END;
    CREATE TRIGGER library_follows_output AFTER UPDATE OF bytes, facts ON output
    WHEN new.state = 'stored' AND (old.bytes IS NOT new.bytes OR old.facts IS NOT new.facts)
    BEGIN
      UPDATE library_item SET
        kind = coalesce(new.facts ->> '$.kind', kind),
        bytes = coalesce(new.bytes, -1),
        duration_ms = coalesce(round((new.facts ->> '$.durationSeconds') * 1000), -1)
      WHERE job_number = new.job_number AND output_id = new.id;
    END;
    CREATE TRIGGER library_drops_output AFTER DELETE ON output WHEN old.state = 'stored'
    BEGIN
      DELETE FROM library_item
        WHERE job_number = old.job_number AND output_id = old.id
          AND EXISTS (SELECT 1 FROM library_item AS other
            WHERE other.job_number = old.job_number AND other.id <> library_item.id);
      UPDATE library_item SET
        output_id = NULL, bytes = -1, duration_ms = -1, missing_at = NULL,
        kind = (SELECT kind FROM job WHERE number = old.job_number)
      WHERE job_number = old.job_number AND output_id = old.id;
    END;
    CREATE TRIGGER library_drops_job BEFORE DELETE ON job
    BEGIN
      DELETE FROM library_item WHERE job_number = old.number;
    END;`;

const putInCell = `
      INSERT OR IGNORE INTO library_cell
          (shelf, state, account_id, kind, has_file, starred, missing)
        VALUES (
          CASE WHEN new.forgotten_at IS NOT NULL THEN 2
            WHEN new.trashed_at IS NOT NULL THEN 1 ELSE 0 END,
          new.state, new.account_id, new.kind, new.output_id IS NOT NULL, new.starred,
          new.missing_at IS NOT NULL);
      UPDATE library_item SET cell_id = (
        SELECT cell.id FROM library_cell AS cell
        WHERE cell.shelf = CASE WHEN new.forgotten_at IS NOT NULL THEN 2
            WHEN new.trashed_at IS NOT NULL THEN 1 ELSE 0 END
          AND cell.state = new.state AND cell.account_id = new.account_id
          AND cell.kind = new.kind AND cell.has_file = (new.output_id IS NOT NULL)
          AND cell.starred = new.starred AND cell.missing = (new.missing_at IS NOT NULL))
      WHERE id = new.id;`;

const count = (row: 'old' | 'new', by: '+ 1' | '- 1'): string => `
      UPDATE library_cell SET items = items ${by} WHERE id = ${row}.cell_id;
      INSERT INTO library_cell_day
        SELECT ${row}.id / 1382400000, ${row}.cell_id, 0 ${by} WHERE ${row}.cell_id IS NOT NULL
        ON CONFLICT DO UPDATE SET items = items ${by};
      INSERT INTO library_cell_month
        SELECT CAST(strftime('%Y%m', ${row}.id / 16000, 'unixepoch') AS INTEGER), ${row}.cell_id,
          0 ${by} WHERE ${row}.cell_id IS NOT NULL
        ON CONFLICT DO UPDATE SET items = items ${by};`;

const cellTriggers = `
    CREATE TRIGGER library_item_gets_cell AFTER INSERT ON library_item
    BEGIN${putInCell}
    END;
    CREATE TRIGGER library_item_changes_cell
    AFTER UPDATE OF state, account_id, kind, output_id, starred, trashed_at, missing_at,
      forgotten_at ON library_item
    WHEN old.state <> new.state OR old.account_id <> new.account_id OR old.kind <> new.kind
      OR (old.output_id IS NULL) <> (new.output_id IS NULL) OR old.starred <> new.starred
      OR (old.trashed_at IS NULL) <> (new.trashed_at IS NULL)
      OR (old.missing_at IS NULL) <> (new.missing_at IS NULL)
      OR (old.forgotten_at IS NULL) <> (new.forgotten_at IS NULL)
    BEGIN${putInCell}
    END;
    CREATE TRIGGER library_item_is_counted_anew AFTER UPDATE OF id, cell_id ON library_item
    WHEN old.id <> new.id OR old.cell_id IS NOT new.cell_id
    BEGIN${count('old', '- 1')}${count('new', '+ 1')}
    END;
    CREATE TRIGGER library_item_is_no_longer_counted AFTER DELETE ON library_item
    BEGIN${count('old', '- 1')}
    END;`;

export const libraryItems: Migration = {
  version: 60,
  sql: `${tables}
${itemTriggers}
${cellTriggers}
  `,
};
