import { create } from 'zustand';
import type { LibraryFilters, LibraryQuery } from '../../../shared/library.ts';
import { everything } from './library-query.ts';

export type Look = 'grid' | 'list';

interface QueryStore {
  /** What the library screen shows; stays while another screen is looked at. */
  readonly query: LibraryQuery;
  readonly look: Look;
  /** Whether the filters stand beside the files, where there is room for them. */
  readonly filtersShown: boolean;
  readonly change: (part: Partial<LibraryQuery>) => void;
  readonly filter: (change: (before: LibraryFilters) => LibraryFilters) => void;
  readonly setLook: (look: Look) => void;
  readonly showFilters: (shown: boolean) => void;
  readonly clear: () => void;
}

const LOOK = 'renderdesk-library-look';
const FILTERS = 'renderdesk-library-filters';

export const useQuery = create<QueryStore>((set) => ({
  query: everything,
  look: localStorage.getItem(LOOK) === 'list' ? 'list' : 'grid',
  filtersShown: localStorage.getItem(FILTERS) !== 'hidden',
  change: (part) => set(({ query }) => ({ query: { ...query, ...part } })),
  filter: (change) => set(({ query }) => ({ query: { ...query, filters: change(query.filters) } })),
  setLook: (look) => {
    localStorage.setItem(LOOK, look);
    set({ look });
  },
  showFilters: (filtersShown) => {
    localStorage.setItem(FILTERS, filtersShown ? 'shown' : 'hidden');
    set({ filtersShown });
  },
  clear: () => set(({ query }) => ({ query: { ...everything, sort: query.sort } })),
}));
