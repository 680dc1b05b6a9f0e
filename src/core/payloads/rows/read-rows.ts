import { failure, FailureError } from '../../../shared/failure.ts';
import { decodeUtf8, refuseBinary } from '../encoding.ts';
import { quoted } from '../file-name.ts';
import { readCsv } from './csv-rows.ts';
import type { Row } from './fill-template.ts';
import { readJsonRows } from './json-rows.ts';

/** More renders than anybody means to start with one file; and their payloads are held in memory. */
export const MOST_ROWS = 5_000;

export interface TableRow {
  /** Counted from one, without the head of the table. */
  readonly number: number;
  /** Where it begins in the file, counted from one. */
  readonly line: number;
  readonly values: Row;
}

/** What is wrong with a row, or with the whole table (`row` null). */
export interface RowProblem {
  readonly row: number | null;
  readonly line: number | null;
  readonly column: string | null;
  readonly message: string;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly RowProblem[];
}

/**
 * Reads a table of CSV (separated by commas, semicolons, tabs or bars), of JSON lines, or of one
 * JSON list. A row that is wrong is a problem and stops no other.
 * @throws FailureError `empty-file`, `wrong-encoding`, `not-json` or `too-large` for the whole file
 */
export function readRows(name: string, bytes: Uint8Array): Table {
  refuseBinary(name, bytes);
  const { text } = decodeUtf8(name, bytes);
  if (text.trim() === '') {
    throw new FailureError(
      failure('empty-file', `${quoted(name)} has no rows.`, 'Give a table with a head and rows.'),
    );
  }
  const table = isJson(name, text) ? readJsonRows(text) : readCsv(text);
  if (table.rows.length > MOST_ROWS) {
    throw new FailureError(
      failure(
        'too-large',
        `${quoted(name)} has ${table.rows.length.toLocaleString('en-US')} rows, and at most ${MOST_ROWS.toLocaleString('en-US')} are taken at once.`,
        'Split the table into smaller ones.',
      ),
    );
  }
  return table;
}

/** A file that calls itself a table of words is one, though its first cell may begin with a brace. */
function isJson(name: string, text: string): boolean {
  if (/\.(jsonl|ndjson|json)$/i.test(name)) return true;
  return !/\.(csv|tsv|txt)$/i.test(name) && /^\s*[{[]/.test(text);
}
