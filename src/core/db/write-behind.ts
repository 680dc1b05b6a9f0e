import type { ReadableDatabase, WritableDatabase } from './database.ts';
import { sortedReads, sortedWrites } from './sorted-repository.ts';
import { textIndexReads, textIndexWrites } from './text-index-repository.ts';

/*
 * What of the library is written a moment after the rest: the indexes over its texts, and the copy
 * that it is sorted by.
 */

export function behindReads(database: ReadableDatabase) {
  const [texts, sorted] = [textIndexReads(database), sortedReads(database)];
  return {
    isAnyDue: (): boolean => texts.isAnyDue() || sorted.isAnyDue(),
  };
}

/** Each belongs in a transaction of the caller's. */
export function behindWrites(database: WritableDatabase) {
  const [texts, sorted] = [textIndexWrites(database), sortedWrites(database)];
  return {
    /** At most so many of each. @returns how many of that of which there were more */
    takeInDue: (limit: number): number => Math.max(texts.takeInDue(limit), sorted.takeInDue(limit)),
  };
}
