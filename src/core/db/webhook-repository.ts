import { z } from 'zod';
import { noticeSchema, type NoticeKind } from '../../shared/notification.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const deliverySchema = z
  .object({
    id: z.int(),
    kind: noticeSchema.shape.kind,
    job_number: z.int().nullable(),
    title: z.string(),
    body: z.string(),
    created_at: z.int(),
    attempts: z.int(),
    first_failed_at: z.int().nullable(),
  })
  .transform(({ job_number, created_at, first_failed_at, ...rest }) => ({
    ...rest,
    jobNumber: job_number,
    at: created_at,
    firstFailedAt: first_failed_at,
  }));
/** A notice that a webhook has not taken yet. */
export type Delivery = z.output<typeof deliverySchema>;

export function webhookReads(database: ReadableDatabase) {
  return {
    /** The oldest that may be sent now. */
    due(now: number): Delivery | null {
      const row = database.one(
        `SELECT notice.id, kind, job_number, title, body, created_at, attempts, first_failed_at
         FROM webhook_delivery JOIN notice ON notice.id = webhook_delivery.notice_id
         WHERE ended_at IS NULL AND next_at <= :now ORDER BY next_at, notice_id LIMIT 1`,
        { now },
      );
      return row === undefined ? null : deliverySchema.parse(row);
    },
    /** When the next one may be sent; null where none waits. */
    nextAt(): number | null {
      const row = database.one(
        'SELECT min(next_at) AS at FROM webhook_delivery WHERE ended_at IS NULL',
      );
      return z
        .int()
        .nullable()
        .parse(row?.['at'] ?? null);
    },
    standing(): { waiting: number; lastProblem: string | null } {
      const row = database.one(
        `SELECT count(*) AS waiting, (SELECT problem FROM webhook_delivery
           WHERE ended_at IS NULL AND problem IS NOT NULL ORDER BY next_at DESC LIMIT 1) AS problem
         FROM webhook_delivery WHERE ended_at IS NULL`,
      );
      return {
        waiting: Number(row?.['waiting'] ?? 0),
        lastProblem: z
          .string()
          .nullable()
          .parse(row?.['problem'] ?? null),
      };
    },
  };
}
export type WebhookReads = ReturnType<typeof webhookReads>;

/** The ledger of what went to the webhook. */
export function webhookWrites(database: WritableDatabase) {
  return {
    /** Decides of every notice once, in this process or a later one, whether it is to be sent. */
    takeUp(kinds: readonly NoticeKind[], now: number): void {
      database.transaction(() => {
        database.run(
          `INSERT INTO webhook_delivery (notice_id, next_at)
           SELECT id, :now FROM notice WHERE id > (SELECT notice_id FROM webhook_state)
             AND kind IN (SELECT value FROM json_each(:kinds)) ORDER BY id`,
          { kinds: JSON.stringify(kinds), now },
        );
        database.run(
          `UPDATE webhook_state SET notice_id =
             max(notice_id, (SELECT coalesce(max(id), 0) FROM notice))`,
        );
      });
    },
    /** What waits is for nobody any more: another address is not sent it. */
    dropWaiting(now: number): void {
      database.run('UPDATE webhook_delivery SET ended_at = :now WHERE ended_at IS NULL', { now });
      database.run('UPDATE webhook_state SET told_at = NULL');
    },
    taken(id: number, now: number): void {
      database.run(
        `UPDATE webhook_delivery SET ended_at = :now, problem = NULL, attempts = attempts + 1
         WHERE notice_id = :id`,
        { id, now },
      );
      database.run('UPDATE webhook_state SET told_at = NULL');
    },
    failed(id: number, problem: string, nextAt: number, now: number): void {
      database.run(
        `UPDATE webhook_delivery SET problem = :problem, next_at = :nextAt,
           attempts = attempts + 1, first_failed_at = coalesce(first_failed_at, :now)
         WHERE notice_id = :id`,
        { id, problem, nextAt, now },
      );
    },
    givenUp(id: number, problem: string, now: number): void {
      database.run(
        `UPDATE webhook_delivery SET ended_at = :now, problem = :problem, attempts = attempts + 1
         WHERE notice_id = :id`,
        { id, problem, now },
      );
    },
    /** True for whoever is the first to say that nothing arrives. */
    takeTelling: (now: number): boolean =>
      database.all('UPDATE webhook_state SET told_at = :now WHERE told_at IS NULL RETURNING id', {
        now,
      }).length > 0,
  };
}
export type WebhookWrites = ReturnType<typeof webhookWrites>;
