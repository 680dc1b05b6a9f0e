import { z } from 'zod';
import { outputIdSchema, type OutputId } from '../../shared/ids.ts';
import { mediaFactsSchema, type MediaFacts } from '../../shared/output.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const rowSchema = z
  .object({
    id: outputIdSchema,
    job_number: z.int(),
    output_key: z.string(),
    state: z.enum(['reserved', 'verified', 'stored']),
    folder: z.string(),
    file_name: z.string(),
    part_name: z.string().nullable(),
    bytes: z.int().nullable(),
    sha256: z.string().nullable(),
    created_at: z.int(),
  })
  .transform((row) => ({
    id: row.id,
    jobNumber: row.job_number,
    outputKey: row.output_key,
    state: row.state,
    folder: row.folder,
    fileName: row.file_name,
    /** The part file's name; null in rows from before it was kept. */
    partName: row.part_name,
    bytes: row.bytes,
    sha256: row.sha256,
    createdAt: row.created_at,
  }));

export type Output = z.output<typeof rowSchema> & { readonly facts: MediaFacts | null };

export function outputOf(row: SqlRow): Output {
  return {
    ...rowSchema.parse(row),
    facts:
      row['facts'] === null ? null : parseColumn(mediaFactsSchema, row['facts'], 'output.facts'),
  };
}

export function outputReads(database: ReadableDatabase) {
  return {
    byId(id: OutputId): Output | undefined {
      const row = database.one('SELECT * FROM output WHERE id = :id', { id });
      return row && outputOf(row);
    },
    ofJobs(numbers: readonly number[]): Output[] {
      return database
        .all(
          `SELECT * FROM output WHERE job_number IN (SELECT value FROM json_each(:numbers))
           ORDER BY job_number, output_key`,
          { numbers: JSON.stringify(numbers) },
        )
        .map(outputOf);
    },
    /** Stored ones that are in the library, newest first, after the output `before`. */
    page(before: Pick<Output, 'id' | 'createdAt'> | undefined, limit: number): Output[] {
      return database
        .all(
          `SELECT * FROM output
           WHERE state = 'stored' AND (created_at, id) < (:createdAt, :id)
             AND NOT EXISTS (SELECT 1 FROM library_item AS item
               WHERE item.job_number = output.job_number AND item.output_id = output.id
                 AND (item.trashed_at IS NOT NULL OR item.forgotten_at IS NOT NULL))
           ORDER BY created_at DESC, id DESC LIMIT :limit`,
          { createdAt: before?.createdAt ?? Number.MAX_SAFE_INTEGER, id: before?.id ?? '', limit },
        )
        .map(outputOf);
    },
    isNameKnown(folder: string, fileName: string): boolean {
      const row = database.one(
        'SELECT 1 FROM output WHERE folder = :folder AND file_name = :fileName',
        { folder, fileName },
      );
      return row !== undefined;
    },
    unfinished(): Output[] {
      return database.all("SELECT * FROM output WHERE state <> 'stored'").map(outputOf);
    },
  };
}
export type OutputReads = ReturnType<typeof outputReads>;

export function outputWrites(database: WritableDatabase) {
  return {
    reserve(
      output: Pick<
        Output,
        'id' | 'jobNumber' | 'outputKey' | 'folder' | 'fileName' | 'partName' | 'createdAt'
      >,
    ): void {
      database.run(
        `INSERT INTO output
           (id, job_number, output_key, state, folder, file_name, part_name, created_at)
         VALUES
           (:id, :jobNumber, :outputKey, 'reserved', :folder, :fileName, :partName, :createdAt)`,
        output,
      );
    },
    /** Its bytes are whole and known; what follows is only the move to `fileName`. */
    verify(
      id: OutputId,
      verified: { fileName: string; bytes: number; sha256: string; facts: MediaFacts },
    ): void {
      database.run(
        `UPDATE output SET state = 'verified', file_name = :fileName, bytes = :bytes,
           sha256 = :sha256, facts = :facts
         WHERE id = :id`,
        { id, ...verified, facts: JSON.stringify(verified.facts) },
      );
    },
    renameTo(id: OutputId, fileName: string): void {
      database.run('UPDATE output SET file_name = :fileName WHERE id = :id', { id, fileName });
    },
    store(id: OutputId, now: number): void {
      database.run("UPDATE output SET state = 'stored', created_at = :now WHERE id = :id", {
        id,
        now,
      });
    },
    /** Gives up a reservation; what is stored is never dropped. */
    drop(id: OutputId): void {
      database.run("DELETE FROM output WHERE id = :id AND state <> 'stored'", { id });
    },
  };
}
export type OutputWrites = ReturnType<typeof outputWrites>;
