import { z } from 'zod';
import { jobStateSchema, type HistoryEntry } from '../../shared/job.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const historySchema = z.object({
  at: z.int(),
  event: z.string(),
  state: jobStateSchema,
  note: z.string(),
});

export function historyReads(database: ReadableDatabase) {
  return {
    /** Everything that happened to a job, in order. */
    of(number: number): HistoryEntry[] {
      return database
        .all(
          'SELECT at, event, state, note FROM job_history WHERE job_number = :number ORDER BY id',
          {
            number,
          },
        )
        .map((row) => historySchema.parse(row));
    },
  };
}
export type HistoryReads = ReturnType<typeof historyReads>;

/** Append-only: the database itself refuses to change or delete an entry. */
export function historyWrites(database: WritableDatabase) {
  return {
    append(number: number, entry: HistoryEntry): void {
      database.run(
        'INSERT INTO job_history (job_number, at, event, state, note) VALUES (:number, :at, :event, :state, :note)',
        { number, ...entry },
      );
    },
  };
}
export type HistoryWrites = ReturnType<typeof historyWrites>;
