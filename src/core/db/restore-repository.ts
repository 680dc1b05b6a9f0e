import type { Job } from '../jobs/job.ts';
import type { JobRecord, LastTag, OrderRecord, OutputRecord } from '../library/journal/record.ts';
import { accountRestores } from './restore-account-repository.ts';
import type { WritableDatabase } from './database.ts';
import { whenColumns } from './job-columns.ts';
import { freeId } from './migrations/0060-library-items.ts';
import { tagKey } from './library-order-repository.ts';

/** Writes rows as they once were. Each call belongs in a transaction of the caller's. */
export function restoreWrites(database: WritableDatabase) {
  return {
    ...accountRestores(database),
    ...outputRestores(database),
    ...orderRestores(database),
    ...restoredHome(database),
    ...bulkRestores(database),
    jobNumberOf(id: Job['id']): number | null {
      const row = database.one('SELECT number FROM job WHERE id = :id', { id });
      return row === undefined ? null : Number(row['number']);
    },
    /** @returns its number: the one that it had, unless another job has it */
    addJob(job: Omit<Job, 'number'>, number: number): number {
      const isTaken =
        database.one('SELECT 1 FROM job WHERE number = :number', { number }) !== undefined;
      const { status, price } = job;
      return database.run(JOB_SQL, {
        number: isTaken ? null : number,
        id: job.id,
        accountId: job.accountId,
        name: job.name,
        kind: job.kind,
        payloadSha256: job.payloadSha256,
        state: status.state,
        status: JSON.stringify(status),
        remoteId: job.remoteId,
        operation: job.operation === null ? null : JSON.stringify(job.operation),
        nextCheckAt: job.nextCheckAt,
        ...whenColumns(job),
        createdAt: job.createdAt,
        updatedAt: job.updatedAt,
        submittedAt: job.submittedAt,
        endedAt: job.endedAt,
        cancelRequestedAt: job.cancelRequestedAt,
        priceMicro: price?.amountMicro ?? null,
        priceUnit: price?.unit ?? null,
        priceSaid: price?.said ?? null,
        quotedAt: job.quotedAt,
        guardWaivedAt: job.guardWaivedAt,
        warning: job.warning,
        remoteTimes: job.remoteTimes === null ? null : JSON.stringify(job.remoteTimes),
      }).rowId;
    },
    addSubmission(jobNumber: number, accountId: string, sent: JobRecord['submission']): void {
      if (sent === null) return;
      database.run(
        `INSERT INTO submission (job_number, account_id, key_scope, kind, month, sent_at, unit,
           amount_micro, may_have_arrived, state)
         VALUES (:jobNumber, :accountId, :keyScope, :kind, :month, :sentAt, :unit, :amountMicro,
           :mayHaveArrived, :state) ON CONFLICT DO NOTHING`,
        {
          ...sent,
          jobNumber,
          accountId,
          // Whose key it was is not known any more: it counts for the account.
          keyScope: `account ${accountId}`,
          mayHaveArrived: sent.mayHaveArrived ? 1 : 0,
        },
      );
    },
  };
}
export type RestoreWrites = ReturnType<typeof restoreWrites>;

const TAKES_JOB = 'library_takes_job';

/**
 * A job comes into the library without a file, and becomes its first file when that is stored. Of
 * jobs that come back whole, that would index everything twice: here each is taken in once.
 */
function bulkRestores(database: WritableDatabase) {
  return {
    /** Until `endBulk` jobs are not taken into the library by themselves. */
    beginBulk(): string {
      const trigger = database.one('SELECT sql FROM sqlite_schema WHERE name = :name', {
        name: TAKES_JOB,
      });
      database.run(`DROP TRIGGER ${TAKES_JOB}`);
      return String(trigger?.['sql']);
    },
    /** @param trigger what `beginBulk` gave */
    endBulk(trigger: string): void {
      database.run(trigger);
    },
    /** Takes a job in that has no file. */
    takeIn(jobNumber: number): void {
      database.run(
        `INSERT INTO library_item (id, job_number, state, account_id, kind, name_key, price_micro)
           SELECT ${freeId('job.created_at')}, number, state, account_id, kind,
             library_name_key(name), coalesce(price_micro, -1)
           FROM job WHERE number = :jobNumber`,
        { jobNumber },
      );
    },
  };
}

/** What belongs to no job alone. */
function restoredHome(database: WritableDatabase) {
  return {
    hasPayload(sha256: string): boolean {
      return database.one('SELECT 1 FROM payload WHERE sha256 = :sha256', { sha256 }) !== undefined;
    },
    setHomeTag(tag: string): void {
      database.run('UPDATE home SET tag = :tag', { tag });
    },
    /** No job gets a number that one has had. */
    keepNumbersAbove(last: number): void {
      database.run(
        "INSERT INTO sqlite_sequence SELECT 'job', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'job')",
      );
      database.run("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = 'job'", { last });
    },
    dropUnusedPayloads(): void {
      database.run(
        'DELETE FROM payload WHERE NOT EXISTS (SELECT 1 FROM job WHERE payload_sha256 = sha256)',
      );
    },
  };
}

const JOB_SQL = `INSERT INTO job (number, id, account_id, name, kind, payload_sha256, state, status,
    remote_id, operation, next_check_at, send_at, priority, created_at, updated_at, submitted_at, ended_at,
    cancel_requested_at, price_micro, price_unit, price_said, quoted_at, guard_waived_at, warning,
    remote_times)
  VALUES (:number, :id, :accountId, :name, :kind, :payloadSha256, :state, :status, :remoteId,
    :operation, :nextCheckAt, :sendAt, :priority, :createdAt, :updatedAt, :submittedAt, :endedAt, :cancelRequestedAt,
    :priceMicro, :priceUnit, :priceSaid, :quotedAt, :guardWaivedAt, :warning, :remoteTimes)`;

function outputRestores(database: WritableDatabase) {
  return {
    hasOutput(id: string): boolean {
      return database.one('SELECT 1 FROM output WHERE id = :id', { id }) !== undefined;
    },
    hasOutputKey(jobNumber: number, key: string): boolean {
      return (
        database.one('SELECT 1 FROM output WHERE job_number = :jobNumber AND output_key = :key', {
          jobNumber,
          key,
        }) !== undefined
      );
    },
    isPlaceTaken(folder: string, fileName: string): boolean {
      return (
        database.one('SELECT 1 FROM output WHERE folder = :folder AND file_name = :fileName', {
          folder,
          fileName,
        }) !== undefined
      );
    },
    addOutput(
      jobNumber: number,
      output: OutputRecord,
      place: { folder: string; fileName: string },
    ): void {
      database.run(
        `INSERT INTO output (id, job_number, output_key, state, folder, file_name, bytes, sha256,
           facts, created_at)
         VALUES (:id, :jobNumber, :key, 'stored', :folder, :fileName, :bytes, :sha256, :facts,
           :createdAt)`,
        {
          id: output.id,
          jobNumber,
          key: output.key,
          ...place,
          bytes: output.bytes,
          sha256: output.sha256,
          facts: JSON.stringify(output.facts),
          createdAt: output.createdAt,
        },
      );
      if (output.trash === undefined) return;
      database.run(
        `INSERT INTO trash_file (output_id, state, place, file, bytes, inode)
         VALUES (:id, 'in', :place, :file, :bytes, NULL)`,
        { id: output.id, ...output.trash },
      );
    },
  };
}

function orderRestores(database: WritableDatabase) {
  return {
    /** @param outputId null: of the job that has no file */
    setOrder(
      jobNumber: number,
      outputId: string | null,
      order: Omit<OrderRecord, 'tags'>,
      missingAt: number | null,
    ): number | null {
      const row = database.one(
        'SELECT id FROM library_item WHERE job_number = :jobNumber AND output_id IS :outputId',
        { jobNumber, outputId },
      );
      if (row === undefined) return null;
      const id = Number(row['id']);
      const { starred, note, trashedAt, forgottenAt } = order;
      const isPlain = !starred && note === '' && trashedAt === null && forgottenAt === null;
      if (isPlain && missingAt === null) return id;
      database.run(
        `UPDATE library_item SET starred = :starred, note = :note, trashed_at = :trashedAt,
           forgotten_at = :forgottenAt, missing_at = :missingAt WHERE id = :id`,
        { id, starred: starred ? 1 : 0, note, trashedAt, forgottenAt, missingAt },
      );
      return id;
    },
    /** The tag of that name; a new one gets the number that it had, where that is free. */
    tagNumber({ name, colour }: LastTag, number: number | null): number {
      const key = tagKey(name);
      const known = database.one('SELECT id FROM library_tag WHERE name_key = :key', { key });
      if (known !== undefined) return Number(known['id']);
      const isTaken =
        number === null ||
        database.one('SELECT 1 FROM library_tag WHERE id = :number', { number }) !== undefined;
      return database.run(
        'INSERT INTO library_tag (id, name, name_key, colour) VALUES (:id, :name, :key, :colour)',
        { id: isTaken ? null : number, name, key, colour },
      ).rowId;
    },
    addTag(item: number, tag: number): void {
      database.run(
        'INSERT OR IGNORE INTO library_item_tag (tag_id, item_id) VALUES (:tag, :item)',
        {
          tag,
          item,
        },
      );
    },
  };
}
