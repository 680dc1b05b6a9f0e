import { useCallback, useEffect, useEffectEvent, useState } from 'react';
import type { Client } from '../../client/connection.ts';
import { host } from '../../client/session.ts';
import { useConnection } from '../../stores/connection.ts';

export type Loaded<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'here'; readonly value: Value };

/**
 * What the host answers, asked again whenever `key` changes. While it is asked again, what was
 * there stays.
 */
export function useLoaded<Value>(
  key: string,
  load: (client: Client) => Promise<Value>,
): {
  loaded: Loaded<Value>;
  again: () => void;
  change: (change: (before: Value) => Value) => void;
} {
  const [loaded, setLoaded] = useState<Loaded<Value>>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const isOpen = useConnection(({ status }) => status === 'open');
  const loadNow = useEffectEvent(() => load(host()));
  const asked = `${key} ${turn}`;
  useEffect(() => {
    if (!isOpen || asked === '') return undefined;
    let stale = false;
    const ask = async () => {
      try {
        const value = await loadNow();
        if (!stale) setLoaded({ state: 'here', value });
      } catch {
        if (!stale) setLoaded((before) => (before.state === 'here' ? before : { state: 'failed' }));
      }
    };
    void ask();
    return () => {
      stale = true;
    };
  }, [asked, isOpen]);
  const again = useCallback(() => setTurn((before) => before + 1), []);
  const change = useCallback((work: (before: Value) => Value) => {
    setLoaded((before) =>
      before.state === 'here' ? { state: 'here', value: work(before.value) } : before,
    );
  }, []);
  return { loaded, again, change };
}
