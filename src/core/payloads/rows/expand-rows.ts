import { readPayload } from '../read-payload.ts';
import { fillTemplate, fillWords, placeholdersOf, ROW_NUMBER, type Row } from './fill-template.ts';
import { readRows, type RowProblem, type TableRow } from './read-rows.ts';

/** Problems that are listed; more are counted. */
const LISTED_PROBLEMS = 200;

export interface ExpandedRow {
  readonly number: number;
  readonly line: number;
  /** The file name of its payload. */
  readonly name: string;
  readonly payload: string;
}

export interface ExpandedRows {
  readonly columns: readonly string[];
  readonly placeholders: readonly string[];
  /** Rows of which a payload is made. */
  readonly count: number;
  readonly rows: readonly ExpandedRow[];
  readonly problems: readonly RowProblem[];
  readonly problemCount: number;
}

export interface RowsToExpand {
  readonly template: { readonly name: string; readonly text: string };
  readonly table: { readonly name: string; readonly bytes: Uint8Array };
  /** What each payload is called: words with {{column}}, {{#}} for the row's number. */
  readonly nameTemplate: string | undefined;
  /** What has no column stays as it is: a provider may fill it in itself. */
  readonly keepUnknown: boolean;
  readonly skip: number;
  readonly limit: number;
}

/**
 * A payload of each row of a table. Rows with a problem are left out and told of; so is a column
 * that the template asks for and the table has not.
 * @throws FailureError those of `readRows`, and of `readPayload` for a template that is no payload
 */
export function expandRows(wanted: RowsToExpand): ExpandedRows {
  const { template, table, nameTemplate, keepUnknown, skip, limit } = wanted;
  const { text } = readPayload(template.name, new TextEncoder().encode(template.text));
  const { columns, rows, problems } = readRows(table.name, table.bytes);
  const asked = placeholdersOf(text);
  const placeholders = keepUnknown ? asked.filter((name) => columns.includes(name)) : asked;
  const found = [...problems, ...missingColumns(placeholders, columns)];
  const isSound = !found.some(({ row }) => row === null);
  const usable: TableRow[] = [];
  for (const row of isSound ? rows : []) {
    const missing = missingValues(row, placeholders);
    if (missing.length === 0) usable.push(row);
    else found.push(...missing);
  }
  const words =
    nameTemplate?.trim() || `${template.name.replace(/\.json$/i, '')} {{${ROW_NUMBER}}}`;
  return {
    columns,
    placeholders,
    count: usable.length,
    rows: usable.slice(skip, skip + limit).map(({ number, line, values }) => ({
      number,
      line,
      name: fileNameOf(words, values, number),
      payload: fillTemplate(text, values, number),
    })),
    problems: found.slice(0, LISTED_PROBLEMS),
    problemCount: found.length,
  };
}

function missingColumns(placeholders: readonly string[], columns: readonly string[]): RowProblem[] {
  return placeholders
    .filter((name) => !columns.includes(name))
    .map((name) => ({
      row: null,
      line: null,
      column: name,
      message: `The template asks for “${name}”, and the table has no such column. It has: ${columns.join(', ')}.`,
    }));
}

/** Rows of JSON may lack a field that others have. */
function missingValues({ number, line, values }: TableRow, placeholders: readonly string[]) {
  return placeholders
    .filter((name) => !Object.hasOwn(values, name))
    .map((name) => ({
      row: number,
      line,
      column: name,
      message: `It has no “${name}”.`,
    }));
}

/** A name without what would lead it elsewhere. */
function fileNameOf(words: string, values: Row, number: number): string {
  const name = fillWords(words, values, number)
    .replace(/[\p{Cc}\p{Cf}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120);
  return `${name === '' ? `row ${number}` : name}.json`;
}
