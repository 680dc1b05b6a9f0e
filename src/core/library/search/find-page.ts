import type { LibrarySort } from '../../../shared/library.ts';
import type { LibraryCountReads } from '../../db/library-count-repository.ts';
import type { LibraryMatchReads } from '../../db/library-match-repository.ts';
import {
  sortColumn,
  sortDirection,
  type Direction,
  type IdSpan,
  type LibrarySearchReads,
  type Place,
} from '../../db/library-search-repository.ts';
import { fits, type Cell } from './cells.ts';
import { beyond, comparePlaces, walkCells } from './cell-walk.ts';
import { streamOf, unionOf, type IdStream } from './id-stream.ts';
import { jump } from './jump.ts';
import { createMatcher, type Matched } from './matcher.ts';
import { textQuery } from './text-query.ts';
import type { Wish, Word } from './wish.ts';

export interface SearchReads {
  readonly find: LibrarySearchReads;
  readonly match: LibraryMatchReads;
  readonly count: LibraryCountReads;
}

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
  /** Candidates that the index of words may name before the wanted cells are walked instead. */
  readonly patience: number;
  /** Candidates that are sorted in memory; of more, the sorted walk soon finds a page. */
  readonly mostSorted: number;
}

/** Measured with a million items: where the other way begins to be the quicker one. */
export const searchLimits: SearchLimits = { fewItems: 1_000, patience: 8_000, mostSorted: 5_000 };

const VERIFIED_AT_ONCE = 128;

/** At most `limit` places, in the order of the sort. */
export function findPage(
  reads: SearchReads,
  cells: readonly Cell[],
  wish: Wish,
  page: PageWish,
  isCanceled: IsCanceled,
): Place[] {
  const wanted = cells.filter((cell) => fits(cell, wish.tests));
  const items = wanted.reduce((total, cell) => total + cell.items, 0);
  if (items === 0) return [];
  const search = { reads, cells, wanted, wish, page, isCanceled };
  const source =
    items <= page.limits.fewItems ? null : candidatesOf(reads, wish, sortDirection(page.sort));
  if (source === null) {
    const begun = sortColumn(page.sort) === null && !isChoosy(wish) ? jumped(search) : search;
    return take(walked(begun, begun.page.after), begun.page);
  }
  return sortColumn(page.sort) === null ? byTime(search, source) : bySort(search, source);
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

/** Candidates come in order of time, and so do the results. */
function byTime(search: Search, source: Candidates): Place[] {
  const { page, wish, wanted } = search;
  const direction = sortDirection(page.sort);
  const span = page.after === null ? wish : beyond(wish, direction, page.after.id);
  const ids = new Set(wanted.map((cell) => cell.id));
  const matcher = createMatcher(search.reads.match, wish, source.isText);
  const found: Place[] = [];
  let looked = 0;
  for (const portion of source.open(span)) {
    refuseCanceled(search);
    for (const { id, cell } of matcher.matching(portion)) {
      if (ids.has(cell)) found.push({ id, value: id });
    }
    if (found.length >= page.skip + page.limit) break;
    looked += portion.length;
    const last = portion.at(-1);
    if (looked < page.limits.patience || last === undefined) continue;
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
    looked += portion.length;
    if (looked > page.limits.mostSorted) return take(walked(search, page.after), page);
    for (const { id, cell } of matcher.matching(portion)) if (ids.has(cell)) matched.push(id);
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
  const allItems = cells.reduce((total, cell) => total + cell.items, 0);
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

/** Whether items of the wanted cells must be compared one by one. */
const isChoosy = (wish: Wish): boolean =>
  wish.words.length > 0 ||
  wish.withoutWords.length > 0 ||
  wish.tagGroups.length > 0 ||
  wish.withoutTags.length > 0 ||
  wish.noted !== null ||
  wish.tagged !== null;

export interface Candidates {
  open(span: IdSpan): IdStream;
  /** The words of the wish are known to be in their texts. */
  readonly isText: boolean;
  /** Nothing is left to compare but the cell. */
  readonly isExact: boolean;
}

/** Where to look for what is wished for; null: nothing names it, all of its cells are walked. */
export function candidatesOf(
  { find }: SearchReads,
  wish: Wish,
  direction: Direction,
): Candidates | null {
  const withTags = (tags: readonly number[]) => (span: IdSpan) =>
    unionOf(
      tags.map((tag) =>
        streamOf((part, way, limit) => find.withTag(tag, part, way, limit), span, direction),
      ),
      direction,
    );
  const byText = (words: readonly Word[], isAll: boolean): Candidates => {
    const query = textQuery(words.map((word) => word.text));
    const open = (span: IdSpan) =>
      streamOf((part, way, limit) => find.withText(query, part, way, limit), span, direction);
    const isText = query.exact && isAll;
    return { open, isText, isExact: isText && !isChoosy({ ...wish, words: [] }) };
  };
  const onlyInText = wish.words.filter((word) => word.tags.length === 0);
  if (onlyInText.length > 0) return byText(onlyInText, onlyInText.length === wish.words.length);
  const [word] = wish.words.toSorted((one, other) => other.text.length - one.text.length);
  if (word !== undefined) {
    const text = byText([word], false);
    const open = (span: IdSpan) => unionOf([text.open(span), withTags(word.tags)(span)], direction);
    return { open, isText: false, isExact: false };
  }
  const isText = wish.withoutWords.length === 0;
  const group = rarestGroup(find, wish.tagGroups);
  if (group !== null) return { open: withTags(group), isText, isExact: false };
  if (wish.noted === true) {
    const open = (span: IdSpan) => streamOf(find.noted, span, direction);
    return { open, isText, isExact: false };
  }
  if (wish.tagged === true) {
    return { open: (span) => streamOf(find.tagged, span, direction), isText, isExact: false };
  }
  return null;
}

function rarestGroup(
  find: LibrarySearchReads,
  groups: readonly (readonly number[])[],
): readonly number[] | null {
  const sizes = groups.map((group) => ({
    group,
    items: group.reduce((total, tag) => total + find.itemsWithTag(tag), 0),
  }));
  return sizes.toSorted((one, other) => one.items - other.items)[0]?.group ?? null;
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
