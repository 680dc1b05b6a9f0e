import { join } from 'node:path';
import { spanBelow } from './disk-file-repository.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

/** What tells this home, and the folders that it knows, from others. */
export function homeReads(database: ReadableDatabase) {
  return {
    /** Eight hexadecimal digits, for ever the same. */
    tag: (): string => String(database.one('SELECT tag FROM home')?.['tag']),
    /** The mark that the folder had when files were written to it first; null: none were. */
    markOf(folder: string): string | null {
      const row = database.one('SELECT mark FROM library_folder WHERE folder = :folder', {
        folder,
      });
      return row === undefined ? null : String(row['mark']);
    },
    /** Those that files were written to, and that are still taken for a library of ours. */
    folders(): string[] {
      return database
        .all('SELECT folder FROM library_folder ORDER BY rowid')
        .map((row) => String(row['folder']));
    },
    /** In it, or in a folder within it. */
    hasFilesIn(folder: string): boolean {
      const row =
        database.one('SELECT 1 FROM output WHERE folder = :folder', { folder }) ??
        database.one('SELECT 1 FROM output WHERE folder >= :from AND folder < :to', {
          ...spanBelow(folder),
        });
      return row !== undefined;
    },
    /** A few of the files that should be in the folder, or in one within it. */
    newestFilesIn(folder: string): { path: string; bytes: number }[] {
      return database
        .all(
          `SELECT folder, file_name, bytes FROM output INDEXED BY output_by_time
           WHERE state = 'stored' AND (folder = :folder OR (folder >= :from AND folder < :to))
           ORDER BY created_at DESC, id DESC LIMIT 5`,
          { folder, ...spanBelow(folder) },
        )
        .map((row) => ({
          path: join(String(row['folder']), String(row['file_name'])),
          bytes: Number(row['bytes']),
        }));
    },
  };
}
export type HomeReads = ReturnType<typeof homeReads>;

export function homeWrites(database: WritableDatabase) {
  return {
    rememberFolder(folder: string, mark: string): void {
      database.run(
        `INSERT INTO library_folder VALUES (:folder, :mark)
         ON CONFLICT DO UPDATE SET mark = excluded.mark`,
        { folder, mark },
      );
    },
    /** Whatever lies there next is taken for the library. */
    forgetFolder(folder: string): void {
      database.run('DELETE FROM library_folder WHERE folder = :folder', { folder });
    },
  };
}
export type HomeWrites = ReturnType<typeof homeWrites>;
