import { z } from 'zod';
import type { Colour } from '../../shared/colour.ts';
import { tagColourSchema, type TagView } from '../../shared/library.ts';
import { foldText } from '../library/search/fold-text.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const countSchema = z.object({
  name: z.string(),
  count: z.int(),
  // A colour that this version does not know is none.
  colour: tagColourSchema.catch(null),
});

/** Tags are the same when they read the same: in whatever case, form or accents. */
export const tagKey = (name: string): string => foldText(name);

export function libraryOrderReads(database: ReadableDatabase) {
  return {
    /** Those that anything has, what was forgotten left out; counts leave the trash out as well. */
    tags(): TagView[] {
      return database
        .all(
          `SELECT tag.name, tag.colour, sum(CASE cell.shelf WHEN 0 THEN counted.items ELSE 0 END) AS count
           FROM library_tag AS tag
           JOIN library_cell_tag AS counted ON counted.tag_id = tag.id AND counted.items > 0
           JOIN library_cell AS cell ON cell.id = counted.cell_id AND cell.shelf < 2
           GROUP BY tag.id ORDER BY tag.name_key`,
        )
        .map((row) => countSchema.parse(row));
    },
    tagId(name: string): number | null {
      const row = database.one('SELECT id FROM library_tag WHERE name_key = :key', {
        key: tagKey(name),
      });
      return row === undefined ? null : Number(row['id']);
    },
    isTagUsed(id: number): boolean {
      return (
        database.one('SELECT 1 FROM library_item_tag WHERE tag_id = :id LIMIT 1', { id }) !==
        undefined
      );
    },
    /** The tags of an item, by name. */
    tagsOf(item: number): string[] {
      return database
        .all(
          `SELECT tag.name FROM library_item_tag AS has JOIN library_tag AS tag
             ON tag.id = has.tag_id WHERE has.item_id = :item ORDER BY tag.name_key`,
          { item },
        )
        .map((row) => String(row['name']));
    },
    itemsWithTag(tag: number, after: number, limit: number): number[] {
      return database
        .all(
          `SELECT item_id FROM library_item_tag WHERE tag_id = :tag AND item_id > :after
           ORDER BY item_id LIMIT :limit`,
          { tag, after, limit },
        )
        .map((row) => Number(row['item_id']));
    },
    item(id: number): { starred: boolean; note: string } | undefined {
      const row = database.one('SELECT starred, note FROM library_item WHERE id = :id', { id });
      return row && { starred: row['starred'] === 1, note: String(row['note']) };
    },
  };
}
export type LibraryOrderReads = ReturnType<typeof libraryOrderReads>;

/** Each belongs in a transaction of the caller's. */
export function libraryOrderWrites(database: WritableDatabase) {
  const reads = libraryOrderReads(database);
  return {
    /** The tag of that name; made where there is none. One that nothing has takes the new spelling. */
    ensureTag(name: string): number {
      const known = reads.tagId(name);
      if (known !== null) {
        if (!reads.isTagUsed(known)) this.renameTag(known, name);
        return known;
      }
      return database.run('INSERT INTO library_tag (name, name_key) VALUES (:name, :key)', {
        name,
        key: tagKey(name),
      }).rowId;
    },
    renameTag(id: number, name: string): void {
      database.run('UPDATE library_tag SET name = :name, name_key = :key WHERE id = :id', {
        id,
        name,
        key: tagKey(name),
      });
    },
    colourTag(id: number, colour: Colour | null): void {
      database.run('UPDATE library_tag SET colour = :colour WHERE id = :id', { id, colour });
    },
    /** A tag that nothing has makes room for another of its name. */
    dropUnusedTag(id: number): void {
      database.run('DELETE FROM library_cell_tag WHERE tag_id = :id', { id });
      database.run('DELETE FROM library_tag WHERE id = :id', { id });
    },
    addTag(item: number, tag: number): boolean {
      return (
        database.run(
          'INSERT OR IGNORE INTO library_item_tag (tag_id, item_id) VALUES (:tag, :item)',
          { item, tag },
        ).changes > 0
      );
    },
    removeTag(item: number, tag: number): boolean {
      return (
        database.run('DELETE FROM library_item_tag WHERE tag_id = :tag AND item_id = :item', {
          item,
          tag,
        }).changes > 0
      );
    },
    setStar(item: number, starred: boolean): void {
      database.run(
        'UPDATE library_item SET starred = :starred WHERE id = :item AND starred <> :starred',
        { item, starred: starred ? 1 : 0 },
      );
    },
    setNote(item: number, note: string): void {
      database.run('UPDATE library_item SET note = :note WHERE id = :item AND note <> :note', {
        item,
        note,
      });
    },
  };
}
export type LibraryOrderWrites = ReturnType<typeof libraryOrderWrites>;
