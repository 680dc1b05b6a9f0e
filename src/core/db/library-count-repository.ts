import type { IdSpan } from './library-search-repository.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';

const ID_PER_DAY = 16 * 86_400_000;
const ID_PER_SECOND = 16_000;
/** A span of more days is estimated by months. */
const MOST_DAYS = 40;

/** How many items there are in each cell, by its id. */
export type Tally = Map<number, number>;

export interface TagTally {
  readonly tag: string;
  readonly items: number;
}

const number = (row: SqlRow | undefined, column: string): number => Number(row?.[column] ?? 0);

/** Counts as they are kept, added up. */
export function libraryCountReads(database: ReadableDatabase) {
  return {
    /** Items of a span of time. */
    inSpan: (span: IdSpan): Tally => tallyOfSpan(database, span),
    /** Items of some cells in a span of time. */
    itemsInSpan(span: IdSpan, cells: readonly number[]): number {
      const tally = tallyOfSpan(database, span);
      return cells.reduce((total, cell) => total + (tally.get(cell) ?? 0), 0);
    },
    /** The same, in whole months or days: as many or more. */
    roughlyInSpan: ({ low, high }: IdSpan): Tally => {
      const [from, to] = [Math.floor(low / ID_PER_DAY), Math.ceil(high / ID_PER_DAY)];
      const isLong = to - from > MOST_DAYS;
      const sql = isLong
        ? `SELECT cell_id, sum(items) AS items FROM library_cell_month
           WHERE month >= :from AND month <= :to GROUP BY cell_id`
        : `SELECT cell_id, sum(items) AS items FROM library_cell_day
           WHERE day >= :from AND day <= :to GROUP BY cell_id`;
      const span = isLong ? { from: monthOfId(low), to: monthOfId(high) } : { from, to };
      return added(new Map(), database.all(sql, span));
    },
    withTag(tag: number): Tally {
      const rows = database.all('SELECT cell_id, items FROM library_cell_tag WHERE tag_id = :tag', {
        tag,
      });
      return added(new Map(), rows);
    },
    /** Months as 202607, newest first. */
    months(cells: readonly number[]): { month: number; items: number }[] {
      return database
        .all(
          `SELECT month, sum(items) AS items FROM library_cell_month
           WHERE cell_id IN (SELECT value FROM json_each(:cells))
           GROUP BY month HAVING sum(items) > 0 ORDER BY month DESC`,
          { cells: JSON.stringify(cells) },
        )
        .map((row) => ({ month: number(row, 'month'), items: number(row, 'items') }));
    },
    /** The tags of cells, the most used first. */
    tags(cells: readonly number[], limit: number): TagTally[] {
      return database
        .all(
          `SELECT tag.name, sum(cell.items) AS items FROM library_cell_tag AS cell
           JOIN library_tag AS tag ON tag.id = cell.tag_id
           WHERE cell.cell_id IN (SELECT value FROM json_each(:cells))
           GROUP BY cell.tag_id HAVING sum(cell.items) > 0
           ORDER BY items DESC, tag.name_key LIMIT :limit`,
          { cells: JSON.stringify(cells), limit },
        )
        .map((row) => ({ tag: String(row['name']), items: number(row, 'items') }));
    },
    tagNames(ids: readonly number[]): Map<number, string> {
      return new Map(
        database
          .all('SELECT id, name FROM library_tag WHERE id IN (SELECT value FROM json_each(:ids))', {
            ids: JSON.stringify(ids),
          })
          .map((row) => [number(row, 'id'), String(row['name'])]),
      );
    },
  };
}
export type LibraryCountReads = ReturnType<typeof libraryCountReads>;

/** Whole months, the days around them, and what is left of days. */
function tallyOfSpan(database: ReadableDatabase, { low, high }: IdSpan): Tally {
  const tally: Tally = new Map();
  const count = (sql: string, from: number, to: number) => {
    if (from < to) added(tally, database.all(`${sql} GROUP BY cell_id`, { from, to }));
  };
  const items = `SELECT cell_id, count(*) AS items FROM library_item
    WHERE id >= :from AND id < :to`;
  const days = `SELECT cell_id, sum(items) AS items FROM library_cell_day
    WHERE day >= :from AND day < :to`;
  const months = `SELECT cell_id, sum(items) AS items FROM library_cell_month
    WHERE month >= :from AND month < :to`;
  const firstDay = Math.ceil(low / ID_PER_DAY);
  const endDay = Math.floor(high / ID_PER_DAY);
  if (firstDay >= endDay) {
    count(items, low, high);
    return tally;
  }
  const { first, end } = wholeMonths(firstDay, endDay);
  const hasMonths = first.day < end.day;
  count(items, low, firstDay * ID_PER_DAY);
  count(days, firstDay, hasMonths ? first.day : endDay);
  count(months, first.month, end.month);
  count(days, hasMonths ? end.day : endDay, endDay);
  count(items, endDay * ID_PER_DAY, high);
  return tally;
}

function added(tally: Tally, rows: readonly SqlRow[]): Tally {
  for (const row of rows) {
    const cell = number(row, 'cell_id');
    tally.set(cell, (tally.get(cell) ?? 0) + number(row, 'items'));
  }
  return tally;
}

const MS_PER_DAY = 86_400_000;

interface MonthStart {
  /** Of UTC, since 1970. */
  readonly day: number;
  /** As 202607. */
  readonly month: number;
}

/** The months of UTC that lie wholly between two days. */
function wholeMonths(firstDay: number, endDay: number): { first: MonthStart; end: MonthStart } {
  const start = new Date(firstDay * MS_PER_DAY);
  const end = new Date(Math.min(endDay * MS_PER_DAY, LAST_TIME));
  const isWhole = start.getUTCDate() === 1;
  return {
    first: monthStart(start.getUTCFullYear(), start.getUTCMonth() + (isWhole ? 0 : 1)),
    end: monthStart(end.getUTCFullYear(), end.getUTCMonth()),
  };
}

/** The year 9999 ends: what is later is not told apart by months. */
const LAST_TIME = 253_402_300_799_999;

function monthStart(year: number, month: number): MonthStart {
  const at = new Date(Date.UTC(year, month, 1));
  return {
    day: at.getTime() / MS_PER_DAY,
    month: at.getUTCFullYear() * 100 + at.getUTCMonth() + 1,
  };
}

/** The month of an item, as 202607. */
export function monthOfId(id: number): number {
  const at = new Date(Math.min(Math.floor(id / ID_PER_SECOND) * 1_000, LAST_TIME));
  return at.getUTCFullYear() * 100 + at.getUTCMonth() + 1;
}
