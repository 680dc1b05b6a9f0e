import type { RenderTimeReads, RenderTimeWrites } from '../db/render-time-repository.ts';
import type { FollowReads } from '../db/follow-repository.ts';
import type { Clock } from '../ports.ts';
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
}): FollowingTools {
  const jumps = createWallJumps(parts.clock);
  const { keptRenderTimes, renderTimeWrites } = parts;
  const renderTimes = createRenderTimeKeeper({ keptRenderTimes, renderTimeWrites, jumps });
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
