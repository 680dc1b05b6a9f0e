import { z } from 'zod';
import {
  accountIdSchema,
  jobIdSchema,
  type AccountId,
  type JobId,
  type ProviderId,
} from '../../shared/ids.ts';
import { jobStateSchema, remoteTimesSchema, type JobState } from '../../shared/job.ts';
import { mediaKindSchema } from '../../shared/output.ts';
import { jobStatusSchema, type Job, type JobPrice } from '../jobs/job.ts';
import type { ReadableDatabase, SqlRow, WritableDatabase } from './database.ts';
import { priorityOf, statusColumns, whenColumns } from './job-columns.ts';
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
  send_at: z.int().nullable(),
  priority: z.int(),
  created_at: z.int(),
  updated_at: z.int(),
  submitted_at: z.int().nullable(),
  ended_at: z.int().nullable(),
  cancel_requested_at: z.int().nullable(),
  price_micro: z.int().nullable(),
  price_unit: z.string().nullable(),
  price_said: z.string().nullable(),
  quoted_at: z.int().nullable(),
  guard_waived_at: z.int().nullable(),
  warning: z.string().nullable(),
});
const stampSchema = z
  .object({ state: jobStateSchema, next_check_at: z.int().nullable(), updated_at: z.int() })
  .transform((row) => ({
    state: row.state,
    nextCheckAt: row.next_check_at,
    updatedAt: row.updated_at,
  }));
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
    sendAt: plain.send_at,
    priority: priorityOf(plain.priority),
    createdAt: plain.created_at,
    updatedAt: plain.updated_at,
    submittedAt: plain.submitted_at,
    endedAt: plain.ended_at,
    cancelRequestedAt: plain.cancel_requested_at,
    price: priceOf(plain),
    quotedAt: plain.quoted_at,
    guardWaivedAt: plain.guard_waived_at,
    warning: plain.warning,
    remoteTimes:
      row['remote_times'] === null
        ? null
        : parseColumn(remoteTimesSchema, row['remote_times'], 'job.remote_times'),
  };
}

function priceOf(row: z.infer<typeof rowSchema>): JobPrice | null {
  if (row.price_unit === null) return null;
  return { amountMicro: row.price_micro, unit: row.price_unit, said: row.price_said ?? '' };
}

/** Something is still known of it: not all of its items were forgotten. */
const IS_KNOWN = `NOT (
    EXISTS (SELECT 1 FROM library_item WHERE job_number = job.number AND forgotten_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM library_item WHERE job_number = job.number AND forgotten_at IS NULL))`;

/** Looks jobs up. */
export function jobReads(database: ReadableDatabase) {
  return {
    ...kinReads(database),
    ...forgottenReads(database),
    ...stampReads(database),
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
    /** Newest first, below the number `before`; without those that were forgotten. */
    page(
      states: readonly JobState[] | undefined,
      before: number = Number.MAX_SAFE_INTEGER,
      limit: number,
    ): Job[] {
      if (states === undefined) {
        return database
          .all(
            `SELECT * FROM job WHERE number < :before AND ${IS_KNOWN}
             ORDER BY number DESC LIMIT :limit`,
            { before, limit },
          )
          .map(jobOf);
      }
      // One walk along the index for each state: a state that is rare is found without a scan.
      return [...new Set(states)]
        .flatMap((state) =>
          database.all(
            `SELECT * FROM job WHERE state = :state AND number < :before AND ${IS_KNOWN}
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
function stampReads(database: ReadableDatabase) {
  return {
    /** What changes whenever anything happens to the job. */
    stampOf(number: number) {
      const row = database.one(
        'SELECT state, next_check_at, updated_at FROM job WHERE number = :number',
        { number },
      );
      return row && stampSchema.parse(row);
    },
  };
}

/** Jobs of which nothing is known any more, as far as people are concerned. */
function forgottenReads(database: ReadableDatabase) {
  return {
    isForgotten(number: number): boolean {
      const row = database.one(`SELECT 1 FROM job WHERE number = :number AND ${IS_KNOWN}`, {
        number,
      });
      return row === undefined;
    },
  };
}

/** Jobs that have something in common. Each is found by an index, however long the history is. */
function kinReads(database: ReadableDatabase) {
  return {
    /**
     * The numbers of jobs that follow a render, oldest first. A render is known by its provider,
     * the address it is at and its id; the accounts may differ.
     */
    ofRender(
      render: { providerId: ProviderId; baseUrl: string; remoteId: string; except: number },
      limit: number,
    ): number[] {
      return database
        .all(
          `SELECT job.number FROM job JOIN account ON account.id = job.account_id
           WHERE job.remote_id = :remoteId AND account.provider_id = :providerId
             AND account.base_url = :baseUrl AND job.number <> :except
           ORDER BY job.number LIMIT :limit`,
          { ...render, limit },
        )
        .map((row) => Number(row['number']));
    },
    /** Jobs with the very same payload, newest first. */
    withPayload(sha256: string, limit: number): Job[] {
      return database
        .all('SELECT * FROM job WHERE payload_sha256 = :sha256 ORDER BY number DESC LIMIT :limit', {
          sha256,
          limit,
        })
        .map(jobOf);
    },
  };
}

export type JobReads = ReturnType<typeof jobReads>;

export type NewJob = Pick<
  Job,
  'id' | 'accountId' | 'name' | 'kind' | 'payloadSha256' | 'status' | 'nextCheckAt' | 'createdAt'
> &
  Partial<Pick<Job, 'remoteId' | 'operation' | 'submittedAt' | 'price' | 'sendAt' | 'priority'>>;

/** Writes of the `job` table. Each belongs in a transaction of the caller's. */
export function jobWrites(database: WritableDatabase) {
  return {
    insert(job: NewJob): number {
      return database.run(
        `INSERT INTO job (id, account_id, name, kind, payload_sha256, state, status, next_check_at,
           remote_id, operation, submitted_at, created_at, updated_at,
           held_for, send_at, priority, price_micro, price_unit, price_said)
         VALUES (:id, :accountId, :name, :kind, :payloadSha256, :state, :status, :nextCheckAt,
           :remoteId, :operation, :submittedAt, :createdAt, :createdAt,
           :heldFor, :sendAt, :priority, :priceMicro, :priceUnit, :priceSaid)`,
        {
          id: job.id,
          accountId: job.accountId,
          name: job.name,
          kind: job.kind,
          payloadSha256: job.payloadSha256,
          ...statusColumns(job.status),
          nextCheckAt: job.nextCheckAt,
          remoteId: job.remoteId ?? null,
          operation: job.operation ? JSON.stringify(job.operation) : null,
          submittedAt: job.submittedAt ?? null,
          createdAt: job.createdAt,
          ...whenColumns(job),
          ...priceColumns(job.price ?? null),
        },
      ).rowId;
    },
    update(job: Job): void {
      database.run(
        `UPDATE job SET state = :state, status = :status, kind = :kind, remote_id = :remoteId,
           operation = :operation, next_check_at = :nextCheckAt, send_at = :sendAt,
           priority = :priority, updated_at = :updatedAt,
           submitted_at = :submittedAt, ended_at = :endedAt,
           cancel_requested_at = :cancelRequestedAt, price_micro = :priceMicro,
           price_unit = :priceUnit, price_said = :priceSaid, quoted_at = :quotedAt,
           guard_waived_at = :guardWaivedAt, held_for = :heldFor, warning = :warning,
           remote_times = :remoteTimes
         WHERE number = :number`,
        {
          number: job.number,
          ...statusColumns(job.status),
          kind: job.kind,
          remoteId: job.remoteId,
          operation: job.operation === null ? null : JSON.stringify(job.operation),
          nextCheckAt: job.nextCheckAt,
          ...whenColumns(job),
          updatedAt: job.updatedAt,
          submittedAt: job.submittedAt,
          endedAt: job.endedAt,
          cancelRequestedAt: job.cancelRequestedAt,
          ...priceColumns(job.price),
          quotedAt: job.quotedAt,
          guardWaivedAt: job.guardWaivedAt,
          warning: job.warning,
          remoteTimes: job.remoteTimes === null ? null : JSON.stringify(job.remoteTimes),
        },
      );
    },
  };
}

function priceColumns(price: JobPrice | null) {
  return {
    priceMicro: price?.amountMicro ?? null,
    priceUnit: price?.unit ?? null,
    priceSaid: price?.said ?? null,
  };
}

export type JobWrites = ReturnType<typeof jobWrites>;
