import { create } from 'zustand';
import type { LibraryItem } from '../../../shared/library.ts';
import { host } from '../../client/session.ts';
import { itemAt, noResults, Pager, type Results } from './pager.ts';

/** What the library screen has found, in pages. */
export const useResults = create<Results>(() => noResults);

export const results = new Pager(
  {
    search: (wish, signal) => host().library.search(wish, { signal }),
    count: (query, signal) => host().library.count(query, { signal }),
  },
  useResults,
);

/** One place in what was found, drawn anew when what stands there has changed. */
export function useItemAt(index: number): LibraryItem | undefined {
  return useResults((found) => itemAt(found, index));
}
