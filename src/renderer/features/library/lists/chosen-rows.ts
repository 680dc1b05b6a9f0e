/** Which rows of a list are chosen, by their ids, and where the keyboard is. */
export interface ChosenRows {
  readonly ids: ReadonlySet<string>;
  /** Where the keyboard is, as a place in the list. */
  readonly active: number;
  /** Where a range begins. */
  readonly anchor: number;
}

export const noRows: ChosenRows = { ids: new Set(), active: 0, anchor: 0 };

export function chosenOnly(id: string, index: number): ChosenRows {
  return { ids: new Set([id]), active: index, anchor: index };
}

export function flippedRow({ ids }: ChosenRows, id: string, index: number): ChosenRows {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, active: index, anchor: index };
}

/** Everything from where the range begins to a place. */
export function rangeTo(before: ChosenRows, ids: readonly string[], to: number): ChosenRows {
  const first = Math.min(before.anchor, to);
  const last = Math.max(before.anchor, to);
  return { ids: new Set(ids.slice(first, last + 1)), active: to, anchor: before.anchor };
}

/** What is left of it when the rows are others. */
export function stillThere(before: ChosenRows, ids: readonly string[]): ChosenRows {
  const left = ids.filter((id) => before.ids.has(id));
  const active = Math.max(0, Math.min(before.active, ids.length - 1));
  if (left.length === before.ids.size && active === before.active) return before;
  return { ...before, ids: new Set(left), active };
}
