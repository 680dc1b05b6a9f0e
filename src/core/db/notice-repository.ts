import { z } from 'zod';
import type { NoticeDraft } from '../jobs/job-event.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const rowSchema = z
  .object({
    id: z.int(),
    kind: z.enum(['completed', 'failed', 'needs-you']),
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
  };
}

export type NoticeReads = ReturnType<typeof noticeReads>;

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
    /** True when this call marked it: whoever gets true, and nobody else ever, shows it. */
    markTold(id: number, now: number): boolean {
      return (
        database.run('UPDATE notice SET told_at = :now WHERE id = :id AND told_at IS NULL', {
          id,
          now,
        }).changes > 0
      );
    },
  };
}
export type NoticeWrites = ReturnType<typeof noticeWrites>;
