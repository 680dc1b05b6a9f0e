import type { LibrarySort } from '../../shared/library.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';
import type { IdSpan } from './library-search-repository.ts';

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

/** A place, and the cell that the item there is in. */
export interface PlaceInCell extends Place {
  readonly cell: number;
}

/**
 * Items in the order of a sort by name or number: one walk along an index for each cell, over the
 * copy that the library is sorted by. `isAnyDue`: some items are not in it as they are now; those
 * are left out here, and are what `sortDue` finds.
 */
export function librarySortReads(database: ReadableDatabase) {
  return { ...looks(database), ...cellWalks(database) };
}

/** What looks at items as they are. */
function looks(database: ReadableDatabase) {
  return {
    isAnySortDue: (): boolean =>
      database.one('SELECT 1 FROM library_sort_due LIMIT 1') !== undefined,
    /** Items of cells that the copy does not have as they are now, in no order. */
    sortDue(cells: readonly number[], sort: LibrarySort): PlaceInCell[] {
      const { column } = columnOf(sort);
      return database
        .all(
          `SELECT item.id, item.cell_id, item.${column} AS value FROM library_sort_due AS due
           CROSS JOIN library_item AS item ON item.id = due.id
           WHERE item.cell_id IN (SELECT value FROM json_each(:cells))`,
          { cells: JSON.stringify(cells) },
        )
        .map((row) => ({ ...placeOf(row), cell: Number(row['cell_id']) }));
    },
    /**
     * The same of all cells by looking at every item of a span, or at every item of the cells in
     * it, and keeping the first ones: for spans, or cells, of few items.
     */
    sortedOfSpan(
      { cells, span, by }: SpanOfCells,
      sort: LibrarySort,
      after: Place | null,
      limit: number,
    ): Place[] {
      const { column, direction } = columnOf(sort);
      const isUp = direction === 'up';
      const noneIsLast = isUp && column !== 'name_key';
      const from =
        by === 'span'
          ? 'library_item AS item NOT INDEXED WHERE item.cell_id IN (SELECT value FROM json_each(:cells))'
          : `json_each(:cells) AS wanted CROSS JOIN library_item AS item
               INDEXED BY library_item_by_cell WHERE item.cell_id = wanted.value`;
      const place = `(item.${column}, item.id) ${isUp ? '>' : '<'} (:value, :id)`;
      const behind =
        after === null
          ? '1'
          : !noneIsLast
            ? place
            : after.value === -1
              ? `item.${column} = :value AND item.id > :id`
              : `(${place} OR item.${column} = -1)`;
      return database
        .all(
          `SELECT item.id, item.${column} AS value FROM ${from}
             AND item.id >= :low AND item.id < :high AND ${behind}
           ORDER BY ${noneIsLast ? `item.${column} = -1, ` : ''}item.${column} ${order(direction)},
             item.id ${order(direction)} LIMIT :limit`,
          {
            cells: JSON.stringify(cells),
            ...span,
            limit,
            ...(after === null ? {} : { value: after.value, id: after.id }),
          },
        )
        .map(placeOf);
    },
  };
}

function cellWalks(database: ReadableDatabase) {
  return {
    /** The items of a cell behind `after`. */
    sortedOfCell(cell: number, sorting: Sorting, after: Place | null, limit: number): Place[] {
      const { sort, isAnyDue, within } = sorting;
      const { column, direction } = columnOf(sort);
      const found: Place[] = [];
      for (const span of spansOf(column, direction, after)) {
        if (found.length >= limit) break;
        const rows = database.all(
          `SELECT sorted.id, sorted.${column} AS value FROM library_sorted AS sorted
           WHERE sorted.cell_id = :cell AND ${span.where}${isAnyDue ? NOT_DUE : ''}${WITHIN}
           ORDER BY sorted.${column} ${order(direction)}, sorted.id ${order(direction)}
           LIMIT :limit`,
          { cell, limit: limit - found.length, ...within, ...span.parameters },
        );
        found.push(...rows.map(placeOf));
      }
      return found;
    },
    /** The first item of each cell behind `after`, all at once; cells without one are left out. */
    firstOfCells(
      cells: readonly number[],
      { sort, isAnyDue, within }: Sorting,
      after: Place | null,
    ): Map<number, Place> {
      const { column, direction } = columnOf(sort);
      const spans = spansOf(column, direction, after);
      const firsts = spans.map(
        ({ where }) => `(SELECT sorted.id FROM library_sorted AS sorted
          WHERE sorted.cell_id = wanted.value AND ${where}${isAnyDue ? NOT_DUE : ''}${WITHIN}
          ORDER BY sorted.${column} ${order(direction)}, sorted.id ${order(direction)} LIMIT 1)`,
      );
      const first = firsts.length === 1 ? firsts.join('') : `coalesce(${firsts.join(', ')})`;
      const rows = database.all(
        `SELECT head.cell, item.id, item.${column} AS value
         FROM (SELECT wanted.value AS cell, ${first} AS id FROM json_each(:cells) AS wanted) AS head
         CROSS JOIN library_sorted AS item ON item.id = head.id`,
        Object.assign(
          { cells: JSON.stringify(cells), ...within },
          ...spans.map((span) => span.parameters),
        ),
      );
      return new Map(rows.map((row) => [Number(row['cell']), placeOf(row)]));
    },
  };
}

export interface SpanOfCells {
  readonly cells: readonly number[];
  readonly span: IdSpan;
  /** What is looked at: every item of the span, or of the cells. */
  readonly by: 'span' | 'cells';
}

export interface Sorting {
  readonly sort: LibrarySort;
  readonly isAnyDue: boolean;
  /** Other ids are passed over. */
  readonly within: IdSpan;
}

const WITHIN = ' AND sorted.id >= :low AND sorted.id < :high';

const NOT_DUE = ' AND NOT EXISTS (SELECT 1 FROM library_sort_due AS due WHERE due.id = sorted.id)';

function columnOf(sort: LibrarySort): { column: string; direction: Direction } {
  const column = sortColumn(sort);
  if (column === null) throw new Error('time is no column');
  return { column, direction: sortDirection(sort) };
}

interface ColumnSpan {
  readonly where: string;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/**
 * What comes after a place: what has a value, and then what has none. Those are one long run of
 * equals, in which a span of ids is gone to at once, and not walked to.
 */
function spansOf(column: string, direction: Direction, after: Place | null): ColumnSpan[] {
  const beyond = direction === 'down' ? '<' : '>';
  const value = `sorted.${column}`;
  const isNumber = column !== 'name_key';
  const none = isNumber ? [{ where: `${value} = -1`, parameters: {} }] : [];
  const known = isNumber ? `${value} >= 0` : '1';
  if (after === null) return [{ where: known, parameters: {} }, ...none];
  const parameters = { value: after.value, id: after.id };
  if (isNumber && after.value === -1) {
    return [{ where: `${value} = :value AND sorted.id ${beyond} :id`, parameters }];
  }
  const where = `(${value}, sorted.id) ${beyond} (:value, :id) AND ${known}`;
  return [{ where, parameters }, ...none];
}
