import { pairsOf } from '../library/search/letter-pairs.ts';
import { wordsOf } from '../library/search/words-of.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

const TABLES = ['library_trigrams', 'library_pairs', 'library_words'] as const;

/** Takes texts into the indexes over them; in a transaction of the caller's. */
export function textIndexWrites(database: WritableDatabase) {
  return {
    /** The newest texts that are due. @returns how many; fewer than `limit`: those were all */
    takeInDue(limit: number): number {
      const due = dueTexts(database, limit);
      if (due.length === 0) return 0;
      const ids = { ids: JSON.stringify(due) };
      for (const table of TABLES) {
        database.run(
          `DELETE FROM ${table} WHERE rowid IN (SELECT value FROM json_each(:ids))`,
          ids,
        );
      }
      const texts = database.all(
        `SELECT id, own || char(10) || payload AS whole FROM library_text
         WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`,
        ids,
      );
      for (const { id, whole } of texts) takeIn(database, BigInt(Number(id)), String(whole));
      database.run(
        'DELETE FROM library_text_due WHERE id IN (SELECT value FROM json_each(:ids))',
        ids,
      );
      return due.length;
    },
  };
}
export type TextIndexWrites = ReturnType<typeof textIndexWrites>;

export function textIndexReads(database: ReadableDatabase) {
  return {
    isAnyDue: (): boolean => dueTexts(database, 1).length > 0,
  };
}

function dueTexts(database: ReadableDatabase, limit: number): number[] {
  return database
    .all('SELECT id FROM library_text_due ORDER BY id DESC LIMIT :limit', { limit })
    .map((row) => Number(row['id']));
}

/** @param id an integer to SQLite: a number beyond 32 bits is none to it */
function takeIn(database: WritableDatabase, id: bigint, text: string): void {
  const words = wordsOf(text);
  const parts = [text, pairsOf(text), words];
  for (const [index, table] of TABLES.entries()) {
    database.run(`INSERT INTO ${table} (rowid, text) VALUES (:id, :text)`, {
      id,
      text: parts[index] ?? '',
    });
  }
  database.run(
    "INSERT OR IGNORE INTO library_word (word) SELECT value FROM json_each(:words) WHERE value <> ''",
    { words: JSON.stringify(words.split(' ')) },
  );
}
