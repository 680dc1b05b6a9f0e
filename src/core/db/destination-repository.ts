import type { ReadableDatabase, WritableDatabase } from './database.ts';

export function destinationReads(database: ReadableDatabase) {
  return {
    /** The tags of a job and its files, as they are compared. */
    tagKeysOf(jobNumber: number): string[] {
      return database
        .all(
          `SELECT DISTINCT tag.name_key FROM library_item AS item
             JOIN library_item_tag AS has ON has.item_id = item.id
             JOIN library_tag AS tag ON tag.id = has.tag_id
           WHERE item.job_number = :jobNumber`,
          { jobNumber },
        )
        .map((row) => String(row['name_key']));
    },
    /** Where files were begun since the last start that looked through them. */
    begunFolders(): string[] {
      return database.all('SELECT folder FROM begun_folder').map((row) => String(row['folder']));
    },
  };
}
export type DestinationReads = ReturnType<typeof destinationReads>;

export function destinationWrites(database: WritableDatabase) {
  return {
    /** Before the first part file is made there. */
    beginIn(folder: string): void {
      database.run('INSERT INTO begun_folder VALUES (:folder) ON CONFLICT DO NOTHING', { folder });
    },
    /** It was looked through: no part file is there without its row. */
    lookedThrough(folder: string): void {
      database.run('DELETE FROM begun_folder WHERE folder = :folder', { folder });
    },
  };
}
export type DestinationWrites = ReturnType<typeof destinationWrites>;
