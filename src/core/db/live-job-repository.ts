import { z } from 'zod';
import { jobStateSchema } from '../../shared/job.ts';
import type { ReadableDatabase } from './database.ts';

const rowSchema = z.object({ state: jobStateSchema, count: z.int(), oldest: z.int() });

/** How much there is to do, and for how long already. */
export function liveJobReads(database: ReadableDatabase) {
  return {
    /** Of each state in which there are any; `oldest` in milliseconds since 1970. */
    byState: () =>
      database
        .all(
          `SELECT state, count(*) AS count, min(created_at) AS oldest FROM job
           WHERE state IN ('queued', 'submitting', 'unconfirmed', 'rendering', 'downloading')
           GROUP BY state`,
        )
        .map((row) => rowSchema.parse(row)),
  };
}
export type LiveJobReads = ReturnType<typeof liveJobReads>;
