import { useLayoutEffect, useState, type RefObject } from 'react';

/** Pixels: narrower than this a card's words are cut off. */
const CARD_MIN_WIDTH = 196;
const GAP = 14;

export interface GridMeasure {
  readonly columns: number;
  readonly cardWidth: number;
  readonly gap: number;
}

export function measureGrid(width: number): GridMeasure {
  const columns = Math.max(1, Math.floor((width + GAP) / (CARD_MIN_WIDTH + GAP)));
  return { columns, gap: GAP, cardWidth: Math.floor((width - GAP * (columns - 1)) / columns) };
}

/** How many cards fit beside each other in an element, as it is now. */
export function useColumns(element: RefObject<HTMLElement | null>): GridMeasure {
  const [measure, setMeasure] = useState(() => measureGrid(0));
  useLayoutEffect(() => {
    if (!element.current) return undefined;
    const take = (width: number) =>
      setMeasure((before) => {
        const after = measureGrid(width);
        return before.cardWidth === after.cardWidth && before.columns === after.columns
          ? before
          : after;
      });
    take(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) take(entry.contentRect.width);
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return measure;
}
