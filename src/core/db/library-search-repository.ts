import { z } from 'zod';
import type { Cell } from '../library/search/cells.ts';
import type { Portion } from '../library/search/id-stream.ts';
import type { IndexQuery } from '../library/search/text-query.ts';
import type { ReadableDatabase, SqlRow } from './database.ts';
import { parseColumn } from './json-column.ts';
import { librarySortReads, order, type Direction } from './library-sort-repository.ts';

/*
 * What the search asks of the database. Every question is one walk along an index, in either
 * direction, that ends after `limit` rows.
 */

/** Ids from `low` on and below `high`. */
export interface IdSpan {
  readonly low: number;
  readonly high: number;
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

export function librarySearchReads(database: ReadableDatabase) {
  return {
    ...lookUps(database),
    ...wordLookUps(database),
    ...textWalks(database),
    ...dueTexts(database),
    ...indexWalks(database),
    ...tableWalks(database),
    ...librarySortReads(database),
  };
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

/** What words there are. */
function wordLookUps(database: ReadableDatabase) {
  return {
    /** Whether every text is in the index of words by now. */
    hasAllWords(): boolean {
      return database.one('SELECT 1 FROM library_build WHERE words_from = 0') !== undefined;
    },
    hasWord(word: string): boolean {
      return database.one('SELECT 1 FROM library_word WHERE word = :word', { word }) !== undefined;
    },
    /** @param match the query that finds the letters of `part` */
    wordsWith(part: string, match: string, limit: number): string[] {
      return database
        .all(
          `SELECT word.word FROM library_word_parts AS part
           CROSS JOIN library_word AS word ON word.id = part.rowid
           WHERE library_word_parts MATCH :match AND instr(word.word, :part) > 0 LIMIT :limit`,
          { match, part, limit },
        )
        .map((row) => String(row['word']));
    },
  };
}

/** Texts that the indexes do not have as they are now. */
function dueTexts(database: ReadableDatabase) {
  return {
    /** Whether there are texts that the indexes do not have as they are now. */
    isAnyTextDue: (): boolean =>
      database.one('SELECT 1 FROM library_text_due LIMIT 1') !== undefined,
    /** Of those, the ones that have all the words, each of which is within one line. */
    dueWithText(words: readonly string[], span: IdSpan, direction: Direction, limit: number) {
      return ids(
        database.all(
          `SELECT due.id FROM library_text_due AS due
           CROSS JOIN library_text AS text ON text.id = due.id
           WHERE due.id >= :low AND due.id < :high
             AND NOT EXISTS (SELECT 1 FROM json_each(:words) AS word
               WHERE instr(text.own, word.value) = 0 AND instr(text.payload, word.value) = 0)
           ORDER BY due.id ${order(direction)} LIMIT :limit`,
          { words: JSON.stringify(words), ...span, limit },
        ),
      );
    },
  };
}

type Walk = [span: IdSpan, direction: Direction, limit: number];
const idsSchema = z.array(z.int());

/** The items that an index names, in order of time. */
const named = (table: string, isAnyDue: boolean, direction: Direction): string =>
  `SELECT rowid AS id FROM ${table} WHERE ${table} MATCH :match
     AND rowid >= :low AND rowid < :high${isAnyDue ? notDue(table) : ''}
   ORDER BY rowid ${order(direction)} LIMIT :limit`;

/** A bound that is no integer to SQLite is no bound to the index: it would begin at its end. */
const bounds = (match: string, span: IdSpan, limit: number) => ({
  match,
  low: BigInt(span.low),
  high: BigInt(span.high),
  limit,
});

const notDue = (table: string): string =>
  ` AND NOT EXISTS (SELECT 1 FROM library_text_due AS due WHERE due.id = ${table}.rowid)`;

function textWalks(database: ReadableDatabase) {
  return {
    /**
     * Items whose text has what is asked for (or, where it is not exact, perhaps has it), as far
     * as the index has their texts as they are now.
     */
    withText({ index, match, isAnyDue }: IndexQuery, ...[span, direction, limit]: Walk): number[] {
      return ids(
        database.all(named(`library_${index}`, isAnyDue, direction), bounds(match, span, limit)),
      );
    },
    /** The same, of which only those in some cells are kept. */
    withTextInCells(
      { index, match, isAnyDue }: IndexQuery,
      cells: readonly number[],
      ...[span, direction, limit]: Walk
    ): Portion {
      const row = database.one(
        `SELECT count(*) AS looked, ${direction === 'down' ? 'min' : 'max'}(named.id) AS last,
           json_group_array(named.id) FILTER (
             WHERE item.cell_id IN (SELECT value FROM json_each(:cells))) AS ids
         FROM (${named(`library_${index}`, isAnyDue, direction)}) AS named
         LEFT JOIN library_item AS item ON item.id = named.id`,
        { ...bounds(match, span, limit), cells: JSON.stringify(cells) },
      );
      const looked = Number(row?.['looked'] ?? 0);
      return {
        ids: parseColumn(idsSchema, row?.['ids'] ?? '[]', 'library_item.id'),
        looked,
        last: looked === 0 ? null : Number(row?.['last']),
      };
    },
    /** The same, of those that have one of the tags. */
    withTextAndTag(
      { index, match, isAnyDue }: IndexQuery,
      tags: readonly number[],
      span: IdSpan,
      direction: Direction,
      limit: number,
    ) {
      const table = `library_${index}`;
      return ids(
        database.all(
          `SELECT rowid AS id FROM ${table} WHERE ${table} MATCH :match
             AND rowid >= :low AND rowid < :high${isAnyDue ? notDue(table) : ''}
             AND EXISTS (SELECT 1 FROM library_item_tag
               WHERE item_id = ${table}.rowid AND tag_id IN (SELECT value FROM json_each(:tags)))
           ORDER BY rowid ${order(direction)} LIMIT :limit`,
          {
            match,
            tags: JSON.stringify(tags),
            low: BigInt(span.low),
            high: BigInt(span.high),
            limit,
          },
        ),
      );
    },
  };
}

function indexWalks(database: ReadableDatabase) {
  return {
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
  };
}
