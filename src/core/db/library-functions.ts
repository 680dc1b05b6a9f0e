import type Database from 'better-sqlite3';
import { foldText, nameSortKey } from '../library/search/fold-text.ts';
import { pairsOf } from '../library/search/letter-pairs.ts';
import { ownText } from '../library/search/own-text.ts';
import { payloadText } from '../library/search/payload-text.ts';
import { wordsOf } from '../library/search/words-of.ts';

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const text = (value: unknown): string => textOrNull(value) ?? '';

/** The functions that the triggers of the library call; every connection that writes needs them. */
export function addLibraryFunctions(connection: Database.Database): void {
  const deterministic = { deterministic: true };
  connection.function('library_name_key', deterministic, (name: unknown) =>
    nameSortKey(text(name)),
  );
  connection.function('library_fold', deterministic, (value: unknown) => foldText(text(value)));
  connection.function('library_pairs_of', deterministic, (value: unknown) => pairsOf(text(value)));
  connection.function('library_words_of', deterministic, (value: unknown) => wordsOf(text(value)));
  connection.function(
    'library_own_text',
    deterministic,
    (name: unknown, fileName: unknown, failure: unknown, note: unknown) =>
      ownText(text(name), textOrNull(fileName), textOrNull(failure), text(note)),
  );
  connection.function('library_payload_text', deterministic, (content: unknown) =>
    content instanceof Uint8Array ? payloadText(content) : '',
  );
}
