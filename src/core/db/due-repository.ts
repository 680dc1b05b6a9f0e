import type { AccountId } from '../../shared/ids.ts';
import type { JobState } from '../../shared/job.ts';
import type { Job } from '../jobs/job.ts';
import type { ReadableDatabase } from './database.ts';
import { jobOf } from './job-repository.ts';

/** What is to be done, and how much of it there is. */
export function dueReads(database: ReadableDatabase) {
  return {
    inState(state: JobState): Job[] {
      return database
        .all('SELECT * FROM job WHERE state = :state ORDER BY number', { state })
        .map(jobOf);
    },
    /** The jobs of an account that are due in this state, the longest waiting first. */
    due(accountId: AccountId, state: JobState, now: number, limit: number): Job[] {
      return database
        .all(
          `SELECT * FROM job
           WHERE account_id = :accountId AND state = :state AND next_check_at <= :now
           ORDER BY next_check_at, number LIMIT :limit`,
          { accountId, state, now, limit },
        )
        .map(jobOf);
    },
    /** When the next job of an account comes due after `now`, or null. */
    nextDueAfter(accountId: AccountId, now: number): number | null {
      const row = database.one(
        `SELECT min(next_check_at) AS due FROM job
         WHERE account_id = :accountId AND state IN ('queued', 'rendering', 'downloading')
           AND next_check_at > :now`,
        { accountId, now },
      );
      return typeof row?.['due'] === 'number' ? row['due'] : null;
    },
    /** The numbers of all the account's jobs that may still go on. */
    unfinishedOf(accountId: AccountId): number[] {
      return database
        .all(
          `SELECT number FROM job WHERE account_id = :accountId
             AND state IN ('queued', 'submitting', 'unconfirmed', 'rendering', 'downloading')`,
          { accountId },
        )
        .map((row) => Number(row['number']));
    },
    countIn(accountId: AccountId, states: readonly JobState[]): number {
      const row = database.one(
        `SELECT count(*) AS jobs FROM job
         WHERE account_id = :accountId AND state IN (SELECT value FROM json_each(:states))`,
        { accountId, states: JSON.stringify(states) },
      );
      return Number(row?.['jobs'] ?? 0);
    },
  };
}
export type DueReads = ReturnType<typeof dueReads>;
