import { SECOND } from '../../shared/durations.ts';
import type { Clock } from '../ports.ts';

/** Clocks are corrected by less than this all the time. */
const STEADY_MS = 5 * SECOND;

/** Whether the wall clock went as time did: it may be set, and the machine may sleep. */
export interface WallJumps {
  /** Milliseconds by which it went ahead of time since the last look (behind: negative), or 0. */
  look(): number;
  /** Whether a time since 1970 can be measured from, in milliseconds of real time. */
  isSteadySince(time: number): boolean;
}

export function createWallJumps(clock: Clock): WallJumps {
  let ahead = clock.now() - clock.monotonic();
  /** Times before this one may be off by the last jump. */
  let steadyFrom = Number.NEGATIVE_INFINITY;

  function look(): number {
    const before = ahead;
    ahead = clock.now() - clock.monotonic();
    const jump = ahead - before;
    if (Math.abs(jump) < STEADY_MS) return 0;
    // Set back, times of the last while come again: they are told from new ones only behind it.
    steadyFrom = clock.now() + Math.max(0, -jump);
    return jump;
  }

  return {
    look,
    isSteadySince(time) {
      look();
      return time >= steadyFrom;
    },
  };
}
