import { useEffect, useEffectEvent, useState, type KeyboardEvent } from 'react';
import type { PaletteEntry } from './palette-entries.ts';

interface Enter {
  readonly search: string;
  readonly entries: readonly PaletteEntry[];
  /** The id of the entry that the arrow keys lead to. */
  readonly chosen: string;
  readonly run: (entry: PaletteEntry) => void;
}

/**
 * What Enter does in the palette: it runs what is chosen, else what stands first, and where nothing
 * was found yet, what is found for these words then. The entries listen for it themselves, but only
 * from a moment after they were drawn on: whoever types fast has pressed it by then.
 */
export function useEnter({ search, entries, chosen, run }: Enter) {
  const [awaited, setAwaited] = useState<string | null>(null);
  const [first] = entries;
  const isDue = awaited !== null && awaited === search && first !== undefined;
  const runFirst = useEffectEvent(() => {
    if (first !== undefined) run(first);
  });
  // Once: what is run closes the palette.
  useEffect(() => {
    if (isDue) runFirst();
  }, [isDue]);
  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const entry = entries.find(({ id }) => id === chosen) ?? first;
    if (entry === undefined) setAwaited(search);
    else run(entry);
  };
}
