import type { ReadableDatabase, WritableDatabase } from './database.ts';

/**
 * What goes on by itself. What only a person can settle does not: it may take days. What is sent after
 * others counts for as long as those do, and from when they have finished.
 */
const GOES_ON = `(job.state IN ('submitting', 'rendering', 'downloading')
  OR (job.state = 'queued' AND (job.next_check_at IS NOT NULL OR job.held_for IS NULL
    OR job.held_for NOT IN ('other-renders', 'other-render-failed')))
  OR (job.state = 'unconfirmed' AND job.next_check_at IS NOT NULL))`;

/** Jobs that ended since nothing was left to do the last time. */
export interface Emptying {
  readonly done: number;
  readonly failed: number;
}

/** Whether anything is left to do. */
export function busyReads(database: ReadableDatabase) {
  return {
    isBusy: (): boolean =>
      database.one(`SELECT 1 AS busy FROM job
        WHERE state IN ('queued', 'submitting', 'unconfirmed', 'rendering', 'downloading')
          AND ${GOES_ON} LIMIT 1`) !== undefined,
    isBatchBusy: (batch: number): boolean =>
      database.one(
        `SELECT 1 AS busy FROM job_batch JOIN job ON job.number = job_batch.job_number
         WHERE job_batch.batch = :batch AND ${GOES_ON} LIMIT 1`,
        { batch },
      ) !== undefined,
    /** Of those that ended since nothing was left to do the last time. */
    endedSince: (): Emptying => endedSince(database),
  };
}
export type BusyReads = ReturnType<typeof busyReads>;

export function busyWrites(database: WritableDatabase) {
  return {
    /**
     * What ended since the last time, and is not reported again: not by this process, and by no
     * later one. Null where nothing has ended.
     */
    takeEmptying(): Emptying | null {
      return database.transaction(() => {
        const ended = endedSince(database);
        if (ended.done + ended.failed === 0) return null;
        database.run('UPDATE all_done SET notice_id = (SELECT max(id) FROM notice)');
        return ended;
      });
    },
  };
}
export type BusyWrites = ReturnType<typeof busyWrites>;

function endedSince(database: ReadableDatabase): Emptying {
  const rows = database.all(
    `SELECT kind, count(*) AS jobs FROM notice
     WHERE id > (SELECT notice_id FROM all_done) AND kind IN ('completed', 'failed')
     GROUP BY kind`,
  );
  const jobs = (kind: string) => Number(rows.find((row) => row['kind'] === kind)?.['jobs'] ?? 0);
  return { done: jobs('completed'), failed: jobs('failed') };
}
