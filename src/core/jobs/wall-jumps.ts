import { SECOND } from '../../shared/durations.ts';
import type { Clock } from '../ports.ts';

/** Clocks are corrected by less than this all the time. */
const STEADY_MS = 5 * SECOND;

/** Whether the wall clock went as time did: it may be set, and the machine may sleep. */
export interface WallJumps {
  /**
   * Milliseconds by which it went ahead of time since the last look, or 0; negative when it was
   * set back, whatever came after that.
   */
  look(): number;
  /** Whether a time since 1970 can be measured from, in milliseconds of real time. */
  isSteadySince(time: number): boolean;
}

export function createWallJumps(clock: Clock): WallJumps {
  let ahead = clock.now() - clock.monotonic();
  /** Times before this one may be off by the last jump. */
  let steadyFrom = Number.NEGATIVE_INFINITY;
  /** What was noticed and not yet told: whoever notices a jump need not be who acts on it. */
  let untold = 0;

  function notice(): void {
    const before = ahead;
    ahead = clock.now() - clock.monotonic();
    const jump = ahead - before;
    if (Math.abs(jump) < STEADY_MS) return;
    // Going ahead again makes up for no set-back: what was written before waits too long.
    untold = untold < 0 || jump < 0 ? Math.min(untold, 0) + Math.min(jump, 0) : untold + jump;
    // Set back, times of the last while come again: they are told from new ones only behind it.
    steadyFrom = clock.now() + Math.max(0, -jump);
  }

  return {
    look() {
      notice();
      const jump = untold;
      untold = 0;
      return jump;
    },
    isSteadySince(time) {
      notice();
      return time >= steadyFrom;
    },
  };
}
