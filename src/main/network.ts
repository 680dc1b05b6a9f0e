import { net } from 'electron';
import type { Clock, Network } from '../core/ports.ts';
import { SECOND } from '../shared/durations.ts';

/** Chromium keeps the answer up to date by itself; the main process is not told, so it looks. */
const LOOK_EVERY_MS = 5 * SECOND;

/** Whether Chromium sees a way out of this machine. */
export function createNetwork(clock: Clock): Network & { stop(): void } {
  const listeners = new Set<(online: boolean) => void>();
  let online = net.isOnline();
  let cancel: () => void = () => {};
  const look = () => {
    const now = net.isOnline();
    if (now !== online) {
      online = now;
      for (const listener of listeners) listener(now);
    }
    cancel = clock.after(LOOK_EVERY_MS, look);
  };
  cancel = clock.after(LOOK_EVERY_MS, look);
  return {
    isOnline: () => online,
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop: () => cancel(),
  };
}
