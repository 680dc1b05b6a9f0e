import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { focusWhenDrawn } from '../../components/focus-when-drawn.ts';
import { useKeys } from '../../components/use-keys.ts';
import type { ReviewRow } from './review-row.ts';
import { useReview } from './review-store.ts';

/** So many rows further; more than there are means the last one. */
const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 10,
  PageUp: -10,
  Home: -Infinity,
  End: Infinity,
};

const rowAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-review]') : null;

/** Tells which row the keyboard has come to, also when a click brought it there. */
function useFocusedRow(list: RefObject<HTMLElement | null>, onRow: (id: number) => void): void {
  const tell = useEffectEvent(onRow);
  useEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    const listen = (event: FocusEvent) => {
      const row = rowAt(event.target);
      if (row) tell(Number(row.dataset['review']));
    };
    element.addEventListener('focusin', listen);
    return () => element.removeEventListener('focusin', listen);
  }, [list]);
}

/**
 * The keyboard among the rows. One row, with its controls, is in the order of the Tab key; arrows
 * go from row to row, and Delete takes the row away that has the keyboard. Returns that row.
 */
export function useReviewKeys(
  list: RefObject<HTMLElement | null>,
  rows: readonly ReviewRow[],
  scrollTo: (index: number) => void,
): number | null {
  const [chosen, choose] = useState<number | null>(null);
  const goTo = (row: ReviewRow | undefined) => {
    if (!row) return;
    choose(row.id);
    scrollTo(rows.indexOf(row));
    focusWhenDrawn(list.current, `[data-review="${row.id}"]`);
  };
  useFocusedRow(list, choose);
  useKeys(list, (event) => {
    const row = rowAt(event.target);
    // Its controls keep their own keys.
    if (row === null || row !== event.target) return;
    const index = rows.findIndex(({ id }) => String(id) === row.dataset['review']);
    const current = rows[index];
    const step = steps[event.key];
    if (step !== undefined) goTo(rows[Math.max(0, Math.min(index + step, rows.length - 1))]);
    else if (event.key === 'Delete' && current && !current.sending) {
      goTo(rows[index + 1] ?? rows[index - 1]);
      useReview.getState().remove(new Set([current.id]));
    } else return;
    event.preventDefault();
  });
  return rows.some(({ id }) => id === chosen) ? chosen : (rows[0]?.id ?? null);
}
