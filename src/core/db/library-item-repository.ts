import { z } from 'zod';
import { failureSchema, type Failure } from '../../shared/failure.ts';
import {
  accountIdSchema,
  jobIdSchema,
  outputIdSchema,
  providerIdSchema,
} from '../../shared/ids.ts';
import { jobStateSchema } from '../../shared/job.ts';
import { mediaFactsSchema, mediaKindSchema, type MediaFacts } from '../../shared/output.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';
import { parseColumn } from './json-column.ts';

const MICRO = 1_000_000;
const IDS_OF_A_MILLISECOND = 16;

const rowSchema = z.object({
  id: z.int(),
  job_number: z.int(),
  kind: mediaKindSchema,
  state: jobStateSchema,
  starred: z.int(),
  note: z.string(),
  trashed_at: z.int().nullable(),
  missing_at: z.int().nullable(),
  changed_at: z.int().nullable(),
  job_id: jobIdSchema,
  name: z.string(),
  remote_id: z.string().nullable(),
  payload_sha256: z.string().nullable(),
  submitted_at: z.int().nullable(),
  ended_at: z.int().nullable(),
  price_micro: z.int().nullable(),
  price_unit: z.string().nullable(),
  price_said: z.string().nullable(),
  account_id: accountIdSchema,
  account_name: z.string(),
  provider_id: providerIdSchema,
  removed_at: z.int().nullable(),
  output_id: outputIdSchema.nullable(),
  folder: z.string().nullable(),
  file_name: z.string().nullable(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
  stored_at: z.int().nullable(),
});

/** An item with what belongs to it, as the database has it. Plain: it crosses threads. */
export interface ItemRow {
  /** The item's own number; in order of time. */
  readonly id: number;
  readonly at: number;
  readonly row: z.infer<typeof rowSchema>;
  readonly failure: Failure | null;
  readonly facts: MediaFacts | null;
  readonly price: { amount: number | null; unit: string; said: string } | null;
  readonly tags: string[];
}

const SELECT = `SELECT item.id, item.job_number, item.kind, item.state, item.starred, item.note,
    item.trashed_at, item.missing_at, seen.changed_at, job.id AS job_id, job.name, job.remote_id,
    job.payload_sha256, job.submitted_at, job.ended_at, job.price_micro, job.price_unit,
    job.price_said, job.status ->> '$.failure' AS failure, job.account_id,
    account.name AS account_name, account.provider_id, account.removed_at, item.output_id,
    output.folder, output.file_name, output.bytes, output.sha256, output.created_at AS stored_at,
    output.facts,
    (SELECT json_group_array(tag.name) FROM library_item_tag AS has
     JOIN library_tag AS tag ON tag.id = has.tag_id WHERE has.item_id = item.id) AS tags
  FROM library_item AS item
  JOIN job ON job.number = item.job_number
  JOIN account ON account.id = job.account_id
  LEFT JOIN output ON output.id = item.output_id
  LEFT JOIN disk_file AS seen ON seen.output_id = item.output_id`;

const tagsSchema = z.array(z.string());
const byName = new Intl.Collator('en').compare;

function itemOf(row: SqlRow): ItemRow {
  const plain = rowSchema.parse(row);
  const { price_unit: unit, price_micro: micro, price_said: said } = plain;
  return {
    id: plain.id,
    at: Math.floor(plain.id / IDS_OF_A_MILLISECOND),
    row: plain,
    failure:
      row['failure'] === null ? null : parseColumn(failureSchema, row['failure'], 'job.status'),
    facts:
      row['facts'] === null ? null : parseColumn(mediaFactsSchema, row['facts'], 'output.facts'),
    price:
      unit === null
        ? null
        : { amount: micro === null ? null : micro / MICRO, unit, said: said ?? '' },
    tags: parseColumn(tagsSchema, row['tags'], 'library_tag.name').toSorted(byName),
  };
}

export function libraryItemReads(database: ReadableDatabase) {
  return {
    /** In the order of the ids. */
    byIds(ids: readonly number[]): ItemRow[] {
      const rows = database.all(`${SELECT} WHERE item.id IN (SELECT value FROM json_each(:ids))`, {
        ids: JSON.stringify(ids),
      });
      const byId = new Map(rows.map((row) => [Number(row['id']), row]));
      return ids.flatMap((id) => {
        const row = byId.get(id);
        return row === undefined ? [] : [itemOf(row)];
      });
    },
    /** The items that an output's or a job's id stands for; a job's: all that it has. */
    idsOf(ids: readonly string[]): number[] {
      return database
        .all(
          `SELECT item.id FROM json_each(:ids) AS wanted
             JOIN output ON output.id = wanted.value
             JOIN library_item AS item
               ON item.job_number = output.job_number AND item.output_id = output.id
             WHERE item.forgotten_at IS NULL
           UNION
           SELECT item.id FROM json_each(:ids) AS wanted
             JOIN job ON job.id = wanted.value
             JOIN library_item AS item ON item.job_number = job.number
             WHERE item.forgotten_at IS NULL
           ORDER BY 1 DESC`,
          { ids: JSON.stringify(ids) },
        )
        .map((row) => Number(row['id']));
    },
    /** How far the index over older jobs is; null when it has them all. */
    building(): { indexed: number; total: number } | null {
      const row = database.one('SELECT jobs_from, jobs_at_first FROM library_build');
      const from = Number(row?.['jobs_from'] ?? 1);
      const total = Number(row?.['jobs_at_first'] ?? 0);
      return from <= 1 ? null : { indexed: Math.max(0, total - from + 1), total };
    },
  };
}
export type LibraryItemReads = ReturnType<typeof libraryItemReads>;
