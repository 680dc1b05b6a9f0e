import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { SECOND } from '../../../shared/durations.ts';
import { useConnection } from '../../stores/connection.ts';
import { useLibraryNews } from '../../stores/library-news.ts';
import { useQuery } from './query-store.ts';
import { results } from './results-store.ts';
import { useSelection } from './selection.ts';

/** A batch that comes in is looked at once a second, not once for each of its files. */
const GATHER = SECOND;

/**
 * Keeps what was found up with what is asked and with what comes in.
 * @returns whether there is news that would move what is looked at, and the way to see it
 */
export function useLibrarySearch(): { hasNews: boolean; showNews: () => void } {
  const query = useQuery(({ query }) => query);
  const isOpen = useConnection(({ status }) => status === 'open');
  const told = useLibraryNews(({ told }) => told);
  const [hasNews, setHasNews] = useState(false);
  const seen = useRef(told);
  useEffect(() => {
    useSelection.setState({ active: 0, anchor: 0 });
    useSelection.getState().clear();
    if (isOpen) results.open(query);
  }, [query, isOpen]);
  const look = useEffectEvent(() => {
    seen.current = useLibraryNews.getState().told;
    if (results.isAtTop()) void results.refresh();
    else setHasNews(true);
  });
  useEffect(() => {
    if (told === seen.current) return undefined;
    const timer = setTimeout(look, GATHER);
    return () => clearTimeout(timer);
  }, [told]);
  return {
    hasNews,
    showNews: () => {
      setHasNews(false);
      results.open(query);
    },
  };
}
