import { z } from 'zod';
import { accountIdSchema, providerIdSchema, type AccountId } from '../../shared/ids.ts';
import type { Sum } from '../activity/sum.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

export type Span = 'hour' | 'day';

const labelled = {
  measure: z.string(),
  label: z.string(),
  count: z.int(),
  total: z.int(),
  bytes: z.int(),
};
const byDaySchema = z.object({
  at: z.int(),
  account_id: accountIdSchema,
  provider_id: providerIdSchema,
  ...labelled,
});
const overallSchema = z.object({ provider_id: providerIdSchema, ...labelled });
const ofAccountSchema = z.object(labelled);

const SUMS = 'sum(count) AS count, sum(total) AS total, sum(bytes) AS bytes';

export function activitySumReads(database: ReadableDatabase) {
  return {
    /** Of these measures, a row a day, account and label. */
    byDay: (from: number, to: number, measures: readonly string[]) =>
      database
        .all(
          `SELECT at, account_id, provider_id, measure, label, count, total, bytes
           FROM activity_sum WHERE span = 'day' AND at >= :from AND at < :to
             AND measure IN (SELECT value FROM json_each(:measures)) ORDER BY at`,
          { from, to, measures: JSON.stringify(measures) },
        )
        .map((row) => {
          const {
            account_id: accountId,
            provider_id: providerId,
            ...rest
          } = byDaySchema.parse(row);
          return { ...rest, accountId, providerId };
        }),
    /** Of these measures, a row a provider and label over all days. */
    overall: (from: number, to: number, measures: readonly string[]) =>
      database
        .all(
          `SELECT provider_id, measure, label, ${SUMS} FROM activity_sum
           WHERE span = 'day' AND at >= :from AND at < :to
             AND measure IN (SELECT value FROM json_each(:measures))
           GROUP BY provider_id, measure, label`,
          { from, to, measures: JSON.stringify(measures) },
        )
        .map((row) => {
          const { provider_id: providerId, ...rest } = overallSchema.parse(row);
          return { ...rest, providerId };
        }),
    /** Of one measure, a row a label over the hours since `from`. */
    ofAccount: (accountId: AccountId, measure: string, from: number) =>
      database
        .all(
          `SELECT measure, label, ${SUMS} FROM activity_sum
           WHERE span = 'hour' AND at >= :from AND measure = :measure AND account_id = :accountId
           GROUP BY label`,
          { accountId, measure, from },
        )
        .map((row) => ofAccountSchema.parse(row)),
  };
}
export type ActivitySumReads = ReturnType<typeof activitySumReads>;

export function activitySumWrites(database: WritableDatabase) {
  return {
    add(span: Span, at: number, sum: Sum): void {
      database.run(
        `INSERT INTO activity_sum VALUES (:span, :at, :measure, :accountId, :providerId, :label,
           :count, :total, :bytes)
         ON CONFLICT DO UPDATE SET count = count + excluded.count, total = total + excluded.total,
           bytes = bytes + excluded.bytes`,
        { span, at, ...sum },
      );
    },
    forgetBefore(span: Span, time: number): void {
      database.run('DELETE FROM activity_sum WHERE span = :span AND at < :time', { span, time });
    },
  };
}
export type ActivitySumWrites = ReturnType<typeof activitySumWrites>;
