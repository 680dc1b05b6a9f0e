import { z } from 'zod';
import { accountIdSchema, type AccountId } from '../../shared/ids.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const requestSchema = z
  .object({
    account_id: accountIdSchema,
    limit_id: z.string(),
    sent_at: z.int(),
    answered_at: z.int().nullable(),
  })
  .transform((row) => ({
    accountId: row.account_id,
    limitId: row.limit_id,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
  }));
const blockSchema = z
  .object({ account_id: accountIdSchema, limit_id: z.string(), until: z.int() })
  .transform((row) => ({ accountId: row.account_id, limitId: row.limit_id, until: row.until }));

export type LoggedRequest = z.output<typeof requestSchema>;
export type LimitBlock = z.output<typeof blockSchema>;

export function requestReads(database: ReadableDatabase) {
  return {
    all: (): LoggedRequest[] =>
      database
        .all('SELECT account_id, limit_id, sent_at, answered_at FROM request ORDER BY sent_at')
        .map((row) => requestSchema.parse(row)),
    blocks: (): LimitBlock[] =>
      database
        .all('SELECT account_id, limit_id, until FROM limit_block')
        .map((row) => blockSchema.parse(row)),
  };
}
export type RequestReads = ReturnType<typeof requestReads>;

/** What has been asked of each limit lately, so that a restart forgets none of it. */
export function requestWrites(database: WritableDatabase) {
  return {
    add(accountId: AccountId, limitId: string, now: number): number {
      return database.run(
        'INSERT INTO request (account_id, limit_id, sent_at) VALUES (:accountId, :limitId, :now)',
        { accountId, limitId, now },
      ).rowId;
    },
    answered(id: number, now: number): void {
      database.run('UPDATE request SET answered_at = :now WHERE id = :id', { id, now });
    },
    /** Whatever was on its way when the last run ended has arrived by now, or never will. */
    settleAll(now: number): void {
      database.run('UPDATE request SET answered_at = :now WHERE answered_at IS NULL', { now });
    },
    forgetBefore(time: number): void {
      database.run('DELETE FROM request WHERE answered_at < :time', { time });
    },
    block(accountId: AccountId, limitId: string, until: number): void {
      database.run(
        `INSERT INTO limit_block VALUES (:accountId, :limitId, :until)
         ON CONFLICT DO UPDATE SET until = excluded.until`,
        { accountId, limitId, until },
      );
    },
  };
}
export type RequestWrites = ReturnType<typeof requestWrites>;
