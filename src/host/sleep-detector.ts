import type { Clock, PowerEvents } from '../core/ports.ts';
import { SECOND } from '../shared/durations.ts';

/** How often the time is looked at. */
const HEARTBEAT_MS = 5 * SECOND;
/** A heartbeat this much too late means that the machine slept, not that it was busy. */
const LATE_MS = 15 * SECOND;

export interface SleepDetector extends PowerEvents {
  stop(): void;
}

/**
 * Sleep as a process without a desktop notices it: afterwards, by a heartbeat that comes too
 * late on the wall clock. It never hears of a coming sleep, so `onSuspend` stays silent.
 */
export function createSleepDetector(clock: Clock): SleepDetector {
  const listeners = new Set<() => void>();
  let expectedAt = clock.now() + HEARTBEAT_MS;
  let cancel: () => void = () => {};
  const beat = () => {
    const late = clock.now() - expectedAt;
    expectedAt = clock.now() + HEARTBEAT_MS;
    cancel = clock.after(HEARTBEAT_MS, beat);
    if (late <= LATE_MS) return;
    for (const listener of listeners) listener();
  };
  cancel = clock.after(HEARTBEAT_MS, beat);
  return {
    onSuspend: () => () => {},
    onResume(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    stop: () => cancel(),
  };
}
