import { z } from 'zod';
import { sep } from 'node:path';
import type { OutputId } from '../../shared/ids.ts';
import { outputIdSchema } from '../../shared/ids.ts';
import { jobStateSchema } from '../../shared/job.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';

/** A file as the disk describes it. Times are milliseconds since 1970, with their fractions. */
export interface FileMark {
  readonly bytes: number;
  readonly modifiedAt: number;
  readonly inode: string;
}

const rowSchema = z.object({
  number: z.int(),
  id: outputIdSchema,
  state: z.enum(['reserved', 'verified', 'stored']),
  folder: z.string(),
  file_name: z.string(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  created_at: z.int(),
  job_number: z.int(),
  seen_bytes: z.int().nullable(),
  seen_modified_at: z.number().nullable(),
  seen_inode: z.string().nullable(),
  seen_sha256: z.string().nullable(),
  changed_at: z.int().nullable(),
  item: z.int().nullable(),
  item_state: jobStateSchema.nullable(),
  trashed_at: z.int().nullable(),
  missing_at: z.int().nullable(),
  forgotten_at: z.int().nullable(),
  trash_state: z.enum(['moving', 'in', 'restoring']).nullable(),
});

/** An output with all that is known of its file. */
export interface KnownFile {
  /** Of its row: small, and its own while the database is open. */
  readonly number: number;
  readonly id: OutputId;
  readonly isStored: boolean;
  readonly folder: string;
  readonly fileName: string;
  /** As it was stored. */
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: number;
  readonly jobNumber: number;
  /** As it was last seen; null: it was not looked at yet. */
  readonly seen: FileMark | null;
  /** Its bytes are others since; what they are. */
  readonly changed: { readonly at: number; readonly sha256: string } | null;
  /** Null: the library's index has not come to it yet. */
  readonly item: number | null;
  readonly trashedAt: number | null;
  readonly missingAt: number | null;
  readonly forgottenAt: number | null;
  readonly isOnItsWay: boolean;
}

export function knownFileOf(row: SqlRow): KnownFile {
  const plain = rowSchema.parse(row);
  const { seen_bytes: bytes, seen_modified_at: modifiedAt, seen_inode: inode } = plain;
  const { changed_at: at, seen_sha256: sha256 } = plain;
  return {
    number: plain.number,
    id: plain.id,
    isStored: plain.state === 'stored',
    folder: plain.folder,
    fileName: plain.file_name,
    bytes: plain.bytes ?? -1,
    sha256: plain.sha256 ?? '',
    createdAt: plain.created_at,
    jobNumber: plain.job_number,
    seen:
      bytes === null || modifiedAt === null || inode === null ? null : { bytes, modifiedAt, inode },
    changed: at === null || sha256 === null ? null : { at, sha256 },
    item: plain.item,
    trashedAt: plain.trashed_at,
    missingAt: plain.missing_at,
    forgottenAt: plain.forgotten_at,
    isOnItsWay: plain.trash_state === 'moving' || plain.trash_state === 'restoring',
  };
}

const COLUMNS = `SELECT output.rowid AS number, output.id, output.state, output.folder,
    output.file_name, output.bytes, output.sha256, output.created_at, output.job_number,
    seen.bytes AS seen_bytes, seen.modified_at AS seen_modified_at, seen.inode AS seen_inode,
    seen.sha256 AS seen_sha256, seen.changed_at, item.id AS item, item.state AS item_state,
    item.trashed_at, item.missing_at, item.forgotten_at, trash.state AS trash_state`;
const ITS_ITEM = `LEFT JOIN library_item AS item
    ON item.job_number = output.job_number AND item.output_id = output.id
  LEFT JOIN trash_file AS trash ON trash.output_id = output.id`;

export const KNOWN_FILE = `${COLUMNS} FROM output
  LEFT JOIN disk_file AS seen ON seen.output_id = output.id ${ITS_ITEM}`;
/** Begins with the few that were changed: SQLite would go through the whole library for them. */
const CHANGED_FILE = `${COLUMNS} FROM disk_file AS seen INDEXED BY disk_file_changed
  CROSS JOIN output ON output.id = seen.output_id ${ITS_ITEM}`;

const IS_CHANGED = `seen.changed_at IS NOT NULL AND item.trashed_at IS NULL
  AND item.forgotten_at IS NULL AND item.missing_at IS NULL AND output.state = 'stored'`;
const IS_UNKEPT = 'seen.kept_sha256 IS NOT seen.sha256';
const BY_CHANGE = 'ORDER BY seen.changed_at, output.id LIMIT :limit OFFSET :skip';

/** Everything below a folder sorts between these. */
export function spanBelow(folder: string): { from: string; to: string } {
  const next = String.fromCharCode(sep.charCodeAt(0) + 1);
  return { from: `${folder}${sep}`, to: `${folder}${next}` };
}

export function diskFileReads(database: ReadableDatabase) {
  return {
    ...manyReads(database),
    byId(id: OutputId): KnownFile | undefined {
      const row = database.one(`${KNOWN_FILE} WHERE output.id = :id`, { id });
      return row && knownFileOf(row);
    },
    byIds(ids: readonly OutputId[]): KnownFile[] {
      return database
        .all(`${KNOWN_FILE} WHERE output.id IN (SELECT value FROM json_each(:ids))`, {
          ids: JSON.stringify(ids),
        })
        .map(knownFileOf);
    },
    /** The outputs of these names in a folder, whatever their state. */
    named(folder: string, names: readonly string[]): KnownFile[] {
      return database
        .all(
          `${KNOWN_FILE} WHERE output.folder = :folder
             AND output.file_name IN (SELECT value FROM json_each(:names))`,
          { folder, names: JSON.stringify(names) },
        )
        .map(knownFileOf);
    },
    highestNumber: (): number =>
      Number(database.one('SELECT max(rowid) AS highest FROM output')?.['highest'] ?? 0),
    /** Those that were changed, oldest first, neither in the trash nor forgotten. */
    changed(skip: number, limit: number): KnownFile[] {
      return database
        .all(`${CHANGED_FILE} WHERE ${IS_CHANGED} ${BY_CHANGE}`, { skip, limit })
        .map(knownFileOf);
    },
    /** The same without those that a person lets stay as they are. */
    changedUnkept(skip: number, limit: number): KnownFile[] {
      return database
        .all(`${CHANGED_FILE} WHERE ${IS_CHANGED} AND ${IS_UNKEPT} ${BY_CHANGE}`, { skip, limit })
        .map(knownFileOf);
    },
    countChangedUnkept: (): number =>
      Number(
        database.one(
          `SELECT count(*) AS files FROM (${CHANGED_FILE} WHERE ${IS_CHANGED} AND ${IS_UNKEPT})`,
        )?.['files'],
      ),
  };
}
export type DiskFileReads = ReturnType<typeof diskFileReads>;

/** What goes through all of them, in pieces. */
function manyReads(database: ReadableDatabase) {
  return {
    /** Every folder that has, or had, files of the library. */
    folders(): string[] {
      return database
        .all(
          `WITH RECURSIVE folder (path) AS (
             SELECT min(folder) FROM output
             UNION ALL
             SELECT (SELECT min(folder) FROM output WHERE folder > path) FROM folder
             WHERE path IS NOT NULL)
           SELECT path FROM folder WHERE path IS NOT NULL`,
        )
        .map((row) => String(row['path']));
    },
    /** Folders that were chosen for the library, and have its mark. */
    markedFolders(): string[] {
      return database
        .all('SELECT folder FROM library_folder ORDER BY folder')
        .map((row) => String(row['folder']));
    },
    /** The numbers of stored outputs in a folder, or below it, by name. */
    numbersIn(
      folder: string,
      below: boolean,
      after: { folder: string; fileName: string },
      limit: number,
    ): { number: number; folder: string; fileName: string }[] {
      const span = below ? spanBelow(folder) : { from: folder, to: `${folder}\u0000` };
      return database
        .all(
          `SELECT rowid AS number, folder, file_name FROM output
           WHERE folder >= :from AND folder < :to AND (folder, file_name) > (:folder, :fileName)
             AND state = 'stored'
           ORDER BY folder, file_name LIMIT :limit`,
          { ...span, ...after, limit },
        )
        .map((row) => ({
          number: Number(row['number']),
          folder: String(row['folder']),
          fileName: String(row['file_name']),
        }));
    },
    byNumbers(numbers: readonly number[]): KnownFile[] {
      return database
        .all(`${KNOWN_FILE} WHERE output.rowid IN (SELECT value FROM json_each(:numbers))`, {
          numbers: JSON.stringify(numbers),
        })
        .map(knownFileOf);
    },
  };
}

/** Each belongs in a transaction of the caller's. */
export function diskFileWrites(database: WritableDatabase) {
  return {
    /** @param changed null: its bytes are those that were stored */
    saw(id: OutputId, mark: FileMark, changed: { at: number; sha256: string } | null): void {
      database.run(
        `INSERT INTO disk_file (output_id, bytes, modified_at, inode, changed_at, sha256)
           VALUES (:id, :bytes, :modifiedAt, :inode, :at, :sha256)
         ON CONFLICT DO UPDATE SET bytes = excluded.bytes, modified_at = excluded.modified_at,
           inode = excluded.inode, changed_at = excluded.changed_at, sha256 = excluded.sha256`,
        {
          id,
          bytes: mark.bytes,
          modifiedAt: mark.modifiedAt,
          inode: mark.inode,
          at: changed?.at ?? null,
          sha256: changed?.sha256 ?? null,
        },
      );
    },
    /** Lets a changed file stay as it is now, or no longer. @returns whether it is a changed one */
    keepChange(id: OutputId, kept: boolean): boolean {
      const { changes } = database.run(
        `UPDATE disk_file SET kept_sha256 = CASE WHEN :kept THEN sha256 END
         WHERE output_id = :id AND changed_at IS NOT NULL`,
        { id, kept: kept ? 1 : 0 },
      );
      return changes > 0;
    },
    unsee(id: OutputId): void {
      database.run('DELETE FROM disk_file WHERE output_id = :id', { id });
    },
    /** @throws where another output has the place */
    putAt(id: OutputId, folder: string, fileName: string): void {
      database.run('UPDATE output SET folder = :folder, file_name = :fileName WHERE id = :id', {
        id,
        folder,
        fileName,
      });
    },
    setMissing(item: number, at: number | null): void {
      database.run('UPDATE library_item SET missing_at = :at WHERE id = :item', { item, at });
    },
    setTrashed(item: number, at: number | null): void {
      database.run('UPDATE library_item SET trashed_at = :at WHERE id = :item', { item, at });
    },
    setForgotten(item: number, at: number | null): void {
      database.run('UPDATE library_item SET forgotten_at = :at WHERE id = :item', { item, at });
    },
  };
}
export type DiskFileWrites = ReturnType<typeof diskFileWrites>;
