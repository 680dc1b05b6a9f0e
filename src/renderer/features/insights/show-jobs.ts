import type { LibraryFilters } from '../../../shared/library.ts';
import { useView } from '../../stores/view.ts';
import { everything, noFilters } from '../library/library-query.ts';
import { useQuery } from '../library/query-store.ts';

/** The library with nothing but these filters on. */
export function showJobs(filters: Partial<LibraryFilters>): void {
  useQuery.getState().change({ ...everything, filters: { ...noFilters, ...filters } });
  useView.getState().show('library');
}
