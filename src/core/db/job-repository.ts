import { z } from 'zod';
import { accountIdSchema, jobIdSchema, type AccountId, type JobId } from '../../shared/ids.ts';
import type { JobState } from '../../shared/job.ts';
import { mediaKindSchema } from '../../shared/output.ts';
import { jobStatusSchema, type Job } from '../jobs/job.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const rowSchema = z.object({
  number: z.int(),
  id: jobIdSchema,
  account_id: accountIdSchema,
  name: z.string(),
  kind: mediaKindSchema,
  payload_sha256: z.string().nullable(),
  remote_id: z.string().nullable(),
  next_check_at: z.int().nullable(),
  created_at: z.int(),
  updated_at: z.int(),
  submitted_at: z.int().nullable(),
  ended_at: z.int().nullable(),
  cancel_requested_at: z.int().nullable(),
});
const operationSchema = z.record(z.string(), z.unknown());
export function jobOf(row: SqlRow): Job {
  const plain = rowSchema.parse(row);
  return {
    number: plain.number,
    id: plain.id,
    accountId: plain.account_id,
    name: plain.name,
    kind: plain.kind,
    payloadSha256: plain.payload_sha256,
    remoteId: plain.remote_id,
    operation:
      row['operation'] === null
        ? null
        : parseColumn(operationSchema, row['operation'], 'job.operation'),
    status: parseColumn(jobStatusSchema, row['status'], 'job.status'),
    nextCheckAt: plain.next_check_at,
    createdAt: plain.created_at,
    updatedAt: plain.updated_at,
    submittedAt: plain.submitted_at,
    endedAt: plain.ended_at,
    cancelRequestedAt: plain.cancel_requested_at,
  };
}

/** Looks jobs up. */
export function jobReads(database: ReadableDatabase) {
  return {
    byNumber(number: number): Job | undefined {
      const row = database.one('SELECT * FROM job WHERE number = :number', { number });
      return row && jobOf(row);
    },
    byId(id: JobId): Job | undefined {
      const row = database.one('SELECT * FROM job WHERE id = :id', { id });
      return row && jobOf(row);
    },
    /** The first job that followed this render. */
    byRemoteId(accountId: AccountId, remoteId: string): Job | undefined {
      const row = database.one(
        `SELECT * FROM job WHERE account_id = :accountId AND remote_id = :remoteId
         ORDER BY number LIMIT 1`,
        { accountId, remoteId },
      );
      return row && jobOf(row);
    },
    /** At most two, so that the caller can tell "this one" from "which one?". */
    byIdPrefix(prefix: string): Job[] {
      return database
        .all('SELECT * FROM job WHERE id >= :prefix AND id < :end LIMIT 2', {
          prefix,
          end: `${prefix}~`,
        })
        .map(jobOf);
    },
    /** Newest first, below the number `before`. */
    page(
      states: readonly JobState[] | undefined,
      before: number = Number.MAX_SAFE_INTEGER,
      limit: number,
    ): Job[] {
      if (states === undefined) {
        return database
          .all('SELECT * FROM job WHERE number < :before ORDER BY number DESC LIMIT :limit', {
            before,
            limit,
          })
          .map(jobOf);
      }
      // One walk along the index for each state: a state that is rare is found without a scan.
      return [...new Set(states)]
        .flatMap((state) =>
          database.all(
            `SELECT * FROM job WHERE state = :state AND number < :before
             ORDER BY number DESC LIMIT :limit`,
            { state, before, limit },
          ),
        )
        .toSorted((a, b) => Number(b['number']) - Number(a['number']))
        .slice(0, limit)
        .map(jobOf);
    },
  };
}
export type JobReads = ReturnType<typeof jobReads>;

export type NewJob = Pick<
  Job,
  'id' | 'accountId' | 'name' | 'kind' | 'payloadSha256' | 'status' | 'nextCheckAt' | 'createdAt'
> &
  Partial<Pick<Job, 'remoteId' | 'operation' | 'submittedAt'>>;

/** Writes of the `job` table. Each belongs in a transaction of the caller's. */
export function jobWrites(database: WritableDatabase) {
  return {
    insert(job: NewJob): number {
      return database.run(
        `INSERT INTO job (id, account_id, name, kind, payload_sha256, state, status, next_check_at,
           remote_id, operation, submitted_at, created_at, updated_at)
         VALUES (:id, :accountId, :name, :kind, :payloadSha256, :state, :status, :nextCheckAt,
           :remoteId, :operation, :submittedAt, :createdAt, :createdAt)`,
        {
          id: job.id,
          accountId: job.accountId,
          name: job.name,
          kind: job.kind,
          payloadSha256: job.payloadSha256,
          state: job.status.state,
          status: JSON.stringify(job.status),
          nextCheckAt: job.nextCheckAt,
          remoteId: job.remoteId ?? null,
          operation: job.operation ? JSON.stringify(job.operation) : null,
          submittedAt: job.submittedAt ?? null,
          createdAt: job.createdAt,
        },
      ).rowId;
    },
    update(job: Job): void {
      database.run(
        `UPDATE job SET state = :state, status = :status, kind = :kind, remote_id = :remoteId,
           operation = :operation, next_check_at = :nextCheckAt, updated_at = :updatedAt,
           submitted_at = :submittedAt, ended_at = :endedAt,
           cancel_requested_at = :cancelRequestedAt
         WHERE number = :number`,
        {
          number: job.number,
          state: job.status.state,
          status: JSON.stringify(job.status),
          kind: job.kind,
          remoteId: job.remoteId,
          operation: job.operation === null ? null : JSON.stringify(job.operation),
          nextCheckAt: job.nextCheckAt,
          updatedAt: job.updatedAt,
          submittedAt: job.submittedAt,
          endedAt: job.endedAt,
          cancelRequestedAt: job.cancelRequestedAt,
        },
      );
    },
  };
}
export type JobWrites = ReturnType<typeof jobWrites>;
