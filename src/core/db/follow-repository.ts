import type { AccountId } from '../../shared/ids.ts';
import type { Job } from '../jobs/job.ts';
import type { ReadableDatabase } from './database.ts';
import { jobOf } from './job-repository.ts';

/** The renders that are asked after in turn. */
export function followReads(database: ReadableDatabase) {
  return {
    /** How many jobs of the account are asked after in turn. */
    count(accountId: AccountId): number {
      const row = database.one(
        `SELECT count(*) AS jobs FROM job
         WHERE account_id = :accountId AND state = 'rendering' AND next_check_at IS NOT NULL`,
        { accountId },
      );
      return Number(row?.['jobs'] ?? 0);
    },
    /** The jobs of the account that are asked after in turn. */
    all(accountId: AccountId): Job[] {
      return database
        .all(
          `SELECT * FROM job
           WHERE account_id = :accountId AND state = 'rendering' AND next_check_at IS NOT NULL`,
          { accountId },
        )
        .map(jobOf);
    },
  };
}
export type FollowReads = ReturnType<typeof followReads>;
