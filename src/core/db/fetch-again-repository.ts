import { z } from 'zod';
import { outputIdSchema, type OutputId } from '../../shared/ids.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';

const rowSchema = z
  .object({
    output_id: outputIdSchema,
    job_number: z.int(),
    output_key: z.string(),
    as_another: z.int(),
    state: z.enum(['fetching', 'fetched', 'different', 'failed']),
    message: z.string(),
    at: z.int(),
  })
  .transform((row) => ({
    outputId: row.output_id,
    jobNumber: row.job_number,
    outputKey: row.output_key,
    asAnother: row.as_another === 1,
    state: row.state,
    message: row.message,
    at: row.at,
  }));

/** An output that is, or was, fetched once more. */
export type Refetch = z.output<typeof rowSchema>;

const refetchOf = (row: SqlRow): Refetch => rowSchema.parse(row);

export function fetchAgainReads(database: ReadableDatabase) {
  return {
    of(ids: readonly OutputId[]): Refetch[] {
      return database
        .all(`SELECT * FROM fetch_again WHERE output_id IN (SELECT value FROM json_each(:ids))`, {
          ids: JSON.stringify(ids),
        })
        .map(refetchOf);
    },
    fetching(jobNumber: number): Refetch[] {
      return database
        .all("SELECT * FROM fetch_again WHERE job_number = :jobNumber AND state = 'fetching'", {
          jobNumber,
        })
        .map(refetchOf);
    },
    /** Jobs with an output that is being fetched. */
    jobs(): number[] {
      return database
        .all("SELECT DISTINCT job_number FROM fetch_again WHERE state = 'fetching'")
        .map((row) => Number(row['job_number']));
    },
  };
}
export type FetchAgainReads = ReturnType<typeof fetchAgainReads>;

/** Each belongs in a transaction of the caller's. */
export function fetchAgainWrites(database: WritableDatabase) {
  return {
    put(refetch: Refetch): void {
      database.run(
        `INSERT INTO fetch_again
           VALUES (:outputId, :jobNumber, :outputKey, :asAnother, :state, :message, :at)
         ON CONFLICT DO UPDATE SET as_another = excluded.as_another, state = excluded.state,
           message = excluded.message, at = excluded.at`,
        { ...refetch, asAnother: refetch.asAnother ? 1 : 0 },
      );
    },
    /** The first name of the kind `file#2` that no output of the job has. */
    callAnother(output: OutputId, jobNumber: number, key: string): void {
      for (let number = 2; ; number += 1) {
        const name = `${key}#${number}`;
        const isTaken = database.one(
          'SELECT 1 FROM output WHERE job_number = :jobNumber AND output_key = :name',
          { jobNumber, name },
        );
        if (isTaken !== undefined) continue;
        database.run('UPDATE output SET output_key = :name WHERE id = :output', { name, output });
        return;
      }
    },
  };
}
export type FetchAgainWrites = ReturnType<typeof fetchAgainWrites>;
