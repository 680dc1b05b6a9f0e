import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, type Key, type RefObject } from 'react';

interface VirtualRows {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly count: number;
  /** Pixels. The same function for as long as the rows are the same: a new one measures all anew. */
  readonly heightOf: (index: number) => number;
  /** Likewise. */
  readonly keyOf?: (index: number) => Key;
  /** Rows drawn beyond the edges, so that fast scrolling shows no gaps. */
  readonly overscan: number;
}

const placeOf = (index: number) => index;

/** Which rows of a long list are to be drawn now, and where. */
export function useVirtualRows(rows: VirtualRows): Virtualizer<HTMLElement, Element> {
  const { scroller, count, heightOf, keyOf = placeOf, overscan } = rows;
  return useVirtualizer<HTMLElement, Element>({
    count,
    overscan,
    getScrollElement: useCallback(() => scroller.current, [scroller]),
    getItemKey: keyOf,
    estimateSize: heightOf,
  });
}
