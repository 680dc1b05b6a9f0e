import type { LibrarySort } from '../../../shared/library.ts';
import { type IdSpan, type LibrarySearchReads } from '../../db/library-search-repository.ts';
import {
  sortColumn,
  sortDirection,
  type Direction,
  type Place,
  type PlaceInCell,
} from '../../db/library-sort-repository.ts';
import type { Cell } from './cells.ts';
import type { Matched } from './matcher.ts';

/*
 * The items of some cells in the order of a sort: one walk along an index for each cell, merged.
 * However few of all items the cells hold, nothing else is read.
 */

export type Walk = Generator<Matched & Place, void, void>;

/** From this share of all items on, looking at every item finds a page sooner than merging. */
const LARGE_SHARE = 0.2;
/** Items looked at in this way before the rest is merged: what is wanted may all be elsewhere. */
const MOST_LOOKED_AT = 2_000;
const FIRST_PORTION = 4;
const LARGEST_PORTION = 256;

/** @param after the place behind which to begin; null: at the beginning */
export function* walkCells(
  reads: LibrarySearchReads,
  cells: readonly Cell[],
  { sort, after, span, allItems }: WalkOptions,
): Walk {
  const direction = sortDirection(sort);
  if (sortColumn(sort) !== null) return yield* sortedCells(reads, cells, sort, after, span);
  let rest = after === null ? span : beyond(span, direction, after.id);
  if (sum(cells) > allItems * LARGE_SHARE) {
    const looked = yield* lookAtAll(reads, cells, rest, direction);
    if (looked === null) return;
    rest = beyond(rest, direction, looked);
  }
  const sources = cells.map((cell) =>
    sourceOf(cell.id, null, (place, limit) =>
      reads
        .ofCell(
          cell.id,
          place === null ? rest : beyond(rest, direction, place.id),
          direction,
          limit,
        )
        .map((id) => ({ id, value: id })),
    ),
  );
  yield* merge(sources, direction);
}

function* sortedCells(
  reads: LibrarySearchReads,
  cells: readonly Cell[],
  sort: LibrarySort,
  after: Place | null,
  within: IdSpan,
): Walk {
  const direction = sortDirection(sort);
  const ids = cells.map((cell) => cell.id);
  const sorting = {
    sort,
    isAnyDue: reads.isAnySortDue(),
    within: { low: within.low, high: within.high },
  };
  const sources = [...reads.firstOfCells(ids, sorting, after)].map(([cell, first]) =>
    sourceOf(cell, first, (place, limit) => reads.sortedOfCell(cell, sorting, place, limit)),
  );
  if (sorting.isAnyDue) {
    const due = reads
      .sortDue(ids, sort)
      .filter((place) => after === null || comparePlaces(place, after, direction) > 0)
      .toSorted((one, other) => comparePlaces(one, other, direction));
    sources.push(listed(due));
  }
  yield* merge(sources, direction);
}

export interface WalkOptions {
  readonly sort: LibrarySort;
  readonly after: Place | null;
  readonly span: IdSpan;
  /** How many items there are in all cells together. */
  readonly allItems: number;
}

const sum = (cells: readonly Cell[]): number =>
  cells.reduce((total, cell) => total + cell.items, 0);

export const beyond = (span: IdSpan, direction: Direction, id: number): IdSpan =>
  direction === 'down'
    ? { low: span.low, high: Math.min(span.high, id) }
    : { low: Math.max(span.low, id + 1), high: span.high };

/** Null: there is nothing further; else the id up to which it looked. */
function* lookAtAll(
  reads: LibrarySearchReads,
  cells: readonly Cell[],
  span: IdSpan,
  direction: Direction,
): Generator<Matched & Place, number | null, void> {
  const wanted = new Set(cells.map((cell) => cell.id));
  let rest = span;
  let last: number | null = null;
  for (let looked = 0, limit = 128; looked < MOST_LOOKED_AT; looked += limit) {
    const rows = reads.inSpan(rest, direction, limit);
    for (const { id, cell } of rows) if (wanted.has(cell)) yield { id, cell, value: id };
    last = rows.at(-1)?.id ?? last;
    if (rows.length < limit || last === null) return null;
    rest = beyond(rest, direction, last);
  }
  return last;
}

interface Source {
  peek(): PlaceInCell | undefined;
  take(): void;
}

function listed(places: readonly PlaceInCell[]): Source {
  let at = 0;
  return {
    peek: () => places[at],
    take: () => {
      at += 1;
    },
  };
}

function sourceOf(
  cell: number,
  /** What is known to be its first; null: not known yet. */
  first: Place | null,
  fetch: (after: Place | null, limit: number) => readonly Place[],
): Source {
  let portion: readonly Place[] = first === null ? [] : [first];
  let at = 0;
  let place = first;
  let limit = FIRST_PORTION;
  let ended = false;
  return {
    peek() {
      if (at >= portion.length && !ended) {
        portion = fetch(place, limit);
        at = 0;
        ended = portion.length < limit;
        place = portion.at(-1) ?? place;
        limit = Math.min(limit * 4, LARGEST_PORTION);
      }
      const next = portion[at];
      return next && { ...next, cell };
    },
    take: () => {
      at += 1;
    },
  };
}

/** What comes first of all sources, again and again: they are kept in a heap by what they have next. */
function* merge(sources: readonly Source[], direction: Direction): Walk {
  const heap: { readonly source: Source; readonly place: PlaceInCell }[] = [];
  const isBefore = (one: number, other: number): boolean => {
    const [first, second] = [heap[one], heap[other]];
    if (first === undefined || second === undefined) return first !== undefined;
    return comparePlaces(first.place, second.place, direction) < 0;
  };
  const swap = (one: number, other: number): void => {
    const [first, second] = [heap[one], heap[other]];
    if (first === undefined || second === undefined) return;
    heap[one] = second;
    heap[other] = first;
  };
  const sink = (from: number): void => {
    for (let at = from; ;) {
      const left = 2 * at + 1;
      const child = isBefore(left, left + 1) ? left : left + 1;
      if (child >= heap.length || !isBefore(child, at)) return;
      swap(child, at);
      at = child;
    }
  };
  for (const source of sources) {
    const place = source.peek();
    if (place !== undefined) heap.push({ source, place });
  }
  for (let at = Math.floor(heap.length / 2); at >= 0; at -= 1) sink(at);
  for (;;) {
    const head = heap[0];
    if (head === undefined) return;
    yield head.place;
    head.source.take();
    const next = head.source.peek();
    if (next !== undefined) heap[0] = { source: head.source, place: next };
    else {
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) heap[0] = last;
    }
    sink(0);
  }
}

/** Negative: `one` comes first. Numbers below zero are none, and come last either way. */
export function comparePlaces(one: Place, other: Place, direction: Direction): number {
  const sign = direction === 'down' ? -1 : 1;
  if (one.value === other.value) return sign * (one.id - other.id);
  if (typeof one.value === 'string' || typeof other.value === 'string') {
    return sign * compareTexts(String(one.value), String(other.value));
  }
  if (one.value < 0 || other.value < 0) return one.value < 0 ? 1 : -1;
  return sign * (one.value - other.value);
}

/** As SQLite compares texts: by their bytes, which are in order of their characters. */
function compareTexts(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  for (let at = 0; at < shorter; at += 1) {
    const [first, second] = [one.charCodeAt(at), other.charCodeAt(at)];
    if (first !== second) return inOrderOfBytes(first) - inOrderOfBytes(second);
  }
  return one.length - other.length;
}

const FIRST_OF_PAIR = 0xd8_00;
const AFTER_PAIRS = 0xe0_00;

/** Halves of the characters beyond 16 bits come behind all others, as their characters do. */
const inOrderOfBytes = (unit: number): number =>
  unit < FIRST_OF_PAIR ? unit : unit < AFTER_PAIRS ? unit + 0x1_00_00 : unit;
