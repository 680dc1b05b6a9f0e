import { useEffect, useState } from 'react';
import type { Insights } from '../../../shared/activity.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { host } from '../../client/session.ts';
import { useConnection } from '../../stores/connection.ts';

export type InsightsState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed' }
  | { readonly state: 'here'; readonly insights: Insights };

/** Sums change with every render that ends; nobody looks closer than this. */
const LOOKED_EVERY_MS = MINUTE;

/** The figures of the last days, renewed while they are looked at. */
export function useInsights(days: number): { figures: InsightsState; again: () => void } {
  const [figures, setFigures] = useState<InsightsState>({ state: 'loading' });
  const [turn, setTurn] = useState(0);
  const isOpen = useConnection(({ status }) => status === 'open');
  const again = () => setTurn((before) => before + 1);
  useEffect(() => {
    if (!isOpen || turn < 0) return undefined;
    let stale = false;
    const load = async () => {
      try {
        const insights = await host().activity.insights({ days });
        if (!stale) setFigures({ state: 'here', insights });
      } catch {
        // What is on the screen stays there.
        if (!stale)
          setFigures((before) => (before.state === 'here' ? before : { state: 'failed' }));
      }
    };
    void load();
    const timer = setInterval(() => void load(), LOOKED_EVERY_MS);
    return () => {
      stale = true;
      clearInterval(timer);
    };
  }, [days, turn, isOpen]);
  return { figures, again };
}
