import type { AppEvent } from '../shared/contract/events.ts';

/** Events that come from the host itself: a clicked notification, a second start's files. */
export interface HostEvents {
  publish(event: AppEvent): void;
  subscribe(listener: (event: AppEvent) => void): () => void;
}

export function createHostEvents(): HostEvents {
  const listeners = new Set<(event: AppEvent) => void>();
  return {
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
