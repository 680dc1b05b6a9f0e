import { z } from 'zod';
import { NOTICES_IN_A_GROUP, noticeSchema, type NoticeKind } from '../../shared/notification.ts';
import type { NoticeDraft } from '../jobs/job-event.ts';
import type { NoticeHeap } from '../notices/decide-notifications.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';

const rowSchema = z
  .object({
    id: z.int(),
    kind: noticeSchema.shape.kind,
    job_number: z.int().nullable(),
    title: z.string(),
    body: z.string(),
  })
  .transform((row) => ({
    id: row.id,
    kind: row.kind,
    jobNumber: row.job_number,
    title: row.title,
    body: row.body,
  }));
export type StoredNotice = z.output<typeof rowSchema>;

const toldSchema = z
  .object({
    id: z.int(),
    kind: z.enum(['completed', 'failed', 'needs-you']),
    job_number: z.int().nullable(),
    title: z.string(),
    body: z.string(),
    created_at: z.int(),
    read_at: z.int().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    kind: row.kind,
    jobNumber: row.job_number,
    title: row.title,
    body: row.body,
    at: row.created_at,
    readAt: row.read_at,
  }));
export type ToldNotice = z.output<typeof toldSchema>;

const TOLD = 'id, kind, job_number, title, body, created_at, read_at';

/** So many heaps are looked at in one go. */
const MOST_HEAPS = 10_000;

const heapSchema = z.object({
  kind: noticeSchema.shape.kind,
  batch: z.int().nullable(),
});

export function noticeReads(database: ReadableDatabase) {
  return {
    untold(limit: number): StoredNotice[] {
      return database
        .all(
          `SELECT id, kind, job_number, title, body FROM notice WHERE told_at IS NULL
           ORDER BY id LIMIT :limit`,
          { limit },
        )
        .map((row) => rowSchema.parse(row));
    },
    /** Newest first, from below `before`. */
    page(query: { before: number; unread: boolean; limit: number }): ToldNotice[] {
      const { unread, ...parameters } = query;
      return database
        .all(
          `SELECT ${TOLD} FROM notice WHERE id < :before ${unread ? 'AND read_at IS NULL' : ''}
           ORDER BY id DESC LIMIT :limit`,
          parameters,
        )
        .map((row) => toldSchema.parse(row));
    },
    unread: (): number =>
      Number(database.one('SELECT count(*) AS count FROM notice WHERE read_at IS NULL')?.['count']),
    /** The last one that somebody saw come, or was shown as missed. */
    lookedAt: (): number =>
      Number(database.one('SELECT notice_id FROM looked_at')?.['notice_id'] ?? 0),
    /** What came after it, by kind. */
    countsAfter: (id: number) =>
      database
        .all(
          `SELECT kind, count(*) AS count, min(created_at) AS since, max(id) AS last FROM notice
           WHERE id > :id GROUP BY kind`,
          { id },
        )
        .map((row) => countSchema.parse(row)),
    /** The newest of a kind that came after it. */
    after: (id: number, kind: StoredNotice['kind'], limit: number): ToldNotice[] =>
      database
        .all(
          `SELECT ${TOLD} FROM notice WHERE id > :id AND kind = :kind ORDER BY id DESC LIMIT :limit`,
          { id, kind, limit },
        )
        .map((row) => toldSchema.parse(row)),
    /** What was not yet told natively, of these kinds, by the jobs that were made together. */
    heaps(kinds: readonly NoticeKind[]): NoticeHeap[] {
      return database
        .all(
          `SELECT notice.kind AS kind, job_batch.batch AS batch
           FROM notice LEFT JOIN job_batch ON job_batch.job_number = notice.job_number
           WHERE notice.shown_at IS NULL AND notice.kind IN (SELECT value FROM json_each(:kinds))
           GROUP BY notice.kind, job_batch.batch ORDER BY min(notice.id) LIMIT ${MOST_HEAPS}`,
          { kinds: JSON.stringify(kinds) },
        )
        .map((row) => heapSchema.parse(row));
    },
  };
}

const countSchema = z.object({
  kind: z.enum(['completed', 'failed', 'needs-you']),
  count: z.int(),
  since: z.int(),
  last: z.int(),
});

export type NoticeReads = ReturnType<typeof noticeReads>;

/** Notices that were taken out of the ledger to be shown as one. */
export interface TakenNotices {
  readonly count: number;
  /** The oldest first; of many only the first. */
  readonly first: readonly StoredNotice[];
}

/** The outbox of what a person is to be told. */
export function noticeWrites(database: WritableDatabase) {
  return {
    add(draft: NoticeDraft, jobNumber: number | null, now: number): void {
      database.run(
        `INSERT INTO notice (kind, job_number, title, body, created_at)
         VALUES (:kind, :jobNumber, :title, :body, :now)`,
        { ...draft, jobNumber, now },
      );
    },
    /** Marks the oldest that were not told, in order: whoever gets them, and nobody else ever, tells them. */
    takeUntold(limit: number, now: number): StoredNotice[] {
      return database
        .all(
          `UPDATE notice SET told_at = :now WHERE id IN (
             SELECT id FROM notice WHERE told_at IS NULL ORDER BY id LIMIT :limit)
           RETURNING id, kind, job_number, title, body`,
          { limit, now },
        )
        .map((row) => rowSchema.parse(row))
        .toSorted((a, b) => a.id - b.id);
    },
    markRead(ids: readonly number[], now: number): void {
      database.run(
        `UPDATE notice SET read_at = :now
         WHERE read_at IS NULL AND id IN (SELECT value FROM json_each(:ids))`,
        { now, ids: JSON.stringify(ids) },
      );
    },
    markAllRead(upTo: number, now: number): void {
      database.run('UPDATE notice SET read_at = :now WHERE read_at IS NULL AND id <= :upTo', {
        now,
        upTo,
      });
    },
    looked(id: number): void {
      database.run('UPDATE looked_at SET notice_id = max(notice_id, :id)', { id });
    },
    /** Keeps so many; the oldest of those that were told go. At most `most` in one go. */
    forgetOldest(keep: number, most: number): void {
      database.run(
        `DELETE FROM notice WHERE told_at IS NOT NULL AND id IN (
           SELECT id FROM notice WHERE id <= (SELECT max(id) FROM notice) - :keep
           ORDER BY id LIMIT :most)`,
        { keep, most },
      );
    },
    /** Marks all of these heaps as shown: whoever took them, and nobody else ever, shows them. */
    takeUnshown(heaps: readonly NoticeHeap[], now: number): TakenNotices {
      return database.transaction(() => {
        const rows = heaps.flatMap((heap) =>
          database.all(
            `UPDATE notice SET shown_at = :now WHERE shown_at IS NULL AND kind = :kind
               AND (SELECT batch FROM job_batch WHERE job_number = notice.job_number) IS :batch
             RETURNING id, kind, job_number, title, body`,
            { ...heap, now },
          ),
        );
        return { count: rows.length, first: firstOf(rows) };
      });
    },
  };
}
export type NoticeWrites = ReturnType<typeof noticeWrites>;

function firstOf(rows: readonly SqlRow[]): StoredNotice[] {
  return rows
    .toSorted((a, b) => Number(a['id']) - Number(b['id']))
    .slice(0, NOTICES_IN_A_GROUP)
    .map((row) => rowSchema.parse(row));
}
