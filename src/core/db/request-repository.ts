import { z } from 'zod';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const requestSchema = z
  .object({
    id: z.int(),
    scope: z.string(),
    limit_id: z.string(),
    sent_at: z.int(),
    answered_at: z.int().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    scope: row.scope,
    limitId: row.limit_id,
    sentAt: row.sent_at,
    answeredAt: row.answered_at,
  }));
const blockSchema = z
  .object({ scope: z.string(), limit_id: z.string(), until: z.int() })
  .transform((row) => ({ scope: row.scope, limitId: row.limit_id, until: row.until }));
const learnedSchema = z
  .object({
    scope: z.string(),
    limit_id: z.string(),
    count: z.int(),
    window_ms: z.int(),
    learned_at: z.int(),
  })
  .transform((row) => ({
    scope: row.scope,
    limitId: row.limit_id,
    count: row.count,
    windowMs: row.window_ms,
    learnedAt: row.learned_at,
  }));

export type LoggedRequest = z.output<typeof requestSchema>;
export type LimitBlock = z.output<typeof blockSchema>;
/** What a provider's answers said of a limit. */
export type LearnedLimit = z.output<typeof learnedSchema>;

export function requestReads(database: ReadableDatabase) {
  return {
    all: (): LoggedRequest[] =>
      database
        .all('SELECT id, scope, limit_id, sent_at, answered_at FROM request ORDER BY sent_at')
        .map((row) => requestSchema.parse(row)),
    blocks: (): LimitBlock[] =>
      database
        .all('SELECT scope, limit_id, until FROM limit_block')
        .map((row) => blockSchema.parse(row)),
    learned: (): LearnedLimit[] =>
      database.all('SELECT * FROM learned_limit').map((row) => learnedSchema.parse(row)),
  };
}
export type RequestReads = ReturnType<typeof requestReads>;

/** What has been asked of each limit lately, so that a restart forgets none of it. */
export function requestWrites(database: WritableDatabase) {
  return {
    add(scope: string, limitId: string, now: number): number {
      return database.run(
        'INSERT INTO request (scope, limit_id, sent_at) VALUES (:scope, :limitId, :now)',
        { scope, limitId, now },
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
    block(scope: string, limitId: string, until: number): void {
      database.run(
        `INSERT INTO limit_block VALUES (:scope, :limitId, :until)
         ON CONFLICT DO UPDATE SET until = excluded.until`,
        { scope, limitId, until },
      );
    },
    learn({ scope, limitId, count, windowMs, learnedAt }: LearnedLimit): void {
      database.run(
        `INSERT INTO learned_limit VALUES (:scope, :limitId, :count, :windowMs, :learnedAt)
         ON CONFLICT DO UPDATE SET count = excluded.count, window_ms = excluded.window_ms,
           learned_at = excluded.learned_at`,
        { scope, limitId, count, windowMs, learnedAt },
      );
    },
    unlearn(scope: string, limitId: string): void {
      database.run('DELETE FROM learned_limit WHERE scope = :scope AND limit_id = :limitId', {
        scope,
        limitId,
      });
    },
    /** What was asked in the name of one scope counts in another. */
    move(from: string, to: string): void {
      database.transaction(() => {
        database.run('UPDATE request SET scope = :to WHERE scope = :from', { from, to });
        database.run(
          `INSERT INTO limit_block SELECT :to, limit_id, until FROM limit_block WHERE scope = :from
           ON CONFLICT DO UPDATE SET until = max(until, excluded.until)`,
          { from, to },
        );
        database.run('DELETE FROM limit_block WHERE scope = :from', { from });
        database.run('DELETE FROM learned_limit WHERE scope = :from', { from });
      });
    },
  };
}
export type RequestWrites = ReturnType<typeof requestWrites>;
