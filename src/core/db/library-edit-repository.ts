import { z } from 'zod';
import { carriedChangeSchema } from '../../shared/library-care.ts';
import { libraryChangeSchema } from '../../shared/library.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const rowSchema = z.object({
  id: z.int(),
  at: z.int(),
  label: z.string(),
  state: z.enum(['gathering', 'applying', 'applied', 'undoing', 'undone']),
  total: z.int(),
  done: z.int(),
  skipped: z.int(),
  remark: z.string().nullable(),
});

/** What an edit does: to rows alone, or to files as well. */
const storedChangeSchema = z.union([libraryChangeSchema, carriedChangeSchema]);
export type StoredChange = z.infer<typeof storedChangeSchema>;

/** An edit of many items, as it is written down before it is done. */
export type Edit = z.output<typeof rowSchema> & { readonly change: StoredChange };

function editOf(row: SqlRow): Edit {
  return {
    ...rowSchema.parse(row),
    change: parseColumn(storedChangeSchema, row['change'], 'library_edit.change'),
  };
}

/** One item of an edit, and what it was before. */
export interface EditItem {
  readonly item: number;
  readonly before: string | null;
}

export function libraryEditReads(database: ReadableDatabase) {
  return {
    byId(id: number): Edit | undefined {
      const row = database.one('SELECT * FROM library_edit WHERE id = :id', { id });
      return row && editOf(row);
    },
    /** Newest first; those that are still being gathered are no edits yet. */
    latest(limit: number): Edit[] {
      return database
        .all(
          `SELECT * FROM library_edit WHERE state <> 'gathering' ORDER BY id DESC LIMIT :limit`,
          { limit },
        )
        .map(editOf);
    },
    unfinished(): Edit[] {
      return database
        .all(
          `SELECT * FROM library_edit WHERE state IN ('gathering', 'applying', 'undoing') ORDER BY id`,
        )
        .map(editOf);
    },
    /** Edits older than the newest `kept`. */
    outdated(kept: number): number[] {
      return database
        .all(
          `SELECT id FROM library_edit WHERE state IN ('applied', 'undone')
           ORDER BY id DESC LIMIT -1 OFFSET :kept`,
          { kept },
        )
        .map((row) => Number(row['id']));
    },
    /** Items that are still to be done: those without a `before`, or, to undo, those with one. */
    itemsToDo(edit: number, isUndo: boolean, after: number, limit: number): EditItem[] {
      return database
        .all(
          `SELECT item_id, before FROM library_edit_item
           WHERE edit_id = :edit AND item_id > :after AND (before IS NOT NULL) = :isUndo
           ORDER BY item_id LIMIT :limit`,
          { edit, after, isUndo: isUndo ? 1 : 0, limit },
        )
        .map((row) => ({
          item: Number(row['item_id']),
          before: typeof row['before'] === 'string' ? row['before'] : null,
        }));
    },
  };
}
export type LibraryEditReads = ReturnType<typeof libraryEditReads>;

/** Each belongs in a transaction of the caller's. */
export function libraryEditWrites(database: WritableDatabase) {
  return {
    begin(label: string, change: StoredChange, now: number): number {
      return database.run(
        `INSERT INTO library_edit (at, label, change, state)
         VALUES (:now, :label, :change, 'gathering')`,
        { now, label, change: JSON.stringify(change) },
      ).rowId;
    },
    /** Those that are there, and not yet among them. @returns how many */
    gather(edit: number, items: readonly number[]): number {
      return database.run(
        `INSERT OR IGNORE INTO library_edit_item (edit_id, item_id)
           SELECT :edit, item.id FROM json_each(:items) AS wanted
           JOIN library_item AS item ON item.id = wanted.value`,
        { edit, items: JSON.stringify(items) },
      ).changes;
    },
    setState(edit: number, state: Edit['state']): void {
      database.run(
        `UPDATE library_edit SET state = :state, done = 0, skipped = 0, remark = NULL
         WHERE id = :edit`,
        { edit, state },
      );
    },
    setTotal(edit: number): void {
      database.run(
        `UPDATE library_edit SET total =
           (SELECT count(*) FROM library_edit_item WHERE edit_id = :edit) WHERE id = :edit`,
        { edit },
      );
    },
    finish(edit: number, state: 'applied' | 'undone'): void {
      database.run('UPDATE library_edit SET state = :state, done = total WHERE id = :edit', {
        edit,
        state,
      });
    },
    ...progressWrites(database),
    /** @returns false once nothing of it is left */
    dropSome(edit: number, limit: number): boolean {
      const { changes } = database.run(
        `DELETE FROM library_edit_item WHERE edit_id = :edit AND item_id IN
           (SELECT item_id FROM library_edit_item WHERE edit_id = :edit LIMIT :limit)`,
        { edit, limit },
      );
      if (changes > 0) return true;
      database.run('DELETE FROM library_edit WHERE id = :edit', { edit });
      return false;
    },
  };
}
export type LibraryEditWrites = ReturnType<typeof libraryEditWrites>;

function progressWrites(database: WritableDatabase) {
  return {
    didItem(edit: number, item: number, before: string | null): void {
      database.run(
        `UPDATE library_edit_item SET before = :before
         WHERE edit_id = :edit AND item_id = :item`,
        { edit, item, before },
      );
    },
    /** An item was left as it was. @param why a sentence for people; the first one is kept */
    skipped(edit: number, why: string): void {
      database.run(
        `UPDATE library_edit SET skipped = skipped + 1, remark = coalesce(remark, :why)
         WHERE id = :edit`,
        { edit, why },
      );
    },
    did(edit: number, items: number): void {
      database.run('UPDATE library_edit SET done = min(total, done + :items) WHERE id = :edit', {
        edit,
        items,
      });
    },
  };
}
