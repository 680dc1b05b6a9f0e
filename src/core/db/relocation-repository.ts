import { sep } from 'node:path';
import { z } from 'zod';
import { outputIdSchema, type OutputId } from '../../shared/ids.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { spanBelow } from './disk-file-repository.ts';

const relocationSchema = z
  .object({
    from_folder: z.string(),
    to_folder: z.string(),
    kind: z.enum(['renamed', 'move']),
    began_at: z.int(),
    resumes_downloads: z.int(),
  })
  .transform((row) => ({
    from: row.from_folder,
    to: row.to_folder,
    kind: row.kind,
    beganAt: row.began_at,
    resumesDownloads: row.resumes_downloads === 1,
  }));
/** The library's folder has another path by now, or is being moved; see migration 82. */
export type Relocation = z.output<typeof relocationSchema>;

const fileSchema = z
  .object({
    id: outputIdSchema,
    folder: z.string(),
    file_name: z.string(),
    bytes: z.int().nullable(),
    sha256: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    folder: row.folder,
    fileName: row.file_name,
    bytes: row.bytes,
    sha256: row.sha256,
  }));
/** A file that is to be somewhere else. */
export type RelocatedFile = z.output<typeof fileSchema>;

export interface FilePlace {
  readonly folder: string;
  readonly fileName: string;
}

const FILE = 'SELECT id, folder, file_name, bytes, sha256 FROM output';
const inFolder = '(folder = :folder OR (folder >= :from AND folder < :to))';

export function relocationReads(database: ReadableDatabase) {
  return {
    current(): Relocation | null {
      const row = database.one('SELECT * FROM library_relocation');
      return row === undefined ? null : relocationSchema.parse(row);
    },
    /**
     * Stored files in a folder and then below it, from behind one on. Each is one walk along the
     * index.
     */
    filesIn(folder: string, after: FilePlace | null, limit: number): RelocatedFile[] {
      const isInside = after === null || after.folder === folder;
      const inside = isInside
        ? database.all(
            `${FILE} WHERE folder = :folder AND file_name > :name AND state = 'stored'
             ORDER BY file_name LIMIT :limit`,
            { folder, name: after?.fileName ?? '', limit },
          )
        : [];
      const below = database.all(
        `${FILE} WHERE folder >= :from AND folder < :to AND (folder, file_name) > (:last, :name)
           AND state = 'stored'
         ORDER BY folder, file_name LIMIT :limit`,
        {
          ...spanBelow(folder),
          last: isInside ? '' : after.folder,
          name: isInside ? '' : after.fileName,
          limit: limit - inside.length,
        },
      );
      return [...inside, ...below].map((row) => fileSchema.parse(row));
    },
    sumsIn(folder: string): { files: number; bytes: number } {
      const row = database.one(
        `SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM output
         WHERE ${inFolder} AND state = 'stored'`,
        { folder, ...spanBelow(folder) },
      );
      return { files: Number(row?.['files'] ?? 0), bytes: Number(row?.['bytes'] ?? 0) };
    },
    isPlaceTaken({ folder, fileName }: FilePlace): boolean {
      return (
        database.one('SELECT 1 FROM output WHERE folder = :folder AND file_name = :fileName', {
          folder,
          fileName,
        }) !== undefined
      );
    },
  };
}
export type RelocationReads = ReturnType<typeof relocationReads>;

/** Each belongs in a transaction of the caller's. */
export function relocationWrites(database: WritableDatabase) {
  return {
    begin(relocation: Relocation): void {
      database.run(
        `INSERT INTO library_relocation (id, from_folder, to_folder, kind, began_at,
           resumes_downloads)
         VALUES (1, :from, :to, :kind, :beganAt, :resumes)`,
        {
          from: relocation.from,
          to: relocation.to,
          kind: relocation.kind,
          beganAt: relocation.beganAt,
          resumes: relocation.resumesDownloads ? 1 : 0,
        },
      );
    },
    downloadsResumed(): void {
      database.run('UPDATE library_relocation SET resumes_downloads = 0');
    },
    end(): void {
      database.run('DELETE FROM library_relocation');
    },
    putAt(id: OutputId, { folder, fileName }: FilePlace): void {
      database.run('UPDATE output SET folder = :folder, file_name = :fileName WHERE id = :id', {
        id,
        folder,
        fileName,
      });
    },
    /** What is on its way into a folder that is now another. A few rows. */
    renameUnfinished(from: string, to: string): void {
      database.run(
        `UPDATE OR IGNORE output SET folder = :to || substr(folder, length(:from) + 1)
         WHERE state <> 'stored' AND (folder = :from OR substr(folder, 1, length(:below)) = :below)`,
        { from, to, below: `${from}${sep}` },
      );
    },
    /** What was seen in a folder that is no longer there. */
    forgetSeen(folder: string): void {
      database.run(`DELETE FROM unknown_file WHERE ${inFolder}`, { folder, ...spanBelow(folder) });
    },
  };
}
export type RelocationWrites = ReturnType<typeof relocationWrites>;
