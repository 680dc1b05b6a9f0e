import type { LibraryCountReads } from '../../db/library-count-repository.ts';
import type { IdSpan } from '../../db/library-search-repository.ts';
import type { Direction } from '../../db/library-sort-repository.ts';

const IDS_OF_A_DAY = 16 * 86_400_000;

/**
 * Leaves out the first `skip` items of a span in order of time, as far as whole months and days
 * do: from kept counts, without looking at the items.
 * @returns the rest of the span, and how many of it are still to be left out
 */
export function jump(
  count: LibraryCountReads,
  cells: readonly number[],
  span: IdSpan,
  direction: Direction,
  skip: number,
): { span: IdSpan; skip: number } {
  let rest = { span, skip };
  const months = count.months(cells).map(({ month }) => spanOfMonth(month));
  rest = leaveOut(rest, inOrder(months, direction), direction, (part) =>
    count.itemsInSpan(part, cells),
  );
  const [next] = inOrder(months, direction).filter((month) => overlaps(month, rest.span));
  if (next === undefined || rest.skip === 0) return rest;
  const days: IdSpan[] = [];
  for (let low = next.low; low < next.high; low += IDS_OF_A_DAY) {
    days.push({ low, high: low + IDS_OF_A_DAY });
  }
  return leaveOut(rest, inOrder(days.toReversed(), direction), direction, (part) =>
    count.itemsInSpan(part, cells),
  );
}

interface Rest {
  readonly span: IdSpan;
  readonly skip: number;
}

/** Leaves whole parts out while they hold no more than is to be left out. */
function leaveOut(
  rest: Rest,
  parts: readonly IdSpan[],
  direction: Direction,
  itemsIn: (span: IdSpan) => number,
): Rest {
  let { span, skip } = rest;
  for (const part of parts) {
    if (!overlaps(part, span)) continue;
    const here = { low: Math.max(part.low, span.low), high: Math.min(part.high, span.high) };
    const items = itemsIn(here);
    if (items > skip) break;
    skip -= items;
    span =
      direction === 'down'
        ? { low: span.low, high: here.low }
        : { low: here.high, high: span.high };
  }
  return { span, skip };
}

const overlaps = (part: IdSpan, span: IdSpan): boolean =>
  part.low < span.high && part.high > span.low;

/** Parts come newest first. */
const inOrder = (parts: readonly IdSpan[], direction: Direction): readonly IdSpan[] =>
  direction === 'down' ? parts : parts.toReversed();

/** @param month as 202607 */
function spanOfMonth(month: number): IdSpan {
  const [year, index] = [Math.floor(month / 100), (month % 100) - 1];
  return { low: Date.UTC(year, index, 1) * 16, high: Date.UTC(year, index + 1, 1) * 16 };
}
