import { useEffect } from 'react';
import { host } from '../../../client/session.ts';
import { useConnection } from '../../../stores/connection.ts';
import { useLibraryNews } from '../../../stores/library-news.ts';
import { noteTagColours } from '../../../stores/tag-colours.ts';

/** Keeps the colours of tags as they are, also where another window has changed one. */
export function useKeptTagColours(): void {
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (!isOpen) return undefined;
    const ending = new AbortController();
    const load = () =>
      void host()
        .library.tags(undefined, { signal: ending.signal })
        // The next news, or the next connection, brings them.
        .then(noteTagColours, () => undefined);
    load();
    const unsubscribe = useLibraryNews.subscribe(({ edits }, before) => {
      if (edits !== before.edits) load();
    });
    return () => {
      unsubscribe();
      ending.abort();
    };
  }, [isOpen]);
}
