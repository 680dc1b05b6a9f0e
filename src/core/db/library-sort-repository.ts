import type { LibrarySort } from '../../shared/library.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';

export type Direction = 'down' | 'up';
export const order = (direction: Direction): string => (direction === 'down' ? 'DESC' : 'ASC');

/** The items of one cell are sorted by these columns; `-1` is none and comes last. */
const sortColumns = {
  newest: null,
  oldest: null,
  name: 'name_key',
  'name-reversed': 'name_key',
  largest: 'bytes',
  smallest: 'bytes',
  longest: 'duration_ms',
  shortest: 'duration_ms',
  dearest: 'price_micro',
  cheapest: 'price_micro',
} as const satisfies Record<LibrarySort, string | null>;

export const sortColumn = (sort: LibrarySort): string | null => sortColumns[sort];
export const sortDirection = (sort: LibrarySort): Direction =>
  sort === 'oldest' ||
  sort === 'name' ||
  sort === 'smallest' ||
  sort === 'shortest' ||
  sort === 'cheapest'
    ? 'up'
    : 'down';

/** Where an item stands in a sort. */
export interface Place {
  readonly id: number;
  /** What it is sorted by; its id where that is its time. */
  readonly value: string | number;
}

const placeOf = (row: SqlRow): Place => {
  const value = row['value'];
  return { id: Number(row['id']), value: typeof value === 'string' ? value : Number(value) };
};

/** Items in the order of a sort by name or number: one walk along an index for each cell. */
export function librarySortReads(database: ReadableDatabase) {
  return {
    /** The items of a cell behind `after`. */
    sortedOfCell(cell: number, sort: LibrarySort, after: Place | null, limit: number): Place[] {
      const { column, direction } = columnOf(sort);
      const found: Place[] = [];
      for (const span of spansOf(column, direction, after)) {
        if (found.length >= limit) break;
        const rows = database.all(
          `SELECT id, ${column} AS value FROM library_item WHERE cell_id = :cell AND ${span.where}
           ORDER BY ${column} ${order(direction)}, id ${order(direction)} LIMIT :limit`,
          { cell, limit: limit - found.length, ...span.parameters },
        );
        found.push(...rows.map(placeOf));
      }
      return found;
    },
    /** The first item of each cell behind `after`, all at once; cells without one are left out. */
    firstOfCells(
      cells: readonly number[],
      sort: LibrarySort,
      after: Place | null,
    ): Map<number, Place> {
      const { column, direction } = columnOf(sort);
      const spans = spansOf(column, direction, after);
      const firsts = spans.map(
        ({ where }) => `(SELECT id FROM library_item WHERE cell_id = wanted.value AND ${where}
          ORDER BY ${column} ${order(direction)}, id ${order(direction)} LIMIT 1)`,
      );
      const first = firsts.length === 1 ? firsts.join('') : `coalesce(${firsts.join(', ')})`;
      const rows = database.all(
        `SELECT head.cell, item.id, item.${column} AS value
         FROM (SELECT wanted.value AS cell, ${first} AS id FROM json_each(:cells) AS wanted) AS head
         CROSS JOIN library_item AS item ON item.id = head.id`,
        Object.assign({ cells: JSON.stringify(cells) }, ...spans.map((span) => span.parameters)),
      );
      return new Map(rows.map((row) => [Number(row['cell']), placeOf(row)]));
    },
  };
}

function columnOf(sort: LibrarySort): { column: string; direction: Direction } {
  const column = sortColumn(sort);
  if (column === null) throw new Error('time is no column');
  return { column, direction: sortDirection(sort) };
}

interface ColumnSpan {
  readonly where: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What comes after a place: those that are equal to it, those beyond, and those without a value. */
function spansOf(column: string, direction: Direction, after: Place | null): ColumnSpan[] {
  const beyond = direction === 'down' ? '<' : '>';
  const isNumber = column !== 'name_key';
  const none = { where: `${column} = -1`, parameters: {} };
  const endsWithNone = isNumber && direction === 'up';
  const known = endsWithNone ? ` AND ${column} >= 0` : '';
  if (after === null) {
    const all = endsWithNone ? `${column} >= 0` : '1';
    return [{ where: all, parameters: {} }, ...(endsWithNone ? [none] : [])];
  }
  const { id, value } = after;
  const equal = {
    where: `${column} = :value AND id ${beyond} :id`,
    parameters: { value, id },
  };
  if (endsWithNone && value === -1) return [equal];
  return [
    equal,
    { where: `${column} ${beyond} :value${known}`, parameters: { value } },
    ...(endsWithNone ? [none] : []),
  ];
}
