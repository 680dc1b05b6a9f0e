import type { OrderServices } from '../../src/core/library/order-services.ts';
import type { SearchServices } from '../../src/core/library/search-services.ts';
import type { EditView, LibraryCounts } from '../../src/shared/library.ts';

export const noCounts: LibraryCounts = {
  exact: true,
  exactDetails: true,
  total: 0,
  states: [],
  providers: [],
  accounts: [],
  kinds: [],
  tags: [],
  months: [],
  starred: 0,
  withFile: 0,
  missing: 0,
  trashed: 0,
};

const done: EditView = { id: 1, at: 1, label: 'Add a star', state: 'applied', total: 1, done: 1 };

/** An empty library that answers and does nothing. */
export function fakeCatalogue(notFound: () => Error): SearchServices & OrderServices {
  const missing = (): never => {
    throw notFound();
  };
  return {
    search: async () => ({ items: [], next: null, counts: noCounts, building: null }),
    count: async () => noCounts,
    item: async () => missing(),
    duplicates: async () => ({ groups: [], next: null }),
    differencePayloads: async () => ({ identical: true, differences: [], more: false }),
    edit: async () => done,
    edits: () => [done],
    undo: async () => ({ ...done, state: 'undone' }),
    tags: () => [],
    renameTag: missing,
    colourTag: missing,
    mergeTags: async () => missing(),
    deleteTag: async () => missing(),
    views: () => [],
    saveView: ({ id = 1, name, query }) => ({ id, name, query }),
    removeView: missing,
    orderViews: () => [],
  };
}
