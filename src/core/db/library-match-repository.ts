import type { LibrarySort } from '../../shared/library.ts';
import type { ReadableDatabase } from './database.ts';
import { sortColumn, type Place } from './library-sort-repository.ts';

/** What candidates of a search are compared by. Rows come in the order of the ids. */
export function libraryMatchReads(database: ReadableDatabase) {
  const candidates = (sql: string, parameters: Readonly<Record<string, string>>) =>
    database.all(sql, parameters).map((row) => ({
      id: Number(row['id']),
      cell: Number(row['cell_id']),
      isNoted: row['is_noted'] === 1,
      text: typeof row['text'] === 'string' ? row['text'] : '',
    }));
  return {
    /** Those whose texts have all the words, each of which is within one line, with their texts. */
    withTexts(ids: readonly number[], words: readonly string[]) {
      return candidates(
        `SELECT item.id, item.cell_id, item.note <> '' AS is_noted,
           text.own || char(10) || text.payload AS text
         FROM json_each(:ids) AS wanted
         CROSS JOIN library_text AS text ON text.id = wanted.value
         CROSS JOIN library_item AS item ON item.id = text.id
         WHERE NOT EXISTS (SELECT 1 FROM json_each(:words) AS word
           WHERE instr(text.own, word.value) = 0 AND instr(text.payload, word.value) = 0)
         ORDER BY wanted.key`,
        { ids: JSON.stringify(ids), words: JSON.stringify(words) },
      );
    },
    withoutTexts(ids: readonly number[]) {
      return candidates(
        `SELECT item.id, item.cell_id, item.note <> '' AS is_noted
         FROM json_each(:ids) AS wanted JOIN library_item AS item ON item.id = wanted.value
         ORDER BY wanted.key`,
        { ids: JSON.stringify(ids) },
      );
    },
    tagsOf(ids: readonly number[]): Map<number, Set<number>> {
      const tags = new Map<number, Set<number>>();
      for (const row of database.all(
        `SELECT tag.item_id, tag.tag_id FROM json_each(:ids) AS wanted
         JOIN library_item_tag AS tag ON tag.item_id = wanted.value`,
        { ids: JSON.stringify(ids) },
      )) {
        const id = Number(row['item_id']);
        const set = tags.get(id) ?? new Set<number>();
        tags.set(id, set.add(Number(row['tag_id'])));
      }
      return tags;
    },
    /** Where items stand in a sort by a column. */
    placesOf(ids: readonly number[], sort: LibrarySort): Place[] {
      return database
        .all(
          `SELECT item.id, item.${sortColumn(sort) ?? 'id'} AS value FROM json_each(:ids) AS wanted
           JOIN library_item AS item ON item.id = wanted.value`,
          { ids: JSON.stringify(ids) },
        )
        .map((row) => ({
          id: Number(row['id']),
          value: typeof row['value'] === 'string' ? row['value'] : Number(row['value']),
        }));
    },
  };
}
export type LibraryMatchReads = ReturnType<typeof libraryMatchReads>;
