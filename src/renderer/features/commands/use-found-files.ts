import { useEffect, useState } from 'react';
import type { LibraryItem } from '../../../shared/library.ts';
import { host } from '../../client/session.ts';

/** Milliseconds without another key, before the host is asked. */
const PAUSE = 120;
const MOST = 6;
const nothing: readonly LibraryItem[] = [];

/** What the whole history has for these words, a moment after they were typed. */
export function useFoundFiles(search: string): readonly LibraryItem[] {
  const [found, setFound] = useState<{ search: string; items: readonly LibraryItem[] }>({
    search: '',
    items: nothing,
  });
  useEffect(() => {
    if (search === '') return undefined;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const query = { text: search, limit: MOST, counts: false };
      host()
        .library.search(query, { signal: controller.signal })
        .then(
          ({ items }) => setFound({ search, items }),
          // The commands are there without it; the library says what is wrong with it.
          () => undefined,
        );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [search]);
  return found.search === search ? found.items : nothing;
}
