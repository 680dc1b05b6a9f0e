import { CsvError, parse } from 'csv-parse/sync';
import type { RowProblem, Table, TableRow } from './read-rows.ts';

const SEPARATORS = [',', ';', '\t', '|'] as const;

interface Record {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** A table whose first line names the columns. Quotes may hold separators and line ends. */
export function readCsv(text: string): Table {
  const problems: RowProblem[] = [];
  const records = parsed(text, problems);
  const [head, ...body] = records;
  const columns = (head?.record ?? []).map((name) => name.trim());
  problems.push(...headProblems(columns));
  const rows: TableRow[] = [];
  for (const [index, { record, info }] of body.entries()) {
    const line = (records[index]?.info.lines ?? 0) + 1;
    const number = index + 1;
    if (record.length === columns.length) {
      const values = Object.fromEntries(columns.map((name, at) => [name, record[at] ?? '']));
      rows.push({ number, line, values });
      continue;
    }
    const message = `It has ${counted(record.length)}, and the head of the table names ${counted(columns.length)}. A cell with a separator in it must stand in double quotes.`;
    problems.push({ row: number, line: Math.min(line, info.lines), column: null, message });
  }
  return { columns, rows, problems };
}

const counted = (cells: number): string => (cells === 1 ? 'one cell' : `${cells} cells`);

/** What could be read before the first fault of quotes, which leaves no row behind it certain. */
function parsed(text: string, problems: RowProblem[]): Record[] {
  const read: Record[] = [];
  try {
    parse(text, {
      bom: true,
      delimiter: separatorOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record(found: unknown) {
        read.push(found as Record);
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    const message = quoteFaults[error.code] ?? 'The table cannot be read from here on.';
    problems.push({ row: Math.max(1, read.length), line, column: null, message });
  }
  return read;
}

const quoteFaults: Readonly<{ [Code in string]?: string }> = {
  CSV_QUOTE_NOT_CLOSED: 'A double quote that begins a cell is never closed.',
  CSV_INVALID_CLOSING_QUOTE:
    'Something stands behind the double quote that ends a cell. A double quote within a cell is written twice.',
  INVALID_OPENING_QUOTE:
    'A double quote stands within a cell that does not begin with one. Put the cell in double quotes, and write the one within it twice.',
};

/** The one that the first line has most of, outside of quotes. */
function separatorOf(text: string): string {
  const line = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/, 1)[0] ?? '';
  const bare = line.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function headProblems(columns: readonly string[]): RowProblem[] {
  const problems: RowProblem[] = [];
  const wrong = (message: string, column: string | null) =>
    problems.push({ row: null, line: 1, column, message });
  for (const [index, name] of columns.entries()) {
    if (name === '') wrong(`Column ${index + 1} has no name in the first line.`, null);
    else if (columns.indexOf(name) < index) wrong(`Two columns are called “${name}”.`, name);
  }
  return problems;
}
