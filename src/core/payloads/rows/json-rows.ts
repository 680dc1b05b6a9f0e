import { checkJson } from '../json-check.ts';
import { placeOf } from '../text-place.ts';
import type { Row } from './fill-template.ts';
import type { RowProblem, Table, TableRow } from './read-rows.ts';

interface Found {
  readonly line: number;
  readonly text: string;
}

/** JSON objects, one a line or all in one list; their fields are the columns. */
export function readJsonRows(text: string): Table {
  const problems: RowProblem[] = [];
  const rows: TableRow[] = [];
  const columns = new Set<string>();
  const found = asList(text) ?? asLines(text);
  for (const [index, { line, text: one }] of found.entries()) {
    const number = index + 1;
    const { fault } = checkJson(one);
    if (fault !== null) {
      const { column } = placeOf(one, fault.offset);
      const message = `Column ${column} is not valid JSON. Each line is one whole JSON object.`;
      problems.push({ row: number, line, column: null, message });
      continue;
    }
    const values: unknown = JSON.parse(one);
    if (isRow(values)) {
      for (const name of Object.keys(values)) columns.add(name);
      rows.push({ number, line, values });
    } else {
      const message = 'It is no JSON object, so its fields have no names.';
      problems.push({ row: number, line, column: null, message });
    }
  }
  return { columns: [...columns], rows, problems };
}

/** Null where the text is not one whole list. */
function asList(text: string): Found[] | null {
  if (!/^\s*\[/.test(text) || checkJson(text).fault !== null) return null;
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return null;
  return list.map((value: unknown) => ({ line: 1, text: JSON.stringify(value) }));
}

function asLines(text: string): Found[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    return line.trim() === '' ? [] : [{ line: index + 1, text: line }];
  });
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
