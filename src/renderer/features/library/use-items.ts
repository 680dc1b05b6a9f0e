import { useEffect, useState } from 'react';
import type { ItemId, LibraryItem } from '../../../shared/library.ts';
import { attempt } from '../../client/attempt.ts';
import { indexOf, itemAt } from './pager.ts';
import { useResults } from './results-store.ts';

const known = (id: ItemId): LibraryItem | undefined => {
  const found = useResults.getState();
  return itemAt(found, indexOf(found, id));
};

/** Two items, from what was found or else from the host; null until both are here. */
export function usePair(
  ids: readonly [ItemId, ItemId],
): readonly [LibraryItem, LibraryItem] | null {
  const [first, second] = ids;
  const [pair, setPair] = useState<readonly [LibraryItem, LibraryItem] | null>(null);
  useEffect(() => {
    let stale = false;
    const load = async () => {
      const loaded = await attempt((client) =>
        Promise.all([first, second].map(async (id) => known(id) ?? client.library.item({ id }))),
      );
      const [one, other] = loaded ?? [];
      if (!stale && one && other) setPair([one, other]);
    };
    void load();
    return () => {
      stale = true;
    };
  }, [first, second]);
  return pair;
}
