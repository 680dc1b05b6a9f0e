import { z } from 'zod';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { spanBelow, type FileMark } from './disk-file-repository.ts';

const rowSchema = z.object({
  folder: z.string(),
  name: z.string(),
  bytes: z.int(),
  modified_at: z.number(),
  inode: z.string(),
  sha256: z.string().nullable(),
  ignored: z.int(),
});

/** A file in a library folder that is no output's. */
export interface UnknownRow extends FileMark {
  readonly folder: string;
  readonly name: string;
  readonly sha256: string | null;
  readonly ignored: boolean;
}

function unknownOf(row: SqlRow): UnknownRow {
  const { modified_at: modifiedAt, ignored, ...plain } = rowSchema.parse(row);
  return { ...plain, modifiedAt, ignored: ignored === 1 };
}

export function unknownFileReads(database: ReadableDatabase) {
  return {
    ...likeReads(database),
    at(folder: string, name: string): UnknownRow | undefined {
      const row = database.one(
        'SELECT * FROM unknown_file WHERE folder = :folder AND name = :name',
        { folder, name },
      );
      return row && unknownOf(row);
    },
    /** By folder and name. */
    page(
      after: { folder: string; name: string } | null,
      ignored: boolean,
      limit: number,
    ): UnknownRow[] {
      return database
        .all(
          `SELECT * FROM unknown_file
           WHERE (folder, name) > (:folder, :name) AND ignored <= :ignored
           ORDER BY folder, name LIMIT :limit`,
          {
            folder: after?.folder ?? '',
            name: after?.name ?? '',
            ignored: ignored ? 1 : 0,
            limit,
          },
        )
        .map(unknownOf);
    },
    count: (): number =>
      Number(
        database.one('SELECT count(*) AS files FROM unknown_file WHERE ignored = 0')?.['files'],
      ),
  };
}
export type UnknownFileReads = ReturnType<typeof unknownFileReads>;

/** Files that are like one that is looked for. */
function likeReads(database: ReadableDatabase) {
  return {
    withInode(mark: FileMark): UnknownRow[] {
      return database
        .all(
          `SELECT * FROM unknown_file INDEXED BY unknown_file_by_inode WHERE inode = :inode AND bytes = :bytes
             AND modified_at = :modifiedAt LIMIT 8`,
          { inode: mark.inode, bytes: mark.bytes, modifiedAt: mark.modifiedAt },
        )
        .map(unknownOf);
    },
    /** Those that were read, and have these bytes. */
    ofContent(bytes: number, sha256: string): UnknownRow[] {
      return database
        .all('SELECT * FROM unknown_file WHERE bytes = :bytes AND sha256 = :sha256 LIMIT 8', {
          bytes,
          sha256,
        })
        .map(unknownOf);
    },
    /** Those of a size that were not read yet, by folder and name. */
    unreadOfSize(
      bytes: number,
      after: { folder: string; name: string } | null,
      limit: number,
    ): UnknownRow[] {
      return database
        .all(
          `SELECT * FROM unknown_file WHERE bytes = :bytes AND sha256 IS NULL
             AND (folder, name) > (:folder, :name) ORDER BY folder, name LIMIT :limit`,
          { bytes, folder: after?.folder ?? '', name: after?.name ?? '', limit },
        )
        .map(unknownOf);
    },
  };
}

/** Each belongs in a transaction of the caller's. */
export function unknownFileWrites(database: WritableDatabase) {
  return {
    /** What was read of it before holds as long as it is the same file. */
    saw(folder: string, name: string, { bytes, modifiedAt, inode }: FileMark, check: number): void {
      database.run(
        `INSERT INTO unknown_file (folder, name, bytes, modified_at, inode, check_id)
           VALUES (:folder, :name, :bytes, :modifiedAt, :inode, :check)
         ON CONFLICT DO UPDATE SET
           sha256 = iif(bytes = excluded.bytes AND modified_at = excluded.modified_at, sha256, NULL),
           bytes = excluded.bytes, modified_at = excluded.modified_at, inode = excluded.inode,
           check_id = excluded.check_id`,
        { folder, name, bytes, modifiedAt, inode, check },
      );
    },
    read(folder: string, name: string, sha256: string): void {
      database.run(
        'UPDATE unknown_file SET sha256 = :sha256 WHERE folder = :folder AND name = :name',
        { folder, name, sha256 },
      );
    },
    ignore(folder: string, name: string, ignored: boolean): boolean {
      return (
        database.run(
          'UPDATE unknown_file SET ignored = :ignored WHERE folder = :folder AND name = :name',
          { folder, name, ignored: ignored ? 1 : 0 },
        ).changes > 0
      );
    },
    drop(folder: string, name: string): void {
      database.run('DELETE FROM unknown_file WHERE folder = :folder AND name = :name', {
        folder,
        name,
      });
    },
    /** Those in and below a folder that this look has not seen: they are gone. @returns how many */
    dropUnseen(folder: string, check: number, limit: number): number {
      return database.run(
        `DELETE FROM unknown_file WHERE (folder, name) IN (
           SELECT folder, name FROM unknown_file
           WHERE (folder = :folder OR (folder >= :from AND folder < :to)) AND check_id <> :check
           LIMIT :limit)`,
        { folder, ...spanBelow(folder), check, limit },
      ).changes;
    },
  };
}
export type UnknownFileWrites = ReturnType<typeof unknownFileWrites>;
