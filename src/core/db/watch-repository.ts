import { z } from 'zod';
import { accountIdSchema, providerIdSchema } from '../../shared/ids.ts';
import { mediaKindSchema } from '../../shared/output.ts';
import { watchWaitSchema, type WatchRule, type WatchWait } from '../../shared/watch.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';

const folderSchema = z.object({
  id: z.int(),
  path: z.string(),
  account_id: accountIdSchema.nullable(),
  provider_id: providerIdSchema.nullable(),
  kind: mediaKindSchema.nullable(),
  per_hour: z.int(),
  settle_ms: z.int(),
  paused: z.int(),
  approved_at: z.int().nullable(),
});

export interface WatchFolder extends WatchRule {
  readonly id: number;
  readonly path: string;
  readonly paused: boolean;
  readonly approved: boolean;
}

const fileSchema = z.object({
  id: z.int(),
  folder_id: z.int(),
  name: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  state: z.enum(['waiting', 'following', 'moving', 'settled']),
  waits_for: watchWaitSchema.nullable(),
  released_at: z.int().nullable(),
  job_number: z.int().nullable(),
  outcome: z.enum(['done', 'failed', 'gone']).nullable(),
  target: z.string().nullable(),
  message: z.string(),
  found_at: z.int(),
});

export interface WatchFile {
  readonly id: number;
  readonly folderId: number;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly state: 'waiting' | 'following' | 'moving' | 'settled';
  readonly waitsFor: WatchWait | null;
  readonly released: boolean;
  readonly jobNumber: number | null;
  readonly outcome: 'done' | 'failed' | 'gone' | null;
  /** The name that it has, or gets, in the folder of its outcome. */
  readonly target: string | null;
  readonly message: string;
  readonly foundAt: number;
}

function folderOf(row: SqlRow): WatchFolder {
  const plain = folderSchema.parse(row);
  return {
    id: plain.id,
    path: plain.path,
    accountId: plain.account_id,
    providerId: plain.provider_id,
    kind: plain.kind,
    perHour: plain.per_hour,
    settleSeconds: plain.settle_ms / 1_000,
    paused: plain.paused === 1,
    approved: plain.approved_at !== null,
  };
}

function fileOf(row: SqlRow): WatchFile {
  const plain = fileSchema.parse(row);
  return {
    id: plain.id,
    folderId: plain.folder_id,
    name: plain.name,
    sha256: plain.sha256,
    bytes: plain.bytes,
    state: plain.state,
    waitsFor: plain.waits_for,
    released: plain.released_at !== null,
    jobNumber: plain.job_number,
    outcome: plain.outcome,
    target: plain.target,
    message: plain.message,
    foundAt: plain.found_at,
  };
}

const countSchema = z.object({ what: z.string(), files: z.int() });

export function watchReads(database: ReadableDatabase) {
  const files = (where: string, parameters: Record<string, string | number>) =>
    database.all(`SELECT * FROM watch_file WHERE ${where}`, parameters).map(fileOf);
  return {
    folders: (): WatchFolder[] =>
      database
        .all('SELECT * FROM watch_folder WHERE removed_at IS NULL ORDER BY path')
        .map(folderOf),
    folder(id: number): WatchFolder | undefined {
      const row = database.one('SELECT * FROM watch_folder WHERE id = :id AND removed_at IS NULL', {
        id,
      });
      return row && folderOf(row);
    },
    file(id: number): WatchFile | undefined {
      return files('id = :id', { id })[0];
    },
    /** What is not over yet, oldest first. */
    open: (folderId: number) =>
      files(`folder_id = :folderId AND state <> 'settled' ORDER BY id`, { folderId }),
    /** Everything of this content, oldest first. */
    ofContent: (folderId: number, sha256: string) =>
      files('folder_id = :folderId AND sha256 = :sha256 ORDER BY id', { folderId, sha256 }),
    /** Newest first. */
    newest: (folderId: number, limit: number) =>
      files(
        `folder_id = :folderId
         ORDER BY CASE state WHEN 'waiting' THEN 0 ELSE 1 END, found_at DESC, id DESC LIMIT :limit`,
        { folderId, limit },
      ),
    submittedSince(folderId: number, since: number): number {
      const row = database.one(
        `SELECT count(*) AS files FROM watch_file
         WHERE folder_id = :folderId AND submitted_at > :since`,
        { folderId, since },
      );
      return Number(row?.['files'] ?? 0);
    },
    counts(folderId: number) {
      const counted = new Map(
        database
          .all(
            `SELECT CASE state WHEN 'settled' THEN outcome ELSE state END AS what, count(*) AS files
             FROM watch_file WHERE folder_id = :folderId GROUP BY what`,
            { folderId },
          )
          .map((row) => {
            const { what, files: count } = countSchema.parse(row);
            return [what, count] as const;
          }),
      );
      const of = (what: string) => counted.get(what) ?? 0;
      return {
        waiting: of('waiting'),
        following: of('following') + of('moving'),
        done: of('done'),
        failed: of('failed'),
      };
    },
  };
}
export type WatchReads = ReturnType<typeof watchReads>;

export function watchWrites(database: WritableDatabase) {
  return { ...folderWrites(database), ...fileWrites(database) };
}
export type WatchWrites = ReturnType<typeof watchWrites>;

function folderWrites(database: WritableDatabase) {
  return {
    /** One that was watched before is new again, but what it submitted is known. */
    insertFolder(path: string, rule: WatchRule, at: number): number {
      database.run(
        `INSERT INTO watch_folder
           (path, account_id, provider_id, kind, per_hour, settle_ms, created_at)
         VALUES (:path, :accountId, :providerId, :kind, :perHour, :settleMs, :at)
         ON CONFLICT (path) DO UPDATE SET account_id = excluded.account_id,
           provider_id = excluded.provider_id, kind = excluded.kind,
           per_hour = excluded.per_hour, settle_ms = excluded.settle_ms, paused = 0,
           approved_at = NULL, created_at = excluded.created_at, removed_at = NULL`,
        { path, ...columnsOf(rule), at },
      );
      const row = database.one('SELECT id FROM watch_folder WHERE path = :path', { path });
      return Number(row?.['id']);
    },
    changeFolder(id: number, rule: WatchRule & { readonly paused: boolean }): void {
      database.run(
        `UPDATE watch_folder SET account_id = :accountId, provider_id = :providerId, kind = :kind,
           per_hour = :perHour, settle_ms = :settleMs, paused = :paused WHERE id = :id`,
        { id, ...columnsOf(rule), paused: rule.paused ? 1 : 0 },
      );
    },
    approve(id: number, at: number): void {
      database.run('UPDATE watch_folder SET approved_at = :at WHERE id = :id', { id, at });
    },
    removeFolder(id: number, at: number): void {
      database.run('UPDATE watch_folder SET removed_at = :at WHERE id = :id', { id, at });
    },
  };
}

function fileWrites(database: WritableDatabase) {
  return {
    /** A file that was found, and what it waits for. */
    insertWaiting(
      file: Pick<WatchFile, 'folderId' | 'name' | 'sha256' | 'bytes'>,
      waitsFor: WatchWait,
      message: string,
      at: number,
    ): number {
      const { folderId, name, sha256, bytes } = file;
      return database.run(
        `INSERT INTO watch_file
           (folder_id, name, sha256, bytes, state, waits_for, message, found_at)
         VALUES (:folderId, :name, :sha256, :bytes, 'waiting', :waitsFor, :message, :at)`,
        { folderId, name, sha256, bytes, waitsFor, message, at },
      ).rowId;
    },
    wait(id: number, waitsFor: WatchWait, message: string): void {
      database.run(
        `UPDATE watch_file SET waits_for = :waitsFor, message = :message
         WHERE id = :id AND state = 'waiting'`,
        { id, waitsFor, message },
      );
    },
    release(id: number, at: number): void {
      database.run('UPDATE watch_file SET released_at = :at WHERE id = :id', { id, at });
    },
    /** In the transaction that makes the job: the one refuses to be without the other. */
    submitted(id: number, jobNumber: number, at: number): void {
      database.run(
        `UPDATE watch_file SET state = 'following', waits_for = NULL, message = '',
           job_number = :jobNumber, submitted_at = :at WHERE id = :id AND state = 'waiting'`,
        { id, jobNumber, at },
      );
    },
    rename(id: number, name: string): void {
      database.run('UPDATE watch_file SET name = :name WHERE id = :id', { id, name });
    },
    /** The intent to move it, before anything is moved. */
    moving(id: number, outcome: 'done' | 'failed', target: string, message: string): void {
      database.run(
        `UPDATE watch_file SET state = 'moving', waits_for = NULL, outcome = :outcome,
           target = :target, message = :message WHERE id = :id`,
        { id, outcome, target, message },
      );
    },
    settled(id: number, outcome: 'done' | 'failed' | 'gone', at: number): void {
      database.run(
        `UPDATE watch_file SET state = 'settled', waits_for = NULL, outcome = :outcome,
           settled_at = :at WHERE id = :id`,
        { id, outcome, at },
      );
    },
  };
}

function columnsOf({ accountId, providerId, kind, perHour, settleSeconds }: WatchRule) {
  return { accountId, providerId, kind, perHour, settleMs: Math.round(settleSeconds * 1_000) };
}
