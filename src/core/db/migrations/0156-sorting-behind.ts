import type { Migration } from './migration.ts';

const due = (row: 'old' | 'new'): string =>
  `INSERT OR IGNORE INTO library_sort_due VALUES (${row}.id);`;

/*
 * A job that changes its state moves in every order that the library is sorted in: ten pages of
 * the database, each somewhere else. So the orders by name and number are those of a copy of these
 * columns, which is brought up to date a moment later; until then a sort looks at what changed
 * itself. The order of time is that of the items' ids and needs none.
 */
export const sortingBehind: Migration = {
  version: 156,
  sql: `
    CREATE TABLE library_sorted (
      -- The item's.
      id INTEGER PRIMARY KEY,
      cell_id INTEGER,
      name_key TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      duration_ms INTEGER NOT NULL,
      price_micro INTEGER NOT NULL
    ) STRICT;
    INSERT INTO library_sorted
      SELECT id, cell_id, name_key, bytes, duration_ms, price_micro FROM library_item ORDER BY id;
    DROP INDEX library_item_by_name;
    DROP INDEX library_item_by_bytes;
    DROP INDEX library_item_by_duration;
    DROP INDEX library_item_by_price;
    CREATE INDEX library_sorted_by_name ON library_sorted (cell_id, name_key);
    CREATE INDEX library_sorted_by_bytes ON library_sorted (cell_id, bytes);
    CREATE INDEX library_sorted_by_duration ON library_sorted (cell_id, duration_ms);
    CREATE INDEX library_sorted_by_price ON library_sorted (cell_id, price_micro);

    -- Items that the copy does not have as they are now, or has although they are gone.
    CREATE TABLE library_sort_due (
      id INTEGER PRIMARY KEY
    ) STRICT;

    CREATE TRIGGER library_item_is_to_be_sorted AFTER INSERT ON library_item
    BEGIN
      ${due('new')}
    END;
    CREATE TRIGGER library_item_is_to_be_sorted_anew
    AFTER UPDATE OF id, cell_id, name_key, bytes, duration_ms, price_micro ON library_item
    WHEN old.id <> new.id OR old.cell_id IS NOT new.cell_id OR old.name_key <> new.name_key
      OR old.bytes <> new.bytes OR old.duration_ms <> new.duration_ms
      OR old.price_micro <> new.price_micro
    BEGIN
      ${due('old')}
      ${due('new')}
    END;
    CREATE TRIGGER library_item_is_no_longer_sorted AFTER DELETE ON library_item
    BEGIN
      ${due('old')}
    END;
  `,
};
