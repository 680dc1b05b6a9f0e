import type { Clock } from '../../../src/core/ports.ts';

/** A clock whose time passes `times` as fast as everyone else's, and that a test can set. */
export interface FastClock extends Clock {
  /** The wall clock is set forward or back, or the machine slept: no timer notices. */
  jump(ms: number): void;
}

/** Sockets run in real time, so an hour that must pass for the core passes quickly here. */
export function fastClock(times = 20): FastClock {
  const startedAt = performance.now();
  const wallStart = Date.now();
  let jumped = 0;
  const elapsed = () => (performance.now() - startedAt) * times;
  return {
    now: () => Math.round(wallStart + jumped + elapsed()),
    monotonic: elapsed,
    after(delayMs, callback) {
      const timer = setTimeout(callback, Math.max(0, delayMs) / times);
      return () => clearTimeout(timer);
    },
    jump(ms) {
      jumped += ms;
    },
  };
}
