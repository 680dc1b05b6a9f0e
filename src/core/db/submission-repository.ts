import { z } from 'zod';
import type { AccountId } from '../../shared/ids.ts';
import { mediaKindSchema, type MediaKind } from '../../shared/output.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const submissionSchema = z
  .object({
    job_number: z.int(),
    key_scope: z.string(),
    kind: mediaKindSchema,
    month: z.string(),
    may_have_arrived: z.int(),
    state: z.enum(['in-flight', 'repeating', 'spent', 'free']),
  })
  .transform((row) => ({
    jobNumber: row.job_number,
    keyScope: row.key_scope,
    kind: row.kind,
    month: row.month,
    mayHaveArrived: row.may_have_arrived === 1,
    state: row.state,
  }));
/** A job that was sent and arrived, or may have. */
export type Submission = z.output<typeof submissionSchema>;
export type SubmissionState = Submission['state'];

const countSchema = z.object({ kind: mediaKindSchema, used: z.int(), failed: z.int() });
const sumSchema = z.object({
  unit: z.string().nullable(),
  state: z.enum(['in-flight', 'repeating', 'spent', 'free']),
  renders: z.int(),
  micros: z.int(),
});
const queuedSchema = z.object({
  kind: mediaKindSchema,
  unit: z.string().nullable(),
  renders: z.int(),
  unpriced: z.int(),
  micros: z.int(),
});

export interface NewSubmission {
  readonly jobNumber: number;
  readonly accountId: AccountId;
  readonly keyScope: string;
  readonly kind: MediaKind;
  readonly month: string;
  readonly sentAt: number;
  readonly unit: string | null;
  readonly amountMicro: number;
}

export function submissionReads(database: ReadableDatabase) {
  return {
    ...priceReads(database),
    ofJob(jobNumber: number): Submission | undefined {
      const row = database.one('SELECT * FROM submission WHERE job_number = :jobNumber', {
        jobNumber,
      });
      return row && submissionSchema.parse(row);
    },
    /** Renders of a month by kind, over all of the scopes, and how many of them have failed. */
    counts(keyScopes: readonly string[], month: string) {
      return database
        .all(
          `SELECT kind, count(*) AS used, sum(state = 'free') AS failed FROM submission
           WHERE key_scope IN (SELECT value FROM json_each(:scopes)) AND month = :month
           GROUP BY kind`,
          { scopes: JSON.stringify(keyScopes), month },
        )
        .map((row) => countSchema.parse(row));
    },
    /** What an account's jobs that were sent in a month cost, by unit and by where they are. */
    sums(accountId: AccountId, month: string) {
      return database
        .all(
          `SELECT unit, state, count(*) AS renders, sum(amount_micro) AS micros FROM submission
           WHERE account_id = :accountId AND month = :month GROUP BY unit, state`,
          { accountId, month },
        )
        .map((row) => sumSchema.parse(row));
    },
    isQuotaGone(keyScope: string, kind: MediaKind, month: string): boolean {
      const row = database.one(
        `SELECT 1 FROM month_quota_gone
         WHERE key_scope = :keyScope AND kind = :kind AND month = :month`,
        { keyScope, kind, month },
      );
      return row !== undefined;
    },
  };
}

function priceReads(database: ReadableDatabase) {
  return {
    /** What an account's queued jobs are to cost. `unpriced` of them had no number in their quote. */
    queued(accountId: AccountId) {
      return database
        .all(
          `SELECT kind, price_unit AS unit, count(*) AS renders,
             count(*) - count(price_micro) AS unpriced, coalesce(sum(price_micro), 0) AS micros
           FROM job WHERE account_id = :accountId AND state = 'queued' GROUP BY kind, price_unit`,
          { accountId },
        )
        .map((row) => queuedSchema.parse(row));
    },
    /** The newest prices of an account's jobs of one kind, in millionths of the unit. */
    newestPrices(accountId: AccountId, kind: MediaKind, unit: string, limit: number): number[] {
      return database
        .all(
          `SELECT price_micro FROM job
           WHERE account_id = :accountId AND kind = :kind AND price_unit = :unit
             AND price_micro IS NOT NULL
           ORDER BY number DESC LIMIT :limit`,
          { accountId, kind, unit, limit },
        )
        .map((row) => Number(row['price_micro']));
    },
    /** The unit in which an account's renders were last priced. */
    lastUnit(accountId: AccountId): string | null {
      const row = database.one(
        `SELECT unit FROM submission WHERE account_id = :accountId AND unit IS NOT NULL
         ORDER BY month DESC LIMIT 1`,
        { accountId },
      );
      return typeof row?.['unit'] === 'string' ? row['unit'] : null;
    },
  };
}

export type SubmissionReads = ReturnType<typeof submissionReads>;

/** Writes of what was sent and spent. Each belongs in the transaction of what it follows from. */
export function submissionWrites(database: WritableDatabase) {
  return {
    /** A job that is sent again, because sending it twice makes one render, keeps its first row. */
    add(submission: NewSubmission): void {
      database.run(
        `INSERT INTO submission (job_number, account_id, key_scope, kind, month, sent_at, unit,
           amount_micro, may_have_arrived, state)
         VALUES (:jobNumber, :accountId, :keyScope, :kind, :month, :sentAt, :unit, :amountMicro,
           0, 'in-flight')
         ON CONFLICT DO NOTHING`,
        { ...submission },
      );
    },
    takeBack(jobNumber: number): void {
      database.run('DELETE FROM submission WHERE job_number = :jobNumber', { jobNumber });
    },
    markUncertain(jobNumber: number): void {
      database.run('UPDATE submission SET may_have_arrived = 1 WHERE job_number = :jobNumber', {
        jobNumber,
      });
    },
    move(jobNumber: number, state: SubmissionState): void {
      database.run(
        `UPDATE submission SET state = :state
         WHERE job_number = :jobNumber AND state <> :state`,
        { jobNumber, state },
      );
    },
    quotaGone(keyScope: string, kind: MediaKind, month: string): void {
      database.run(
        'INSERT INTO month_quota_gone VALUES (:keyScope, :kind, :month) ON CONFLICT DO NOTHING',
        { keyScope, kind, month },
      );
    },
    forgetQuotaGone(keyScope: string): void {
      database.run('DELETE FROM month_quota_gone WHERE key_scope = :keyScope', { keyScope });
    },
    /** True for the first who asks, ever. */
    tellOnce(what: string, now: number): boolean {
      return (
        database.run('INSERT INTO told_once VALUES (:what, :now) ON CONFLICT DO NOTHING', {
          what,
          now,
        }).changes > 0
      );
    },
    /** What begins so may be told again. */
    tellAgain(beginning: string): void {
      database.run('DELETE FROM told_once WHERE substr(what, 1, length(:beginning)) = :beginning', {
        beginning,
      });
    },
  };
}
export type SubmissionWrites = ReturnType<typeof submissionWrites>;
