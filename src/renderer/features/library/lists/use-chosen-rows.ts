import { useState, type MouseEvent } from 'react';
import {
  chosenOnly,
  flippedRow,
  noRows,
  rangeTo,
  stillThere,
  type ChosenRows,
} from './chosen-rows.ts';

/** What is chosen of a list, and the ways to choose. */
export interface Choosing<Row> {
  readonly chosen: ChosenRows;
  /** Those that are chosen, in the order of the list. */
  readonly picked: readonly Row[];
  /** What a deed is for: those, else the row that has the keyboard. */
  readonly concerned: readonly Row[];
  only(index: number): void;
  flip(index: number): void;
  to(index: number): void;
  moveTo(index: number): void;
  all(): void;
  none(): void;
  /** By a click, with the keys that are held. */
  click(event: Pick<MouseEvent, 'shiftKey' | 'ctrlKey' | 'metaKey'>, index: number): void;
  isChosen(index: number): boolean;
}

export function useChosenRows<Row>(
  rows: readonly Row[],
  idOf: (row: Row) => string,
): Choosing<Row> {
  const [kept, set] = useState(noRows);
  const ids = rows.map(idOf);
  const chosen = stillThere(kept, ids);
  const active = rows[chosen.active];
  const picked = rows.filter((_, index) => chosen.ids.has(ids[index] ?? ''));
  const at = (index: number, next: (id: string) => ChosenRows) => {
    const id = ids[index];
    if (id !== undefined) set(next(id));
  };
  const ways = {
    only: (index: number) => at(index, (id) => chosenOnly(id, index)),
    flip: (index: number) => at(index, (id) => flippedRow(chosen, id, index)),
    to: (index: number) => at(index, () => rangeTo(chosen, ids, index)),
  };
  return {
    ...ways,
    chosen,
    picked,
    concerned: picked.length > 0 ? picked : active === undefined ? [] : [active],
    moveTo: (active) => set({ ...chosen, active }),
    all: () => set({ ...chosen, ids: new Set(ids) }),
    none: () => set({ ...chosen, ids: new Set() }),
    click(event, index) {
      if (event.shiftKey) ways.to(index);
      else if (event.ctrlKey || event.metaKey) ways.flip(index);
      else ways.only(index);
    },
    isChosen: (index) => chosen.ids.has(ids[index] ?? ''),
  };
}
