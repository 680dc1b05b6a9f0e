import type { LibraryCounts } from '../../../shared/library.ts';
import { monthOfId, type Tally } from '../../db/library-count-repository.ts';
import { facetsOf, fits, SHELF, type Cell } from './cells.ts';
import { candidatesOf, type SearchReads } from './candidates.ts';
import { SearchCanceled, type IsCanceled } from './find-page.ts';
import { each, streamOf } from './id-stream.ts';
import { createMatcher } from './matcher.ts';
import type { Wish } from './wish.ts';

/** How long it may be counted what no count is kept of. */
export interface CountBudget {
  /** True once the time is up: what was counted by then is told as "at least". */
  readonly isSpent: () => boolean;
  readonly isCanceled: IsCanceled;
}

/** Tags that a count tells of. */
const MOST_TAGS = 100;

/** Counts from what is kept, and by looking only where a text or several tags are asked for. */
export function countItems(
  reads: SearchReads,
  cells: readonly Cell[],
  wish: Wish,
  budget: CountBudget,
): LibraryCounts {
  const seen = needsLooking(wish) ? look(reads, cells, wish, budget) : null;
  const kept = keptTally(reads, cells, wish);
  const tally = seen !== null && (seen.isWhole || kept === null) ? seen.cells : (kept ?? new Map());
  const fitting = cells.filter((cell) => fits(cell, wish.tests)).map((cell) => cell.id);
  const isTimed = wish.low > 0 || wish.high < Number.MAX_SAFE_INTEGER;
  const details = seen ?? {
    months: reads.count.months(fitting),
    tags: isTimed ? null : reads.count.tags(fitting, MOST_TAGS),
    isWhole: true,
  };
  const timedTags = details.tags === null ? lookAtTags(reads, wish, fitting, budget) : null;
  const tags = details.tags ?? timedTags?.tags ?? [];
  return {
    exact: seen === null || seen.isWhole || kept !== null,
    exactDetails: details.isWhole && (timedTags?.isWhole ?? true),
    ...facetsOf(cells, wish.tests, (cell) => tally.get(cell.id) ?? 0),
    tags: tags.map(({ tag, items }) => ({ value: tag, count: items })),
    months: details.months.map(({ month, items }) => ({ value: monthText(month), count: items })),
  };
}

const monthText = (month: number): string =>
  `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`;

const needsLooking = (wish: Wish): boolean =>
  wish.words.length > 0 ||
  wish.withoutWords.length > 0 ||
  wish.tagGroups.length > 0 ||
  wish.withoutTags.length > 0 ||
  wish.noted !== null ||
  wish.tagged !== null;

/** The counts that are kept of what is wished for; null where there are none. */
function keptTally({ count }: SearchReads, cells: readonly Cell[], wish: Wish): Tally | null {
  const isAlways = wish.low === 0 && wish.high === Number.MAX_SAFE_INTEGER;
  if (!needsLooking(wish)) {
    return isAlways ? new Map(cells.map((cell) => [cell.id, cell.items])) : count.inSpan(wish);
  }
  const [group, ...more] = wish.tagGroups;
  const [tag, ...others] = group ?? [];
  const isOneTag = tag !== undefined && others.length === 0 && more.length === 0;
  if (!isOneTag || !isAlways || needsLooking({ ...wish, tagGroups: [] })) return null;
  return count.withTag(tag);
}

interface Seen {
  /** Of the wished for span of time. */
  readonly cells: Tally;
  /** Of whatever time, in the wished for cells. */
  readonly months: { month: number; items: number }[];
  /** Of the wished for span and cells. */
  readonly tags: { tag: string; items: number }[];
  readonly isWhole: boolean;
}

/** Looks at every item that has the words and tags, wherever it is, until the budget is spent. */
function look(
  reads: SearchReads,
  cells: readonly Cell[],
  wish: Wish,
  { isSpent, isCanceled }: CountBudget,
): Seen {
  const allItems = cells.reduce((total, cell) => total + cell.items, 0);
  const sample = wish.words.length === 0 ? null : reads.sampling(allItems);
  const source = candidatesOf(reads, wish, 'down', sample) ?? {
    open: (span: { low: number; high: number }) =>
      streamOf(
        each((part, way, limit) => reads.find.inSpan(part, way, limit).map(({ id }) => id)),
        span,
        'down',
      ),
    isText: false,
  };
  const matcher = createMatcher(reads.match, wish, source.isText);
  const fitting = new Set(cells.filter((cell) => fits(cell, wish.tests)).map((cell) => cell.id));
  const known = new Set(cells.flatMap((cell) => (cell.shelf === SHELF.forgotten ? [] : cell.id)));
  const byCell: Tally = new Map();
  const byMonth = new Map<number, number>();
  const byTag = new Map<number, number>();
  let isWhole = true;
  for (const portion of source.open({ low: 0, high: Number.MAX_SAFE_INTEGER })) {
    if (isCanceled()) throw new SearchCanceled('superseded');
    const chosen: number[] = [];
    for (const { id, cell } of matcher.matching(portion.ids)) {
      if (!known.has(cell)) continue;
      const isInSpan = id >= wish.low && id < wish.high;
      if (isInSpan) increase(byCell, cell);
      if (!fitting.has(cell)) continue;
      increase(byMonth, monthOfId(id));
      if (isInSpan) chosen.push(id);
    }
    for (const tags of reads.match.tagsOf(chosen).values()) {
      for (const tag of tags) increase(byTag, tag);
    }
    if (!isSpent()) continue;
    isWhole = false;
    break;
  }
  return {
    cells: byCell,
    months: [...byMonth]
      .map(([month, items]) => ({ month, items }))
      .toSorted((one, other) => other.month - one.month),
    tags: mostUsed(reads, byTag),
    isWhole,
  };
}

/** The tags of a span of time, of which no count is kept: only what has tags is looked at. */
function lookAtTags(
  reads: SearchReads,
  wish: Wish,
  fitting: readonly number[],
  { isSpent, isCanceled }: CountBudget,
): Pick<Seen, 'tags' | 'isWhole'> {
  const cells = new Set(fitting);
  const byTag = new Map<number, number>();
  let isWhole = true;
  for (const portion of streamOf(each(reads.find.tagged), wish, 'down')) {
    if (isCanceled()) throw new SearchCanceled('superseded');
    const chosen = reads.match.withoutTexts(portion.ids).filter(({ cell }) => cells.has(cell));
    for (const tags of reads.match.tagsOf(chosen.map(({ id }) => id)).values()) {
      for (const tag of tags) increase(byTag, tag);
    }
    if (!isSpent()) continue;
    isWhole = false;
    break;
  }
  return { tags: mostUsed(reads, byTag), isWhole };
}

function mostUsed({ count }: SearchReads, byTag: ReadonlyMap<number, number>): Seen['tags'] {
  const most = [...byTag].toSorted((one, other) => other[1] - one[1]).slice(0, MOST_TAGS);
  const names = count.tagNames(most.map(([tag]) => tag));
  return most.map(([tag, items]) => ({ tag: names.get(tag) ?? '', items }));
}

function increase(map: Map<number, number>, key: number): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}
