import type { LibraryCounts } from '../../../shared/library.ts';

/** Items that are alike in everything that is filtered by, and how many there are. */
export interface Cell {
  readonly id: number;
  /** 0: in the library; 1: in the trash; 2: forgotten. */
  readonly shelf: number;
  readonly state: string;
  readonly accountId: string;
  readonly providerId: string;
  readonly kind: string;
  readonly hasFile: boolean;
  readonly starred: boolean;
  readonly missing: boolean;
  readonly items: number;
}

export const SHELF = { library: 0, trash: 1, forgotten: 2 } as const;

/** What cells are told apart by, each with a filter of its own. */
export type Dimension =
  'shelf' | 'state' | 'account' | 'provider' | 'kind' | 'hasFile' | 'starred' | 'missing';
export type CellTests = ReadonlyMap<Dimension, (cell: Cell) => boolean>;

export function fits(cell: Cell, tests: CellTests, except?: Dimension): boolean {
  for (const [dimension, test] of tests) {
    if (dimension !== except && !test(cell)) return false;
  }
  return true;
}

type Facets = Pick<
  LibraryCounts,
  | 'total'
  | 'states'
  | 'providers'
  | 'accounts'
  | 'kinds'
  | 'starred'
  | 'withFile'
  | 'missing'
  | 'trashed'
>;

/**
 * Adds up what each choice would leave, under all the other filters.
 * @param itemsOf how many items of a cell there are to be counted
 */
export function facetsOf(
  cells: readonly Cell[],
  tests: CellTests,
  itemsOf: (cell: Cell) => number,
): Facets {
  const kept = cells.filter((cell) => cell.shelf !== SHELF.forgotten && itemsOf(cell) > 0);
  const list = (dimension: Dimension, valueOf: (cell: Cell) => string) => {
    const counts = new Map<string, number>();
    for (const cell of kept) {
      if (!fits(cell, tests, dimension)) continue;
      const value = valueOf(cell);
      counts.set(value, (counts.get(value) ?? 0) + itemsOf(cell));
    }
    return [...counts]
      .map(([value, count]) => ({ value, count }))
      .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  };
  const sum = (dimension: Dimension | undefined, counts: (cell: Cell) => boolean) =>
    kept.reduce(
      (total, cell) =>
        counts(cell) && fits(cell, tests, dimension) ? total + itemsOf(cell) : total,
      0,
    );
  return {
    total: sum(undefined, () => true),
    states: list('state', (cell) => cell.state),
    providers: list('provider', (cell) => cell.providerId),
    accounts: list('account', (cell) => cell.accountId),
    kinds: list('kind', (cell) => cell.kind),
    starred: sum('starred', (cell) => cell.starred),
    withFile: sum('hasFile', (cell) => cell.hasFile),
    missing: sum('missing', (cell) => cell.missing),
    trashed: sum('shelf', (cell) => cell.shelf === SHELF.trash),
  };
}
