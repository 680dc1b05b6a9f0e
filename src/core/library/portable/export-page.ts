import type { LibraryQuery } from '../../../shared/library.ts';
import type { ReadableDatabase } from '../../db/database.ts';
import { payloadReads } from '../../db/payload-repository.ts';
import { recordReads, type WholeJob } from '../../db/record-repository.ts';
import { csvRow, historyItem } from './history-item.ts';

/** A part of an export: whole lines. Plain: it crosses threads. */
export interface ExportPage {
  /** CSV: rows. JSON: items, each on a line of its own, between them commas. */
  readonly text: string;
  readonly items: number;
  /** Hand it back for the page that follows; null: this was the last. */
  readonly next: number | null;
}

export interface ExportWish {
  readonly format: 'json' | 'csv';
  readonly query: LibraryQuery;
  readonly after: number | null;
  /** The library's folders; today's first. */
  readonly roots: readonly [string, ...string[]];
}

type FindIds = (query: LibraryQuery, below: number | null, limit: number) => number[];

const MOST_ITEMS = 200;
/** Letters after which no item is added to a page: payloads may be large. */
const LONGEST_TEXT = 2 * 1024 * 1024;

/** The items behind `after` that fit, newest first. */
export function exportPage(
  database: ReadableDatabase,
  ids: FindIds,
  { format, query, after, roots }: ExportWish,
): ExportPage {
  const found = ids(query, after, MOST_ITEMS);
  const items = itemsOf(database, found);
  const jobs = wholeJobsOf(database, items);
  const payloads = payloadReads(database);
  const lines: string[] = [];
  let letters = 0;
  let last = after;
  for (const { id, jobNumber, outputId } of items) {
    const whole = jobs.get(jobNumber);
    last = id;
    if (whole === undefined) continue;
    const item = historyItem(whole, outputId, roots, payloads);
    const line = format === 'csv' ? csvRow(item) : JSON.stringify(item);
    lines.push(line);
    letters += line.length;
    if (letters > LONGEST_TEXT) break;
  }
  const isLast = found.length < MOST_ITEMS && last === (items.at(-1)?.id ?? after);
  return {
    text: lines.join(format === 'csv' ? '' : ',\n'),
    items: lines.length,
    next: isLast ? null : last,
  };
}

interface ItemPlace {
  readonly id: number;
  readonly jobNumber: number;
  readonly outputId: string | null;
}

function itemsOf(database: ReadableDatabase, ids: readonly number[]): ItemPlace[] {
  return database
    .all(
      `SELECT id, job_number, output_id FROM library_item
       WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id DESC`,
      { ids: JSON.stringify(ids) },
    )
    .map((row) => ({
      id: Number(row['id']),
      jobNumber: Number(row['job_number']),
      outputId: typeof row['output_id'] === 'string' ? row['output_id'] : null,
    }));
}

function wholeJobsOf(
  database: ReadableDatabase,
  items: readonly ItemPlace[],
): Map<number, WholeJob> {
  const numbers = [...new Set(items.map(({ jobNumber }) => jobNumber))];
  return new Map(
    recordReads(database)
      .wholeJobs(numbers)
      .map((whole) => [whole.job.number, whole]),
  );
}
