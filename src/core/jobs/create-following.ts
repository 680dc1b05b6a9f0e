import type { RenderTimeReads, RenderTimeWrites } from '../db/render-time-repository.ts';
import type { FollowReads } from '../db/follow-repository.ts';
import type { Clock } from '../ports.ts';
import type { RenderTime } from './polling/completion-odds.ts';
import { Follower } from './polling/follower.ts';
import { createRenderTimeKeeper, type RenderTimeKeeper } from './render-time-keeper.ts';
import type { RunContext } from './run-context.ts';
import { createWallJumps, type WallJumps } from './wall-jumps.ts';

export interface FollowingTools {
  readonly follower: Follower;
  readonly jumps: WallJumps;
  /** What runs need of it. */
  readonly forRuns: Pick<RunContext, 'watched' | 'listEnded'> & {
    readonly renderTimes: RenderTimeKeeper;
  };
}

/** Which render to ask after next, and what is learned from those that are done. */
export function createFollowing(parts: {
  readonly clock: Clock;
  readonly follow: FollowReads;
  readonly keptRenderTimes: RenderTimeReads;
  readonly renderTimeWrites: RenderTimeWrites;
  /** What is expected before anything was learned. */
  readonly usual?: RenderTime;
}): FollowingTools {
  const jumps = createWallJumps(parts.clock);
  const renderTimes = createRenderTimeKeeper({ ...parts, jumps });
  const follower = new Follower({ ...parts, times: renderTimes });
  return {
    follower,
    jumps,
    forRuns: {
      renderTimes,
      watched: (jobNumber) => follower.watched(jobNumber),
      listEnded: (accountId, told) => follower.listEnded(accountId, told),
    },
  };
}
