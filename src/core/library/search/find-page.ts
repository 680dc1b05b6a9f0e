import type { LibrarySort } from '../../../shared/library.ts';
import { type IdSpan } from '../../db/library-search-repository.ts';
import { sortColumn, sortDirection, type Place } from '../../db/library-sort-repository.ts';
import { fits, type Cell } from './cells.ts';
import { candidatesOf, isChoosy, type Candidates, type SearchReads } from './candidates.ts';
import { beyond, comparePlaces, walkCells } from './cell-walk.ts';
import { jump } from './jump.ts';
import { createMatcher, type Matched } from './matcher.ts';
import type { TextSample } from './text-sample.ts';
import type { Wish } from './wish.ts';

export interface PageWish {
  readonly sort: LibrarySort;
  readonly after: Place | null;
  /** So many of the first are left out: whoever jumps into the middle knows no place there. */
  readonly skip: number;
  readonly limit: number;
  readonly limits: SearchLimits;
}

/** Whether whoever asked does not want to know any more. Asked between portions. */
export type IsCanceled = () => boolean;

/** A search ended because it was superseded. */
export class SearchCanceled extends Error {}

/** Which way of looking is taken when: all find the same, in different times. */
export interface SearchLimits {
  /** So few items of the wanted cells are looked through sooner than an index of words is asked. */
  readonly fewItems: number;
  /**
   * Candidates that the index of words may name before the wanted cells are walked instead, where
   * they hold no more than this share of all items.
   */
  readonly patience: number;
  readonly rareShare: number;
  /** Candidates that are sorted in memory; of more, the sorted walk soon finds a page. */
  readonly mostSorted: number;
  /** From so many items on it is estimated how common words are. */
  readonly sampledFrom: number;
}

/** Measured with a million items: where the other way begins to be the quicker one. */
export const searchLimits: SearchLimits = {
  fewItems: 1_000,
  patience: 8_000,
  rareShare: 0.05,
  mostSorted: 5_000,
  sampledFrom: 5_000,
};

const VERIFIED_AT_ONCE = 128;
const MOST_OF_ALL = 0.8;

/** At most `limit` places, in the order of the sort. */
export function findPage(
  reads: SearchReads,
  cells: readonly Cell[],
  wish: Wish,
  page: PageWish,
  isCanceled: IsCanceled,
): Place[] {
  const wanted = cells.filter((cell) => fits(cell, wish.tests));
  const items = itemsOf(wanted);
  if (items === 0) return [];
  const search = { reads, cells, wanted, wish, page, isCanceled };
  const allItems = itemsOf(cells);
  const sample = wish.words.length === 0 ? null : reads.sampling(allItems);
  const isWalk =
    items <= page.limits.fewItems || (sample !== null && isSoonerWalked(search, sample));
  // To leave out what is in other cells pays where that is more than a little.
  const only = items < allItems * MOST_OF_ALL ? wanted.map(({ id }) => id) : null;
  const source = isWalk ? null : candidatesOf(reads, wish, sortDirection(page.sort), sample, only);
  if (source === null) {
    const places = isChoosy(wish) ? null : ofShortSpan(search);
    if (places !== null) return places;
    const begun = sortColumn(page.sort) === null && !isChoosy(wish) ? jumped(search) : search;
    return take(walked(begun, begun.page.after), begun.page);
  }
  return sortColumn(page.sort) === null ? byTime(search, source) : bySort(search, source);
}

const itemsOf = (cells: readonly Cell[]): number =>
  cells.reduce((total, cell) => total + cell.items, 0);
/** Of all items, those in the wanted cells. */
const share = ({ wanted, cells }: Search): number => itemsOf(wanted) / itemsOf(cells);

/** To look at an item on a walk, and at one that the index names, in microseconds. */
const WALKED_US = 8;
const NAMED_US = 5;

/** Whether a page is found sooner by looking at the wanted items than at those with the words. */
function isSoonerWalked(search: Search, sample: TextSample): boolean {
  const { wish, page, cells } = search;
  const shareOfWords = sample.shareOf(wish.words.map((word) => word.text));
  const named = itemsOf(cells) * shareOfWords;
  const walked = (page.skip + page.limit) / shareOfWords;
  if (sortColumn(page.sort) !== null) return named > page.limits.mostSorted;
  return walked * WALKED_US < Math.min(named, (page.skip + page.limit) / share(search)) * NAMED_US;
}

interface Search {
  readonly reads: SearchReads;
  readonly cells: readonly Cell[];
  readonly wanted: readonly Cell[];
  readonly wish: Wish;
  readonly page: PageWish;
  readonly isCanceled: IsCanceled;
}

/** Where nothing is compared item by item, counts say where the items begin that are wanted. */
function jumped(search: Search): Search {
  const { page, wish, wanted, reads } = search;
  if (page.skip === 0) return search;
  const direction = sortDirection(page.sort);
  const from = page.after === null ? wish : beyond(wish, direction, page.after.id);
  const cells = wanted.map((cell) => cell.id);
  const { span, skip } = jump(reads.count, cells, from, direction, page.skip);
  return { ...search, wish: { ...wish, ...span }, page: { ...page, skip, after: null } };
}

/*
 * Of a span of time, sorted by something else, measured in microseconds: to look at an item of the
 * span, at one of a cell, to find a cell, and to pass over an item on a sorted walk.
 */
const SPANNED_US = 0.35;
const OF_CELL_US = 1.5;
const CELL_US = 5;
const PASSED_US = 0.12;

/** The page, where looking at all of a span of time finds it sooner than walking in order. */
function ofShortSpan({ reads, cells, wanted, wish, page }: Search): Place[] | null {
  const isTimed = wish.low > 0 || wish.high < Number.MAX_SAFE_INTEGER;
  if (!isTimed || sortColumn(page.sort) === null) return null;
  const tally = reads.count.roughlyInSpan(wish);
  const sum = (some: readonly Cell[]) =>
    some.reduce((total, { id }) => total + (tally.get(id) ?? 0), 0);
  const limit = page.skip + page.limit;
  const here = sum(wanted);
  if (here === 0) return [];
  const spanUs = sum(cells) * SPANNED_US;
  const cellsUs = wanted.length * CELL_US + here * OF_CELL_US;
  const passedOver = (wanted.length + limit) * (itemsOf(wanted) / here);
  if (wanted.length * CELL_US + passedOver * PASSED_US < Math.min(spanUs, cellsUs)) return null;
  const by = spanUs < cellsUs ? 'span' : 'cells';
  const span = { low: wish.low, high: wish.high };
  return reads.find
    .sortedOfSpan({ cells: wanted.map(({ id }) => id), span, by }, page.sort, page.after, limit)
    .slice(page.skip);
}

/** Candidates come in order of time, and so do the results. */
function byTime(search: Search, source: Candidates): Place[] {
  const { page, wish, wanted } = search;
  const direction = sortDirection(page.sort);
  const span = page.after === null ? wish : beyond(wish, direction, page.after.id);
  const ids = new Set(wanted.map((cell) => cell.id));
  const matcher = createMatcher(search.reads.match, wish, source.isText);
  const found: Place[] = [];
  const isRare = share(search) <= page.limits.rareShare;
  let looked = 0;
  for (const portion of source.open(span)) {
    refuseCanceled(search);
    for (const { id, cell } of matcher.matching(portion.ids)) {
      if (ids.has(cell)) found.push({ id, value: id });
    }
    if (found.length >= page.skip + page.limit) break;
    looked += portion.looked;
    const { last } = portion;
    if (looked < page.limits.patience || !isRare || last === null) continue;
    const shown = found.slice(page.skip);
    const skip = Math.max(0, page.skip - found.length);
    const rest = walked(search, { id: last, value: last });
    return [...shown, ...take(rest, { skip, limit: page.limit - shown.length })];
  }
  return found.slice(page.skip, page.skip + page.limit);
}

function bySort(search: Search, source: Candidates): Place[] {
  const { page, wish, wanted, reads } = search;
  const ids = new Set(wanted.map((cell) => cell.id));
  const matcher = createMatcher(reads.match, wish, source.isText);
  const matched: number[] = [];
  let looked = 0;
  for (const portion of source.open(wish)) {
    refuseCanceled(search);
    looked += portion.looked;
    if (looked > page.limits.mostSorted) return take(walked(search, page.after), page);
    for (const { id, cell } of matcher.matching(portion.ids)) if (ids.has(cell)) matched.push(id);
  }
  const direction = sortDirection(page.sort);
  const { after } = page;
  return reads.match
    .placesOf(matched, page.sort)
    .filter((place) => after === null || comparePlaces(place, after, direction) > 0)
    .toSorted((one, other) => comparePlaces(one, other, direction))
    .slice(page.skip, page.skip + page.limit);
}

/** The wanted cells in order, item by item compared with the wish. */
function* walked(search: Search, after: Place | null): Generator<Place, void, void> {
  const { reads, wish, page, cells } = search;
  const allItems = itemsOf(cells);
  const options = { sort: page.sort, after, span: wish, allItems };
  const walk = walkCells(reads.find, search.wanted, options);
  if (!isChoosy(wish)) return yield* inSpan(walk, wish);
  const matcher = createMatcher(reads.match, wish, false);
  const places = new Map<number, Place>();
  for (const place of inSpan(walk, wish)) {
    places.set(place.id, place);
    if (places.size < VERIFIED_AT_ONCE) continue;
    refuseCanceled(search);
    yield* suiting(matcher.matching([...places.keys()]), places);
    places.clear();
  }
  yield* suiting(matcher.matching([...places.keys()]), places);
}

function* suiting(matched: readonly Matched[], places: ReadonlyMap<number, Place>) {
  for (const { id } of matched) {
    const place = places.get(id);
    if (place !== undefined) yield place;
  }
}

function* inSpan(places: Iterable<Place>, { low, high }: IdSpan): Generator<Place, void, void> {
  for (const place of places) if (place.id >= low && place.id < high) yield place;
}

function refuseCanceled({ isCanceled }: Search): void {
  if (isCanceled()) throw new SearchCanceled('superseded');
}

function take(
  places: Iterable<Place>,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Place[] {
  const taken: Place[] = [];
  if (limit <= 0) return taken;
  let left = skip;
  for (const place of places) {
    if (left > 0) {
      left -= 1;
      continue;
    }
    taken.push(place);
    if (taken.length >= limit) break;
  }
  return taken;
}
