import type { Job } from '../jobs/job.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { jobOf } from './job-repository.ts';

/** Of a queued job that is held back only by what it waits for, and not paused by a person. */
const IS_HELD_SO = `state = 'queued' AND held_for IN ('other-renders', 'other-render-failed')
  AND coalesce(status ->> '$.paused', 0) = 0`;

/** Which jobs wait for which. */
export function afterReads(database: ReadableDatabase) {
  return {
    /** What the job is to be sent after, oldest first; all of it, finished or not. */
    othersOf(number: number): Job[] {
      return database
        .all(
          `SELECT job.* FROM job_after JOIN job ON job.number = job_after.other_number
           WHERE job_after.job_number = :number ORDER BY job_after.other_number`,
          { number },
        )
        .map(jobOf);
    },
    /** The numbers of jobs that are still to be sent after this one, oldest first. */
    waitingFor(number: number): number[] {
      return database
        .all(
          `SELECT job.number FROM job_after JOIN job ON job.number = job_after.job_number
           WHERE job_after.other_number = :number AND job.state = 'queued' ORDER BY job.number`,
          { number },
        )
        .map((row) => Number(row['number']));
    },
    /** Whether the first is to be sent after the second, or after one that is, however far. */
    isAfter(number: number, other: number): boolean {
      const found = database.one(
        `WITH RECURSIVE earlier (number) AS (
           SELECT other_number FROM job_after WHERE job_number = :number
           UNION
           SELECT job_after.other_number FROM job_after
             JOIN earlier ON job_after.job_number = earlier.number)
         SELECT 1 FROM earlier WHERE number = :other LIMIT 1`,
        { number, other },
      );
      return found !== undefined;
    },
  };
}
export type AfterReads = ReturnType<typeof afterReads>;

/** Each call belongs in a transaction of the caller's. */
export function afterWrites(database: WritableDatabase) {
  return {
    /** The job is to be sent after these, and after no others. */
    set(number: number, others: readonly number[]): void {
      database.run('DELETE FROM job_after WHERE job_number = :number', { number });
      for (const other of new Set(others))
        database.run('INSERT INTO job_after VALUES (:number, :other)', { number, other });
    },
    /** What waits for this job is due, and looked at again. */
    letLook(number: number, now: number): void {
      database.run(
        `UPDATE job SET next_check_at = :now
         WHERE number IN (SELECT job_number FROM job_after WHERE other_number = :number)
           AND ${IS_HELD_SO}`,
        { number, now },
      );
    },
    /** What is still to be sent after the first is to be sent after the second instead: its numbers. */
    hand(from: number, to: number): number[] {
      const waiting = afterReads(database).waitingFor(from);
      for (const number of waiting) {
        database.run(
          `UPDATE job_after SET other_number = :to
           WHERE job_number = :number AND other_number = :from`,
          { number, from, to },
        );
      }
      return waiting;
    },
  };
}
export type AfterWrites = ReturnType<typeof afterWrites>;
