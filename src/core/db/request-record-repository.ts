import { z } from 'zod';
import {
  requestKindSchema,
  requestOutcomeSchema,
  saidOfLimitSchema,
  type RequestKind,
  type RequestOutcome,
} from '../../shared/activity.ts';
import { accountIdSchema, type AccountId } from '../../shared/ids.ts';
import type { RequestDraft } from '../activity/request-draft.ts';
import type { ReadableDatabase, SqlParameters, WritableDatabase } from './database.ts';
import { parseColumn } from './json-column.ts';

const rowSchema = z
  .object({
    id: z.int(),
    at: z.int(),
    account_id: accountIdSchema,
    job_number: z.int().nullable(),
    kind: requestKindSchema,
    method: z.string(),
    address: z.string(),
    status: z.int().nullable(),
    outcome: requestOutcomeSchema,
    sent_bytes: z.int(),
    received_bytes: z.int(),
    queued_ms: z.int().nullable(),
    connected_ms: z.int().nullable(),
    first_byte_ms: z.int().nullable(),
    total_ms: z.int(),
    attempt: z.int(),
    rate_facts: z.string().nullable(),
    error: z.string().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    at: row.at,
    accountId: row.account_id,
    jobNumber: row.job_number,
    kind: row.kind,
    method: row.method,
    address: row.address,
    status: row.status,
    outcome: row.outcome,
    sentBytes: row.sent_bytes,
    receivedBytes: row.received_bytes,
    queuedMs: row.queued_ms,
    connectedMs: row.connected_ms,
    firstByteMs: row.first_byte_ms,
    totalMs: row.total_ms,
    attempt: row.attempt,
    saidOfLimit:
      row.rate_facts === null
        ? null
        : parseColumn(saidOfLimitSchema, row.rate_facts, 'request_record.rate_facts'),
    error: row.error,
  }));
export type RequestRow = z.output<typeof rowSchema>;

/** Absent: whatever. Newest first, from below `before`. */
export interface RequestQuery {
  readonly jobNumber?: number | undefined;
  readonly accountId?: AccountId | undefined;
  readonly kinds?: readonly RequestKind[] | undefined;
  readonly outcomes?: readonly RequestOutcome[] | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

export function requestRecordReads(database: ReadableDatabase) {
  const newest = (accountId: AccountId, outcomes: string) =>
    database
      .all(
        `SELECT * FROM request_record WHERE account_id = :accountId AND outcome IN (${outcomes})
         ORDER BY id DESC LIMIT 1`,
        { accountId },
      )
      .map((row) => rowSchema.parse(row))[0];
  return {
    page(query: RequestQuery): RequestRow[] {
      const { where, parameters } = conditions(query);
      return database
        .all(`SELECT * FROM request_record ${where} ORDER BY id DESC LIMIT :limit`, parameters)
        .map((row) => rowSchema.parse(row));
    },
    lastSuccess: (accountId: AccountId) => newest(accountId, "'ok'"),
    lastTrouble: (accountId: AccountId) => newest(accountId, "'failed', 'no-answer'"),
  };
}
export type RequestRecordReads = ReturnType<typeof requestRecordReads>;

function conditions(query: RequestQuery): { where: string; parameters: SqlParameters } {
  const { jobNumber, accountId, kinds, outcomes, before, limit } = query;
  const parts: string[] = [];
  const parameters: Record<string, string | number> = { limit };
  const add = (sql: string, name: string, value: string | number | undefined) => {
    if (value === undefined) return;
    parts.push(sql);
    parameters[name] = value;
  };
  add('job_number = :jobNumber', 'jobNumber', jobNumber);
  add('account_id = :accountId', 'accountId', accountId);
  add('id < :before', 'before', before);
  const among = (column: string, name: string, values: readonly string[] | undefined) =>
    add(
      `${column} IN (SELECT value FROM json_each(:${name}))`,
      name,
      values === undefined ? undefined : JSON.stringify(values),
    );
  among('kind', 'kinds', kinds);
  among('outcome', 'outcomes', outcomes);
  return { where: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, parameters };
}

export function requestRecordWrites(database: WritableDatabase) {
  return {
    add(draft: RequestDraft): number {
      return database.run(
        `INSERT INTO request_record (at, account_id, job_number, kind, method, address, status,
           outcome, sent_bytes, received_bytes, queued_ms, connected_ms, first_byte_ms, total_ms,
           attempt, rate_facts, error)
         VALUES (:at, :accountId, :jobNumber, :kind, :method, :address, :status, :outcome,
           :sentBytes, :receivedBytes, :queuedMs, :connectedMs, :firstByteMs, :totalMs, :attempt,
           :rateFacts, :error)`,
        columnsOf(draft),
      ).rowId;
    },
    /** Takes away at most `most` rows: those numbered up to `id`, and what is older than `time`. */
    forget(id: number, time: number, most: number): number {
      return database.run(
        `DELETE FROM request_record WHERE id IN (
           SELECT id FROM (SELECT id, at FROM request_record ORDER BY id LIMIT :most)
           WHERE id <= :id OR at < :time)`,
        { id, time, most },
      ).changes;
    },
  };
}
export type RequestRecordWrites = ReturnType<typeof requestRecordWrites>;

/** Whose provider it is, its account tells. */
function columnsOf(draft: RequestDraft): SqlParameters {
  const { providerId: _providerId, saidOfLimit, ...columns } = draft;
  return { ...columns, rateFacts: saidOfLimit === null ? null : JSON.stringify(saidOfLimit) };
}
