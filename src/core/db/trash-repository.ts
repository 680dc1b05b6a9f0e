import { z } from 'zod';
import { outputIdSchema, type OutputId } from '../../shared/ids.ts';
import { jobStateSchema } from '../../shared/job.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';

const fileSchema = z.object({
  output_id: outputIdSchema,
  state: z.enum(['moving', 'in', 'restoring']),
  place: z.enum(['library', 'system', 'none', 'gone']),
  file: z.string(),
  bytes: z.int(),
  inode: z.string().nullable(),
});

/** What is known of the file of an item in the trash, or on its way there or back. */
export interface TrashFile {
  readonly outputId: OutputId;
  readonly state: 'moving' | 'in' | 'restoring';
  readonly place: 'library' | 'system' | 'none' | 'gone';
  /** Where it was, or gets back to: from the library folder on, with `/` between folders. */
  readonly file: string;
  readonly bytes: number;
  readonly inode: string | null;
}

const itemSchema = z.object({
  id: z.int(),
  name: z.string(),
  state: jobStateSchema,
  trashed_at: z.int().nullable(),
  missing_at: z.int().nullable(),
  forgotten_at: z.int().nullable(),
  starred: z.int(),
  output_id: outputIdSchema.nullable(),
  folder: z.string().nullable(),
  file_name: z.string().nullable(),
  bytes: z.int().nullable(),
});

/** An item as far as taking it away, and back, needs to know it. */
export interface TrashItem {
  readonly id: number;
  readonly name: string;
  readonly state: z.infer<typeof jobStateSchema>;
  readonly trashedAt: number | null;
  readonly missingAt: number | null;
  readonly forgottenAt: number | null;
  readonly starred: boolean;
  readonly output: {
    readonly id: OutputId;
    readonly folder: string;
    readonly fileName: string;
    readonly bytes: number;
  } | null;
}

function fileOf(row: SqlRow): TrashFile {
  const { output_id: outputId, ...plain } = fileSchema.parse(row);
  return { outputId, ...plain };
}

function itemOf(row: SqlRow): TrashItem {
  const plain = itemSchema.parse(row);
  const { output_id: id, folder, file_name: fileName, bytes } = plain;
  return {
    id: plain.id,
    name: plain.name,
    state: plain.state,
    trashedAt: plain.trashed_at,
    missingAt: plain.missing_at,
    forgottenAt: plain.forgotten_at,
    starred: plain.starred === 1,
    output:
      id === null || folder === null || fileName === null
        ? null
        : { id, folder, fileName, bytes: bytes ?? 0 },
  };
}

export function trashReads(database: ReadableDatabase) {
  return {
    items(ids: readonly number[]): TrashItem[] {
      return database
        .all(
          `SELECT item.id, job.name, item.state, item.trashed_at, item.missing_at,
             item.forgotten_at, item.starred, item.output_id, output.folder, output.file_name, output.bytes
           FROM library_item AS item JOIN job ON job.number = item.job_number
           LEFT JOIN output ON output.id = item.output_id
           WHERE item.id IN (SELECT value FROM json_each(:ids)) ORDER BY item.id`,
          { ids: JSON.stringify(ids) },
        )
        .map(itemOf);
    },
    file(id: OutputId): TrashFile | undefined {
      const row = database.one('SELECT * FROM trash_file WHERE output_id = :id', { id });
      return row && fileOf(row);
    },
    /** Those whose file is in the library's own trash, by id. */
    here(after: string, limit: number): TrashFile[] {
      return database
        .all(
          `SELECT * FROM trash_file
           WHERE place = 'library' AND state = 'in' AND output_id > :after
           ORDER BY output_id LIMIT :limit`,
          { after, limit },
        )
        .map(fileOf);
    },
    totals(): { items: number; files: number; bytes: number } {
      const here = database.one(
        `SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM trash_file
         WHERE place = 'library' AND state = 'in'`,
      );
      const items = database.one('SELECT sum(items) AS items FROM library_cell WHERE shelf = 1');
      return {
        items: Number(items?.['items'] ?? 0),
        files: Number(here?.['files'] ?? 0),
        bytes: Number(here?.['bytes'] ?? 0),
      };
    },
  };
}
export type TrashReads = ReturnType<typeof trashReads>;

/** Each belongs in a transaction of the caller's. */
export function trashWrites(database: WritableDatabase) {
  return {
    put(file: TrashFile): void {
      database.run(
        `INSERT INTO trash_file (output_id, state, place, file, bytes, inode)
           VALUES (:outputId, :state, :place, :file, :bytes, :inode)
         ON CONFLICT DO UPDATE SET state = excluded.state, place = excluded.place,
           file = excluded.file, bytes = excluded.bytes, inode = excluded.inode`,
        { ...file },
      );
    },
    drop(id: OutputId): void {
      database.run('DELETE FROM trash_file WHERE output_id = :id', { id });
    },
  };
}
export type TrashWrites = ReturnType<typeof trashWrites>;
