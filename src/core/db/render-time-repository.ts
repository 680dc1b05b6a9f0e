import { z } from 'zod';
import type { RenderTimes } from '../jobs/polling/render-times.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const rowSchema = z
  .object({
    sort: z.string(),
    count: z.int().nonnegative(),
    log_mean: z.number(),
    log_variance: z.number().nonnegative(),
    bar_variance: z.number().nonnegative(),
  })
  .transform((row): [string, RenderTimes] => [
    row.sort,
    {
      count: row.count,
      logMean: row.log_mean,
      logVariance: row.log_variance,
      barVariance: row.bar_variance,
    },
  ]);

export function renderTimeReads(database: ReadableDatabase) {
  return {
    all: (): [sort: string, times: RenderTimes][] =>
      database.all('SELECT * FROM render_time').map((row) => rowSchema.parse(row)),
  };
}
export type RenderTimeReads = ReturnType<typeof renderTimeReads>;

export function renderTimeWrites(database: WritableDatabase) {
  return {
    /** Belongs in the transaction in which the render that taught it is known to be done. */
    keep(sort: string, { count, logMean, logVariance, barVariance }: RenderTimes): void {
      database.run(
        `INSERT INTO render_time VALUES (:sort, :count, :logMean, :logVariance, :barVariance)
         ON CONFLICT DO UPDATE SET count = excluded.count, log_mean = excluded.log_mean,
           log_variance = excluded.log_variance, bar_variance = excluded.bar_variance`,
        { sort, count, logMean, logVariance, barVariance },
      );
    },
  };
}
export type RenderTimeWrites = ReturnType<typeof renderTimeWrites>;
