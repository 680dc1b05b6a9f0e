import type { Migration } from './migration.ts';

const tagsOf = (row: 'old' | 'new'): string =>
  `(SELECT tag_id FROM library_item_tag WHERE item_id = ${row}.id)`;

/** What people put into the library: tags, edits that can be taken back, and views. */
export const libraryOrder: Migration = {
  version: 64,
  sql: `
    CREATE TABLE library_tag (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      -- The name as it is compared and searched: folded.
      name_key TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE library_item_tag (
      tag_id INTEGER NOT NULL REFERENCES library_tag (id),
      item_id INTEGER NOT NULL REFERENCES library_item (id) ON UPDATE CASCADE,
      PRIMARY KEY (tag_id, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX library_tag_by_item ON library_item_tag (item_id, tag_id);
    -- How many items of a cell have a tag.
    CREATE TABLE library_cell_tag (
      tag_id INTEGER NOT NULL,
      cell_id INTEGER NOT NULL,
      items INTEGER NOT NULL,
      PRIMARY KEY (tag_id, cell_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER library_tag_is_counted AFTER INSERT ON library_item_tag
    BEGIN
      INSERT INTO library_cell_tag
        SELECT new.tag_id, cell_id, 1 FROM library_item WHERE id = new.item_id
        ON CONFLICT DO UPDATE SET items = items + 1;
    END;
    CREATE TRIGGER library_tag_is_no_longer_counted AFTER DELETE ON library_item_tag
    BEGIN
      UPDATE library_cell_tag SET items = items - 1
        WHERE tag_id = old.tag_id
          AND cell_id = (SELECT cell_id FROM library_item WHERE id = old.item_id);
    END;
    CREATE TRIGGER library_tags_change_cell AFTER UPDATE OF cell_id ON library_item
    WHEN old.cell_id <> new.cell_id
    BEGIN
      UPDATE library_cell_tag SET items = items - 1
        WHERE cell_id = old.cell_id AND tag_id IN ${tagsOf('new')};
      INSERT INTO library_cell_tag
        SELECT tag_id, new.cell_id, 1 FROM library_item_tag WHERE item_id = new.id
        ON CONFLICT DO UPDATE SET items = items + 1;
    END;
    CREATE TRIGGER library_item_drops_tags BEFORE DELETE ON library_item
    BEGIN
      DELETE FROM library_item_tag WHERE item_id = old.id;
    END;

    CREATE TABLE library_edit (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      label TEXT NOT NULL,
      change TEXT NOT NULL CHECK (json_valid(change)),
      -- gathering: its items are being written down; nothing is changed yet.
      state TEXT NOT NULL CHECK (state IN ('gathering', 'applying', 'applied', 'undoing', 'undone')),
      total INTEGER NOT NULL DEFAULT 0,
      done INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE library_edit_item (
      edit_id INTEGER NOT NULL REFERENCES library_edit (id),
      item_id INTEGER NOT NULL REFERENCES library_item (id) ON UPDATE CASCADE ON DELETE CASCADE,
      -- What undoing it puts back, as JSON; null until it is applied.
      before TEXT,
      PRIMARY KEY (edit_id, item_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX library_edit_by_item ON library_edit_item (item_id);

    CREATE TABLE library_view (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      query TEXT NOT NULL CHECK (json_valid(query)),
      position INTEGER NOT NULL
    ) STRICT;
  `,
};
