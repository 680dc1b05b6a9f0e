import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react';
import { LongScroller, type LongList, type ShownRows } from './long-scroller.ts';

export interface LongRows extends ShownRows {
  readonly scroller: LongScroller;
  /** Pixels of a row from the upper edge of the element that stands for the list. */
  topOf(row: number): number;
}

/** Which of any number of equally high rows are in sight in an element, and where they are. */
export function useLongRows(element: RefObject<HTMLElement | null>, list: LongList): LongRows {
  const [scroller] = useState(() => new LongScroller());
  const shown = useSyncExternalStore(scroller.subscribe, scroller.shown);
  const { count, rowHeight, margin, overscan } = list;
  useLayoutEffect(
    () => (element.current ? scroller.attach(element.current) : undefined),
    [element, scroller],
  );
  useLayoutEffect(
    () => scroller.lay({ count, rowHeight, margin, overscan }),
    [count, margin, overscan, rowHeight, scroller],
  );
  const { height } = shown;
  useLayoutEffect(() => scroller.drawn(height), [scroller, height]);
  return {
    ...shown,
    last: Math.min(shown.last, count - 1),
    scroller,
    topOf: (row) => row * rowHeight - shown.offset,
  };
}
