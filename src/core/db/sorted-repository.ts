import type { ReadableDatabase, WritableDatabase } from './database.ts';

/** Brings the copy that the library is sorted by up to date; in a transaction of the caller's. */
export function sortedWrites(database: WritableDatabase) {
  return {
    /** The newest items that are due. @returns how many; fewer than `limit`: those were all */
    takeInDue(limit: number): number {
      const due = dueItems(database, limit);
      if (due.length === 0) return 0;
      const ids = { ids: JSON.stringify(due) };
      const wanted = '(SELECT value FROM json_each(:ids))';
      database.run(
        `DELETE FROM library_sorted WHERE id IN ${wanted}
           AND NOT EXISTS (SELECT 1 FROM library_item WHERE library_item.id = library_sorted.id)`,
        ids,
      );
      database.run(
        `INSERT INTO library_sorted
           SELECT id, cell_id, name_key, bytes, duration_ms, price_micro FROM library_item
           WHERE id IN ${wanted}
         ON CONFLICT DO UPDATE SET cell_id = excluded.cell_id, name_key = excluded.name_key,
           bytes = excluded.bytes, duration_ms = excluded.duration_ms,
           price_micro = excluded.price_micro`,
        ids,
      );
      database.run(`DELETE FROM library_sort_due WHERE id IN ${wanted}`, ids);
      return due.length;
    },
  };
}

export function sortedReads(database: ReadableDatabase) {
  return {
    isAnyDue: (): boolean => dueItems(database, 1).length > 0,
  };
}

function dueItems(database: ReadableDatabase, limit: number): number[] {
  return database
    .all('SELECT id FROM library_sort_due ORDER BY id DESC LIMIT :limit', { limit })
    .map((row) => Number(row['id']));
}
