import type { Clock } from '../../../src/core/ports.ts';

/** The middle of this month: whatever counts by the month counts on, also in its last hours. */
export function midMonth(): number {
  return new Date().setUTCDate(15);
}

/** A clock whose time passes `times` as fast as everyone else's, and that a test can set. */
export interface FastClock extends Clock {
  /** The wall clock is set forward or back, or the machine slept: no timer notices. */
  jump(ms: number): void;
}

/** One whose time can be made to pass faster or slower on the way. */
export interface PacedClock extends FastClock {
  /** From now on time passes so many times as fast as everyone else's. */
  run(times: number): void;
}

/** Sockets run in real time, so an hour that must pass for the core passes quickly here. */
export function fastClock(timesAtFirst = 20, wallStart = Date.now()): PacedClock {
  let times = timesAtFirst;
  let since = performance.now();
  let before = 0;
  let jumped = 0;
  const elapsed = () => before + (performance.now() - since) * times;
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
    run(faster) {
      before = elapsed();
      since = performance.now();
      times = faster;
    },
  };
}
