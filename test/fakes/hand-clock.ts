import type { Clock } from '../../src/core/ports.ts';

/** A clock that a test turns by hand. */
export interface HandClock extends Clock {
  /** Lets time pass, and everything that is due in it happen in its order. */
  pass(ms: number): void;
  /** The machine sleeps: the wall clock goes on, timers do not. */
  sleep(ms: number): void;
}

export function handClock(start = 1_800_000_000_000): HandClock {
  let wall = start;
  let awake = 0;
  const timers = new Map<symbol, { at: number; callback: () => void }>();
  const next = (end: number) =>
    [...timers].filter(([, timer]) => timer.at <= end).toSorted(([, a], [, b]) => a.at - b.at)[0];
  const moveTo = (time: number) => {
    wall += time - awake;
    awake = time;
  };
  return {
    now: () => wall,
    monotonic: () => awake,
    after(delayMs, callback) {
      const id = Symbol('timer');
      timers.set(id, { at: awake + delayMs, callback });
      return () => timers.delete(id);
    },
    pass(ms) {
      const end = awake + ms;
      for (let due = next(end); due !== undefined; due = next(end)) {
        const [id, timer] = due;
        timers.delete(id);
        moveTo(timer.at);
        timer.callback();
      }
      moveTo(end);
    },
    sleep(ms) {
      wall += ms;
    },
  };
}
