import { z } from 'zod';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

/** What is due, and how often it had changed when it was looked at. */
export interface DueJob {
  readonly number: number;
  readonly change: number;
}
export interface DueBesides {
  readonly what: string;
  readonly change: number;
}

const folderSchema = z
  .object({
    id: z.int(),
    folder: z.string(),
    segment: z.int(),
    bytes: z.int(),
    lines: z.int(),
    anew_from: z.int().nullable(),
    anew_next: z.int().nullable(),
    is_behind: z.int(),
  })
  .transform((row) => ({
    id: row.id,
    folder: row.folder,
    segment: row.segment,
    bytes: row.bytes,
    lines: row.lines,
    anewFrom: row.anew_from,
    anewNext: row.anew_next,
    isBehind: row.is_behind === 1,
  }));
/** A folder with a journal of ours; see migration 82 for its fields. */
export type JournalFolder = z.output<typeof folderSchema>;

/** What is to be written to journals, and how far they are. */
export function journalReads(database: ReadableDatabase) {
  return {
    dueJobs(limit: number): DueJob[] {
      return database
        .all('SELECT job_number, change FROM journal_due ORDER BY job_number LIMIT :limit', {
          limit,
        })
        .map((row) => ({ number: Number(row['job_number']), change: Number(row['change']) }));
    },
    dueBesides(): DueBesides[] {
      return database
        .all('SELECT what, change FROM journal_due_besides ORDER BY what')
        .map((row) => ({ what: String(row['what']), change: Number(row['change']) }));
    },
    isAnythingDue(): boolean {
      return (
        database.one(
          `SELECT 1 FROM journal_due UNION ALL SELECT 1 FROM journal_due_besides LIMIT 1`,
        ) !== undefined
      );
    },
    lateIn(folderId: number, limit: number): number[] {
      return database
        .all(
          'SELECT job_number FROM journal_late WHERE folder_id = :folderId ORDER BY 1 LIMIT :limit',
          { folderId, limit },
        )
        .map((row) => Number(row['job_number']));
    },
    folders(): JournalFolder[] {
      return database
        .all('SELECT * FROM journal_folder ORDER BY id')
        .map((row) => folderSchema.parse(row));
    },
    folder(folder: string): JournalFolder | undefined {
      const row = database.one('SELECT * FROM journal_folder WHERE folder = :folder', { folder });
      return row && folderSchema.parse(row);
    },
    hasPayload(folderId: number, sha256: string): boolean {
      return (
        database.one(
          'SELECT 1 FROM journal_payload WHERE folder_id = :folderId AND sha256 = :sha256',
          { folderId, sha256 },
        ) !== undefined
      );
    },
    jobCount: (): number => Number(database.one('SELECT count(*) AS n FROM job')?.['n'] ?? 0),
  };
}
export type JournalReads = ReturnType<typeof journalReads>;

/** Each belongs in a transaction of the caller's. */
export function journalWrites(database: WritableDatabase) {
  return {
    ...folderWrites(database),
    ...anewWrites(database),
    /** They are written; what has changed since stays due. */
    jobsWritten(jobs: readonly DueJob[]): void {
      database.run(
        `DELETE FROM journal_due WHERE (job_number, change) IN
           (SELECT value ->> '$.number', value ->> '$.change' FROM json_each(:jobs))`,
        { jobs: JSON.stringify(jobs) },
      );
    },
    besidesWritten(besides: readonly DueBesides[]): void {
      database.run(
        `DELETE FROM journal_due_besides WHERE (what, change) IN
           (SELECT value ->> '$.what', value ->> '$.change' FROM json_each(:besides))`,
        { besides: JSON.stringify(besides) },
      );
    },
    payloadsWritten(folderId: number, sha256s: readonly string[]): void {
      database.run(
        `INSERT OR IGNORE INTO journal_payload
           SELECT :folderId, value FROM json_each(:sha256s)`,
        { folderId, sha256s: JSON.stringify(sha256s) },
      );
    },
    noteLate(folderId: number, jobNumbers: readonly number[]): void {
      database.run(
        'INSERT OR IGNORE INTO journal_late SELECT :folderId, value FROM json_each(:jobNumbers)',
        { folderId, jobNumbers: JSON.stringify(jobNumbers) },
      );
    },
    /** They are due again, and no longer late. */
    makeDue(folderId: number, jobNumbers: readonly number[]): void {
      const parameters = { folderId, jobNumbers: JSON.stringify(jobNumbers) };
      database.run(
        `INSERT INTO journal_due
           SELECT value, 1 FROM json_each(:jobNumbers)
           WHERE EXISTS (SELECT 1 FROM job WHERE number = value)
           ON CONFLICT DO UPDATE SET change = change + 1`,
        { jobNumbers: parameters.jobNumbers },
      );
      database.run(
        `DELETE FROM journal_late WHERE folder_id = :folderId
           AND job_number IN (SELECT value FROM json_each(:jobNumbers))`,
        parameters,
      );
    },
  };
}
export type JournalWrites = ReturnType<typeof journalWrites>;

function folderWrites(database: WritableDatabase) {
  return {
    addFolder(folder: string): void {
      database.run(
        `INSERT INTO journal_folder (folder, segment, bytes, lines) VALUES (:folder, 0, 0, 0)
         ON CONFLICT DO NOTHING`,
        { folder },
      );
    },
    forgetFolder(folder: string): void {
      database.run('DELETE FROM journal_folder WHERE folder = :folder', { folder });
    },
    renameFolder(from: string, to: string): void {
      database.run('UPDATE journal_folder SET folder = :to WHERE folder = :from', { from, to });
    },
    setEnd(id: number, end: { segment: number; bytes: number; lines: number }): void {
      database.run(
        `UPDATE journal_folder SET segment = :segment, bytes = :bytes, lines = :lines
         WHERE id = :id`,
        { id, ...end },
      );
    },
    setBehind(id: number, isBehind: boolean): void {
      database.run('UPDATE journal_folder SET is_behind = :behind WHERE id = :id', {
        id,
        behind: isBehind ? 1 : 0,
      });
    },
  };
}

/** A journal that is written anew, from what the database says. */
function anewWrites(database: WritableDatabase) {
  return {
    /** Everything will be written again, from this segment on. */
    beginAnew(id: number, segment: number): void {
      database.run(
        `UPDATE journal_folder SET segment = :segment, bytes = 0, lines = 0, anew_from = :segment,
           anew_next = 1, is_behind = 0 WHERE id = :id`,
        { id, segment },
      );
      database.run('DELETE FROM journal_payload WHERE folder_id = :id', { id });
      database.run('DELETE FROM journal_late WHERE folder_id = :id', { id });
    },
    /** Notes the next jobs as due for it. @returns how many it did */
    noteAnew(id: number, limit: number): number {
      const from = Number(
        database.one('SELECT anew_next FROM journal_folder WHERE id = :id', { id })?.['anew_next'],
      );
      const rows = database.all(
        'SELECT number FROM job WHERE number >= :from ORDER BY number LIMIT :limit',
        { from, limit },
      );
      const last = rows.at(-1)?.['number'];
      if (typeof last === 'number') {
        database.run(
          `INSERT INTO journal_due SELECT number, 1 FROM job WHERE number BETWEEN :from AND :last
           ON CONFLICT DO UPDATE SET change = change + 1`,
          { from, last },
        );
      }
      const next = rows.length < limit || typeof last !== 'number' ? null : last + 1;
      database.run('UPDATE journal_folder SET anew_next = :next WHERE id = :id', { id, next });
      return rows.length;
    },
    endAnew(id: number): void {
      database.run('UPDATE journal_folder SET anew_from = NULL WHERE id = :id', { id });
    },
  };
}
