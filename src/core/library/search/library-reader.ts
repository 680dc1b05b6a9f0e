import type { LibraryCounts, LibraryQuery } from '../../../shared/library.ts';
import type { ReadableDatabase } from '../../db/database.ts';
import { libraryCountReads } from '../../db/library-count-repository.ts';
import { libraryItemReads, type ItemRow } from '../../db/library-item-repository.ts';
import { libraryMatchReads } from '../../db/library-match-repository.ts';
import { librarySearchReads } from '../../db/library-search-repository.ts';
import { countItems } from './count-items.ts';
import { cursorOf, placeOf } from './cursor.ts';
import { findPage, searchLimits, type IsCanceled, type SearchLimits } from './find-page.ts';
import { createSampling } from './text-sample.ts';
import { wishOf } from './wish.ts';

export interface SearchWish extends LibraryQuery {
  /** Where the page before ended. */
  readonly before?: string | undefined;
  /** So many of those that follow are left out. */
  readonly skip?: number | undefined;
  readonly limit: number;
  readonly counts: boolean;
}

export interface Found {
  readonly items: ItemRow[];
  readonly next: string | null;
  readonly counts: LibraryCounts | null;
  readonly building: { indexed: number; total: number } | null;
}

/**
 * How long a search counts what no count is kept of, in milliseconds: with the page itself it
 * stays below what a person notices while typing.
 */
const COUNTING_MS = 3;

/** Reads the library: everything that may take long, for a thread of its own. */
export function createLibraryReader(
  database: ReadableDatabase,
  now: () => number,
  limits: SearchLimits = searchLimits,
) {
  const find = librarySearchReads(database);
  const reads = {
    find,
    sampling: createSampling(find, limits.sampledFrom),
    match: libraryMatchReads(database),
    count: libraryCountReads(database),
    items: libraryItemReads(database),
  };
  const prepare = (query: LibraryQuery) => {
    const cells = reads.find.cells();
    const names = { tagsWith: reads.find.tagsWith, accounts: reads.find.accounts() };
    return { cells, wish: wishOf(query, names) };
  };

  return {
    search(query: SearchWish, isCanceled: IsCanceled): Found {
      const { cells, wish } = prepare(query);
      const { sort, limit, before } = query;
      const after = before === undefined ? null : placeOf(before, sort);
      const page = { sort, after, skip: query.skip ?? 0, limit: limit + 1, limits };
      const places = findPage(reads, cells, wish, page, isCanceled);
      const shown = places.slice(0, limit);
      const last = shown.at(-1);
      const deadline = now() + COUNTING_MS;
      const budget = { isSpent: () => now() > deadline, isCanceled };
      return {
        items: reads.items.byIds(shown.map(({ id }) => id)),
        next: places.length > limit && last !== undefined ? cursorOf(sort, last) : null,
        counts: query.counts ? countItems(reads, cells, wish, budget) : null,
        building: reads.items.building(),
      };
    },
    count(query: LibraryQuery, isCanceled: IsCanceled): LibraryCounts {
      const { cells, wish } = prepare(query);
      return countItems(reads, cells, wish, { isSpent: () => false, isCanceled });
    },
    /** The ids of what a query finds, newest first, from behind `below`. */
    ids(
      query: LibraryQuery,
      below: number | null,
      limit: number,
      isCanceled: IsCanceled,
    ): number[] {
      const { cells, wish } = prepare(query);
      const after = below === null ? null : { id: below, value: below };
      const page = { sort: 'newest' as const, after, skip: 0, limit, limits };
      return findPage(reads, cells, wish, page, isCanceled).map(({ id }) => id);
    },
  };
}
export type LibraryReader = ReturnType<typeof createLibraryReader>;
