import { z } from 'zod';
import { accountIdSchema } from '../../shared/ids.ts';
import { historyEntrySchema, type HistoryEntry } from '../../shared/job.ts';
import { mediaKindSchema } from '../../shared/output.ts';
import type { Job } from '../jobs/job.ts';
import {
  tagRecordSchema,
  type AccountRecord,
  type JobRecord,
  type OrderRecord,
  type OutputRecord,
  type TagRecord,
} from '../library/journal/record.ts';
import { accountReads, type Account } from './account-repository.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';
import { jobOf } from './job-repository.ts';
import { parseColumn } from './json-column.ts';
import { outputOf, type Output } from './output-repository.ts';
import { scopeReads } from './scope-repository.ts';

/** A job with everything that belongs to it, gathered from its tables. */
export interface WholeJob {
  readonly job: Job;
  readonly account: Account;
  readonly submission: JobRecord['submission'];
  readonly history: readonly HistoryEntry[];
  /** Null: it has files, and each of them its own. */
  readonly order: OrderRecord | null;
  readonly outputs: readonly WholeOutput[];
}
export interface WholeOutput {
  readonly output: Output;
  readonly order: OrderRecord;
  readonly trash: OutputRecord['trash'];
}

const nothingSaid: OrderRecord = {
  starred: false,
  note: '',
  tags: [],
  trashedAt: null,
  forgottenAt: null,
};

const itemSchema = z
  .object({
    job_number: z.int(),
    output_id: z.string().nullable(),
    starred: z.int(),
    note: z.string(),
    trashed_at: z.int().nullable(),
    forgotten_at: z.int().nullable(),
  })
  .transform((row) => ({
    jobNumber: row.job_number,
    outputId: row.output_id,
    starred: row.starred === 1,
    note: row.note,
    trashedAt: row.trashed_at,
    forgottenAt: row.forgotten_at,
  }));
const tagRowSchema = tagRecordSchema.omit({ type: true });
const tagsSchema = z.array(z.tuple([z.int(), z.string()]));

const submissionSchema = z
  .object({
    kind: mediaKindSchema,
    month: z.string(),
    sent_at: z.int(),
    unit: z.string().nullable(),
    amount_micro: z.int(),
    may_have_arrived: z.int(),
    state: z.enum(['in-flight', 'repeating', 'spent', 'free']),
  })
  .transform((row) => ({
    kind: row.kind,
    month: row.month,
    sentAt: row.sent_at,
    unit: row.unit,
    amountMicro: row.amount_micro,
    mayHaveArrived: row.may_have_arrived === 1,
    state: row.state,
  }));

/** Reads jobs whole, many at once: what journals and exports are made of. */
export function recordReads(database: ReadableDatabase) {
  return {
    ...besidesReads(database),
    /** Those that are there, by number. */
    wholeJobs(jobNumbers: readonly number[]): WholeJob[] {
      const rows = rowsOf(database, JSON.stringify(jobNumbers));
      const known = new Map<string, Account>();
      const account = (id: Account['id']): Account => {
        const found = known.get(id) ?? accountReads(database).byId(id);
        if (found === undefined) throw new Error('a job has no account');
        known.set(id, found);
        return found;
      };
      return rows.jobs.map((row) => {
        const job = jobOf(row);
        return wholeJob(job, account(job.accountId), rows);
      });
    },
  };
}
export type RecordReads = ReturnType<typeof recordReads>;

/** What is no job. */
function besidesReads(database: ReadableDatabase) {
  return {
    accounts(): Omit<AccountRecord, 'type'>[] {
      const scopes = scopeReads(database);
      return database
        .all('SELECT id FROM account ORDER BY created_at, id')
        .flatMap((row) => accountReads(database).byId(accountIdSchema.parse(row['id'])) ?? [])
        .map(({ pausedAt: _paused, pauseFailure: _why, ...account }) => ({
          ...account,
          organisation: scopes.of(account.id).organisation,
        }));
    },
    tags(): Omit<TagRecord, 'type'>[] {
      return database
        .all('SELECT id, name, colour FROM library_tag ORDER BY id')
        .map((row) => tagRowSchema.parse(row));
    },
    lastJobNumber(): number {
      const row = database.one("SELECT seq FROM sqlite_sequence WHERE name = 'job'");
      return Number(row?.['seq'] ?? 0);
    },
  };
}

interface JobRows {
  readonly jobs: readonly SqlRow[];
  readonly submissions: ReadonlyMap<number, SqlRow[]>;
  readonly history: ReadonlyMap<number, SqlRow[]>;
  readonly outputs: ReadonlyMap<number, SqlRow[]>;
  readonly orders: ReadonlyMap<string, OrderRecord>;
  readonly trashed: ReadonlyMap<string, OutputRecord['trash']>;
}

/** @param numbers of jobs, as a JSON list */
function rowsOf(database: ReadableDatabase, numbers: string): JobRows {
  const all = (sql: string): SqlRow[] => database.all(sql, { numbers });
  const among = 'IN (SELECT value FROM json_each(:numbers))';
  return {
    jobs: all(`SELECT * FROM job WHERE number ${among} ORDER BY number`),
    submissions: byJob(all(`SELECT * FROM submission WHERE job_number ${among}`)),
    history: byJob(
      all(
        `SELECT job_number, at, event, state, note FROM job_history
         WHERE job_number ${among} ORDER BY job_number, id`,
      ),
    ),
    outputs: byJob(
      all(
        `SELECT * FROM output WHERE job_number ${among} AND state = 'stored'
         ORDER BY job_number, output_key`,
      ),
    ),
    orders: ordersOf(all(ITEMS_SQL)),
    trashed: trashOf(all(TRASH_SQL)),
  };
}

function wholeJob(job: Job, account: Account, rows: JobRows): WholeJob {
  const files = (rows.outputs.get(job.number) ?? []).map(outputOf);
  const sent = rows.submissions.get(job.number)?.[0];
  const history = rows.history.get(job.number) ?? [];
  return {
    job,
    account,
    submission: sent === undefined ? null : submissionSchema.parse(sent),
    history: history.map((entry) => historyEntrySchema.parse(entry)),
    order: files.length > 0 ? null : (rows.orders.get(`${job.number}`) ?? nothingSaid),
    outputs: files.map((output) => ({
      output,
      order: rows.orders.get(output.id) ?? nothingSaid,
      trash: rows.trashed.get(output.id),
    })),
  };
}

const ITEMS_SQL = `SELECT item.job_number, item.output_id, item.starred, item.note,
    item.trashed_at, item.forgotten_at,
    (SELECT json_group_array(json_array(tag.id, tag.name)) FROM library_item_tag AS has
     JOIN library_tag AS tag ON tag.id = has.tag_id WHERE has.item_id = item.id) AS tags
  FROM library_item AS item
  WHERE item.job_number IN (SELECT value FROM json_each(:numbers))`;

const TRASH_SQL = `SELECT trash.output_id, trash.place, trash.file, trash.bytes
  FROM output JOIN trash_file AS trash ON trash.output_id = output.id
  WHERE output.job_number IN (SELECT value FROM json_each(:numbers)) AND trash.state = 'in'`;

const trashSchema = z.object({
  place: z.enum(['library', 'system', 'none', 'gone']),
  file: z.string(),
  bytes: z.int(),
});

function trashOf(rows: readonly SqlRow[]): Map<string, OutputRecord['trash']> {
  return new Map(rows.map((row) => [String(row['output_id']), trashSchema.parse(row)]));
}

/** By the output's id; of a job without a file by its number. */
function ordersOf(rows: readonly SqlRow[]): Map<string, OrderRecord> {
  return new Map(
    rows.map((row) => {
      const { jobNumber, outputId, ...order } = itemSchema.parse(row);
      const tags = parseColumn(tagsSchema, row['tags'], 'library_tag.name');
      return [outputId ?? `${jobNumber}`, { ...order, tags }];
    }),
  );
}

function byJob(rows: readonly SqlRow[]): Map<number, SqlRow[]> {
  const groups = new Map<number, SqlRow[]>();
  for (const row of rows) {
    const number = Number(row['job_number']);
    const group = groups.get(number);
    if (group === undefined) groups.set(number, [row]);
    else group.push(row);
  }
  return groups;
}
