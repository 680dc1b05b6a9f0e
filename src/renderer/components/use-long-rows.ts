import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { LongScroller, type LongList, type ShownRows } from './long-scroller.ts';

export interface LongRows extends ShownRows {
  readonly scroller: LongScroller;
  /** Pixels of a row from the upper edge of the element that stands for the list. */
  topOf(row: number): number;
}

/** Scrolls any number of equally high rows in an element; its user is not drawn anew by that. */
export function useLongScroller(
  element: RefObject<HTMLElement | null>,
  list: LongList,
): LongScroller {
  const [scroller] = useState(() => new LongScroller());
  const { count, rowHeight, margin, under, overscan } = list;
  useLayoutEffect(
    () => (element.current ? scroller.attach(element.current) : undefined),
    [element, scroller],
  );
  useLayoutEffect(
    () => scroller.lay({ count, rowHeight, margin, under, overscan }),
    [count, margin, overscan, rowHeight, scroller, under],
  );
  return scroller;
}

/** Which of the rows are in sight, and where they are: for what draws them. */
export function useShownRows(scroller: LongScroller, count: number, rowHeight: number): LongRows {
  const shown = useSyncExternalStore(scroller.subscribe, scroller.shown);
  const { height } = shown;
  useLayoutEffect(() => scroller.drawn(height), [scroller, height]);
  return {
    ...shown,
    last: Math.min(shown.last, count - 1),
    scroller,
    topOf: (row) => row * rowHeight - shown.offset,
  };
}

/** Both in one. */
export function useLongRows(element: RefObject<HTMLElement | null>, list: LongList): LongRows {
  const scroller = useLongScroller(element, list);
  return useShownRows(scroller, list.count, list.rowHeight);
}
