import { libraryQuerySchema, type SavedView } from '../../shared/library.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

export function libraryViewReads(database: ReadableDatabase) {
  return {
    /** In the order that people gave them. */
    views(): SavedView[] {
      return database
        .all('SELECT id, name, query FROM library_view ORDER BY position, id')
        .map((row) => ({
          id: Number(row['id']),
          name: String(row['name']),
          query: parseColumn(libraryQuerySchema, row['query'], 'library_view.query'),
        }));
    },
  };
}
export type LibraryViewReads = ReturnType<typeof libraryViewReads>;

/** Each belongs in a transaction of the caller's. */
export function libraryViewWrites(database: WritableDatabase) {
  return {
    insertView(name: string, query: SavedView['query']): number {
      return database.run(
        `INSERT INTO library_view (name, query, position)
         VALUES (:name, :query, (SELECT coalesce(max(position), 0) + 1 FROM library_view))`,
        { name, query: JSON.stringify(query) },
      ).rowId;
    },
    changeView(id: number, name: string, query: SavedView['query']): boolean {
      return (
        database.run('UPDATE library_view SET name = :name, query = :query WHERE id = :id', {
          id,
          name,
          query: JSON.stringify(query),
        }).changes > 0
      );
    },
    removeView(id: number): boolean {
      return database.run('DELETE FROM library_view WHERE id = :id', { id }).changes > 0;
    },
    placeView(id: number, position: number): void {
      database.run('UPDATE library_view SET position = :position WHERE id = :id', {
        id,
        position,
      });
    },
  };
}
export type LibraryViewWrites = ReturnType<typeof libraryViewWrites>;
