import { useSyncExternalStore } from 'react';
import { SECOND } from '../../shared/durations.ts';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | null = null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    for (const tell of listeners) tell();
  }, SECOND);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

function read(): number {
  // Without a ticking clock nobody moves `now`; a first reader must not see a stale one.
  if (timer === null) now = Date.now();
  return now;
}

/** The time in milliseconds since 1970, renewed every second by one timer for all readers. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, read);
}

const stay = (): (() => void) => () => undefined;

/** The same while it is wanted; else 0, and nothing is drawn anew for it. */
export function useNowWhile(isWanted: boolean): number {
  return useSyncExternalStore(isWanted ? subscribe : stay, isWanted ? read : () => 0);
}
