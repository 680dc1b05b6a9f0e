import { create } from 'zustand';
import type { EditTarget, ItemId, LibraryQuery } from '../../../shared/library.ts';

/** What is chosen: some items, or all that the search finds but some. */
export interface Chosen {
  readonly all: boolean;
  /** Chosen; with `all`, those that are not. */
  readonly ids: ReadonlySet<ItemId>;
}

export const nothingChosen: Chosen = { all: false, ids: new Set() };

export const isChosen = ({ all, ids }: Chosen, id: ItemId): boolean => ids.has(id) !== all;

export const chosenCount = ({ all, ids }: Chosen, total: number): number =>
  all ? Math.max(0, total - ids.size) : ids.size;

/** With one item put in, or taken out again. */
export function flipped({ all, ids }: Chosen, id: ItemId): Chosen {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { all, ids: next };
}

/** What the host is to edit: an item stands for itself where nothing is chosen. */
export function targetOf({ all, ids }: Chosen, query: LibraryQuery): EditTarget | null {
  if (all) return { query, except: [...ids] };
  return ids.size === 0 ? null : { ids: [...ids] };
}

interface SelectionStore {
  readonly chosen: Chosen;
  /** Where the keyboard is, as a place in what was found. */
  readonly active: number;
  /** Where a range that is drawn with Shift begins. */
  readonly anchor: number;
  readonly choose: (chosen: Chosen) => void;
  readonly chooseOnly: (id: ItemId, index: number) => void;
  readonly flip: (id: ItemId, index: number) => void;
  readonly chooseAll: () => void;
  readonly moveTo: (active: number) => void;
  readonly clear: () => void;
}

export const useSelection = create<SelectionStore>((set) => ({
  chosen: nothingChosen,
  active: 0,
  anchor: 0,
  choose: (chosen) => set({ chosen }),
  chooseOnly: (id, index) =>
    set({ chosen: { all: false, ids: new Set([id]) }, active: index, anchor: index }),
  flip: (id, index) =>
    set(({ chosen }) => ({ chosen: flipped(chosen, id), active: index, anchor: index })),
  chooseAll: () => set({ chosen: { all: true, ids: new Set() } }),
  moveTo: (active) => set({ active }),
  clear: () => set({ chosen: nothingChosen }),
}));
