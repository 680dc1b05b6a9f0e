import { z } from 'zod';
import { jobIdSchema, outputIdSchema, type AccountId } from '../../shared/ids.ts';
import type { ReadableDatabase } from './database.ts';

/** Renders whose progress is read for a sum; more would take longer than a glance is worth. */
const MOST_SUMMED = 2_000;

const recentSchema = z
  .object({
    job_id: jobIdSchema,
    name: z.string(),
    kind: z.enum(['completed', 'failed']),
    output_id: outputIdSchema.nullable(),
  })
  .transform((row) => ({
    jobId: row.job_id,
    name: row.name,
    hasFailed: row.kind === 'failed',
    outputId: row.output_id,
  }));
export type RecentRender = z.output<typeof recentSchema>;

/** What is to be seen at a glance: counts that are kept or short, whatever the library holds. */
export function overviewReads(database: ReadableDatabase) {
  const number = (sql: string, parameters = {}): number =>
    Number(database.one(sql, parameters)?.['n'] ?? 0);
  return {
    /** Of an account: jobs that wait for a person. */
    waitsForPerson: (accountId: AccountId): number =>
      number(
        `SELECT (SELECT count(*) FROM job
             WHERE state = 'unconfirmed' AND next_check_at IS NULL AND account_id = :accountId)
           + (SELECT count(*) FROM job
              WHERE account_id = :accountId AND held_for = 'other-render-failed') AS n`,
        { accountId },
      ),
    /** Of an account: jobs that are under way, or wait for a time and for nothing else. */
    goOn: (accountId: AccountId): number =>
      number(
        `SELECT (SELECT count(*) FROM job WHERE account_id = :accountId AND next_check_at IS NOT NULL
             AND state IN ('queued', 'unconfirmed', 'rendering', 'downloading'))
           - (SELECT count(*) FROM job
              WHERE account_id = :accountId AND held_for IS NOT NULL AND next_check_at IS NOT NULL)
           + (SELECT count(*) FROM job WHERE account_id = :accountId AND state = 'submitting') AS n`,
        { accountId },
      ),
    isGuarded: (accountId: AccountId): boolean =>
      database.one(
        `SELECT 1 FROM job WHERE account_id = :accountId AND held_for = 'spending-guard' LIMIT 1`,
        { accountId },
      ) !== undefined,
    downloading: (): number => number(`SELECT count(*) AS n FROM job WHERE state = 'downloading'`),
    /** The sum of the progress of renders whose provider tells it, and how many those are. */
    progress(): { readonly sum: number; readonly known: number } {
      const row = database.one(
        `SELECT total(progress) AS sum, count(progress) AS known FROM (
           SELECT status ->> '$.progress' AS progress FROM job WHERE state = 'rendering'
           LIMIT ${MOST_SUMMED})`,
      );
      return { sum: Number(row?.['sum'] ?? 0), known: Number(row?.['known'] ?? 0) };
    },
    /** Of the newest ends of renders, the newest first. */
    recent(limit: number): RecentRender[] {
      return database
        .all(
          `SELECT job.id AS job_id, job.name, notice.kind, (
             SELECT output.id FROM output
             WHERE output.job_number = job.number AND output.state = 'stored' LIMIT 1
           ) AS output_id
           FROM notice JOIN job ON job.number = notice.job_number
           WHERE notice.kind IN ('completed', 'failed') ORDER BY notice.id DESC LIMIT :limit`,
          { limit },
        )
        .map((row) => recentSchema.parse(row));
    },
  };
}
export type OverviewReads = ReturnType<typeof overviewReads>;
