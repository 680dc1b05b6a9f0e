import { z } from 'zod';
import type { LibrarySort } from '../../shared/library.ts';
import type { Cell } from '../library/search/cells.ts';
import type { TextQuery } from '../library/search/text-query.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';

/*
 * What the search asks of the database. Every question is one walk along an index, in either
 * direction, that ends after `limit` rows.
 */

/** Ids from `low` on and below `high`. */
export interface IdSpan {
  readonly low: number;
  readonly high: number;
}
export type Direction = 'down' | 'up';

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

const cellSchema = z
  .object({
    id: z.int(),
    shelf: z.int(),
    state: z.string(),
    account_id: z.string(),
    provider_id: z.string(),
    kind: z.string(),
    has_file: z.int(),
    starred: z.int(),
    missing: z.int(),
    items: z.int(),
  })
  .transform((row): Cell => ({
    id: row.id,
    shelf: row.shelf,
    state: row.state,
    accountId: row.account_id,
    providerId: row.provider_id,
    kind: row.kind,
    hasFile: row.has_file === 1,
    starred: row.starred === 1,
    missing: row.missing === 1,
    items: row.items,
  }));

const ids = (rows: readonly SqlRow[], column = 'id'): number[] =>
  rows.map((row) => Number(row[column]));
const order = (direction: Direction): string => (direction === 'down' ? 'DESC' : 'ASC');

export function librarySearchReads(database: ReadableDatabase) {
  return { ...lookUps(database), ...indexWalks(database), ...tableWalks(database) };
}
export type LibrarySearchReads = ReturnType<typeof librarySearchReads>;

function lookUps(database: ReadableDatabase) {
  return {
    cells(): Cell[] {
      return database
        .all(
          `SELECT cell.*, account.provider_id FROM library_cell AS cell
           JOIN account ON account.id = cell.account_id WHERE cell.items > 0`,
        )
        .map((row) => cellSchema.parse(row));
    },
    accounts(): { id: string; name: string }[] {
      return database
        .all('SELECT id, name FROM account')
        .map((row) => ({ id: String(row['id']), name: String(row['name']) }));
    },
    tagsWith(text: string): { id: number; key: string }[] {
      return database
        .all('SELECT id, name_key FROM library_tag WHERE instr(name_key, :text) > 0', { text })
        .map((row) => ({ id: Number(row['id']), key: String(row['name_key']) }));
    },
    /** Texts from evenly spread points of time on. */
    someTexts(points: number, textsAtPoint: number): string[] {
      const row = database.one('SELECT min(id) AS low, max(id) AS high FROM library_text');
      const [low, high] = [Number(row?.['low'] ?? 0), Number(row?.['high'] ?? 0)];
      return Array.from({ length: points }, (_, point) =>
        database.all(
          `SELECT own || char(10) || payload AS text FROM library_text WHERE id >= :from
           ORDER BY id LIMIT :limit`,
          { from: low + Math.floor(((high - low) * point) / points), limit: textsAtPoint },
        ),
      )
        .flat()
        .map((each) => String(each['text']));
    },
    itemsWithTag(tag: number): number {
      const row = database.one(
        'SELECT sum(items) AS items FROM library_cell_tag WHERE tag_id = :tag',
        { tag },
      );
      return Number(row?.['items'] ?? 0);
    },
  };
}

function indexWalks(database: ReadableDatabase) {
  return {
    /** Items whose text has what is asked for (or, where it is not exact, perhaps has it). */
    withText({ index, match }: TextQuery, span: IdSpan, direction: Direction, limit: number) {
      const table = index === 'pairs' ? 'library_pairs' : 'library_trigrams';
      return ids(
        database.all(
          `SELECT rowid AS id FROM ${table} WHERE ${table} MATCH :match
             AND rowid >= :low AND rowid < :high
           ORDER BY rowid ${order(direction)} LIMIT :limit`,
          // A bound that is no integer to SQLite is no bound to the index: it would begin at its end.
          { match, low: BigInt(span.low), high: BigInt(span.high), limit },
        ),
      );
    },
    withTag(tag: number, span: IdSpan, direction: Direction, limit: number): number[] {
      return ids(
        database.all(
          `SELECT item_id AS id FROM library_item_tag
           WHERE tag_id = :tag AND item_id >= :low AND item_id < :high
           ORDER BY item_id ${order(direction)} LIMIT :limit`,
          { tag, ...span, limit },
        ),
      );
    },
    tagged(span: IdSpan, direction: Direction, limit: number): number[] {
      return ids(
        database.all(
          `SELECT DISTINCT item_id AS id FROM library_item_tag
           WHERE item_id >= :low AND item_id < :high
           ORDER BY item_id ${order(direction)} LIMIT :limit`,
          { ...span, limit },
        ),
      );
    },
    noted(span: IdSpan, direction: Direction, limit: number): number[] {
      return ids(
        database.all(
          `SELECT id FROM library_item WHERE note <> '' AND id >= :low AND id < :high
           ORDER BY id ${order(direction)} LIMIT :limit`,
          { ...span, limit },
        ),
      );
    },
  };
}

function tableWalks(database: ReadableDatabase) {
  return {
    /** Whatever there is, in order of time. */
    inSpan(span: IdSpan, direction: Direction, limit: number): { id: number; cell: number }[] {
      return database
        .all(
          `SELECT id, cell_id FROM library_item WHERE id >= :low AND id < :high
           ORDER BY id ${order(direction)} LIMIT :limit`,
          { ...span, limit },
        )
        .map((row) => ({ id: Number(row['id']), cell: Number(row['cell_id']) }));
    },
    ofCell(cell: number, span: IdSpan, direction: Direction, limit: number): number[] {
      return ids(
        database.all(
          `SELECT id FROM library_item WHERE cell_id = :cell AND id >= :low AND id < :high
           ORDER BY id ${order(direction)} LIMIT :limit`,
          { cell, ...span, limit },
        ),
      );
    },
    sortedOfCell: (cell: number, sort: LibrarySort, after: Place | null, limit: number) =>
      sortedOfCell(database, cell, sort, after, limit),
  };
}

/** The items of a cell behind `after`, in the order of a sort by name or number. */
function sortedOfCell(
  database: ReadableDatabase,
  cell: number,
  sort: LibrarySort,
  after: Place | null,
  limit: number,
): Place[] {
  const column = sortColumn(sort);
  if (column === null) throw new Error('time is no column');
  const direction = sortDirection(sort);
  const found: Place[] = [];
  for (const span of spansOf(column, direction, after)) {
    if (found.length >= limit) break;
    const rows = database.all(
      `SELECT id, ${column} AS value FROM library_item WHERE cell_id = :cell AND ${span.where}
       ORDER BY ${column} ${order(direction)}, id ${order(direction)} LIMIT :limit`,
      { cell, limit: limit - found.length, ...span.parameters },
    );
    for (const row of rows) {
      const value = row['value'];
      found.push({
        id: Number(row['id']),
        value: typeof value === 'string' ? value : Number(value),
      });
    }
  }
  return found;
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
