import type { WritableDatabase } from './database.ts';

/*
 * Counts and text are kept by triggers. This makes them anew from the items, for a library whose
 * triggers did not see what happened to it, and to prove that they do.
 */

/** Counts every item of the library anew. Holds the database for seconds with a million of them. */
export function recountLibrary(database: WritableDatabase): void {
  database.transaction(() => {
    for (const table of ['library_cell_day', 'library_cell_month', 'library_cell_tag']) {
      database.run(`DELETE FROM ${table}`);
    }
    database.run(
      `UPDATE library_cell SET items =
         (SELECT count(*) FROM library_item WHERE cell_id = library_cell.id)`,
    );
    database.run(
      `INSERT INTO library_cell_day
         SELECT id / 1382400000 AS day, cell_id, count(*) FROM library_item GROUP BY day, cell_id`,
    );
    database.run(
      `INSERT INTO library_cell_month
         SELECT CAST(strftime('%Y%m', id / 16000, 'unixepoch') AS INTEGER) AS month, cell_id,
           count(*)
         FROM library_item GROUP BY month, cell_id`,
    );
    database.run(
      `INSERT INTO library_cell_tag
         SELECT tag.tag_id, item.cell_id, count(*)
         FROM library_item_tag AS tag JOIN library_item AS item ON item.id = tag.item_id
         GROUP BY tag.tag_id, item.cell_id`,
    );
  });
}

/** The text of items that have none, due for its index; newest items first. @returns how many */
export function writeMissingTexts(database: WritableDatabase, limit: number): number {
  return database.transaction(
    () =>
      database.run(
        `INSERT INTO library_text
           SELECT item.id,
             library_own_text(job.name, output.file_name, job.status ->> '$.failure', item.note),
             coalesce(library_payload_text(substr(payload.content, 1, 65536)), '')
           FROM library_item AS item
           JOIN job ON job.number = item.job_number
           LEFT JOIN output ON output.id = item.output_id
           LEFT JOIN payload ON payload.sha256 = job.payload_sha256
           WHERE NOT EXISTS (SELECT 1 FROM library_text WHERE library_text.id = item.id)
           ORDER BY item.id DESC LIMIT :limit`,
        { limit },
      ).changes,
  );
}
