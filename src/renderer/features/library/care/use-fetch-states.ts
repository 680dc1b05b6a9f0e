import { useState } from 'react';
import type { LibraryItem } from '../../../../shared/library.ts';
import { loadFetchStates, useFetchStates } from './fetch-states.ts';
import { wantPreviews } from '../../../media/poster.ts';
import { usePreviews } from '../../../media/previews.ts';
import { attempt } from '../../../client/attempt.ts';

/** Asks for the previews of files that have none yet. */
export function wantPicturesOf(items: readonly LibraryItem[]): void {
  const known = usePreviews.getState().byId;
  const ids = items.flatMap(({ output }) => (output && !known.has(output.id) ? output.id : []));
  if (ids.length > 0) void attempt((client) => wantPreviews(client, ids));
}

/**
 * Asks, for files that come into sight, how fetching them again went.
 * @param itemOf the same function for as long as the list is the same
 */
export function useFetchSight<Row>(
  itemOf: (row: Row) => LibraryItem,
): (rows: readonly Row[]) => void {
  const [onSight] = useState(() => (rows: readonly Row[]) => {
    const items = rows.map(itemOf);
    const known = useFetchStates.getState().byId;
    void loadFetchStates(
      items.flatMap(({ output }) => (output && !known.has(output.id) ? output.id : [])),
    );
    wantPicturesOf(items);
  });
  return onSight;
}
