import { completionOdds, type RenderBelief } from './completion-odds.ts';

/** What the index can not exceed, in milliseconds: more than any wait, and still a number. */
export const HIGHEST_INDEX_MS = 1e12;

/**
 * A poll that is worth less than this is not sent, though there is budget for it: with ten jobs on
 * 120 requests a minute some of the budget is left. 10 ms would send fewer for 0.02 s of delay,
 * 100 ms half as many for 0.3 s; 2.5 ms would take 0.03 s off (bench/polling-simulation.ts).
 */
export const LEAST_WORTH_MS = 5;

/**
 * What asking after a job at `now` is worth, in milliseconds of expected delay: F²/f − A.
 *
 * A poll now ends the delay of a render that is done (with probability F); one a little later ends
 * it for those that finish until then as well (f a millisecond). F²/f − A is the price of a poll
 * at which now is the right moment. It grows while a job waits, since ln F is concave, but for a
 * small dip where the first completions become possible after a wait for failures alone. It grows
 * without bound, so that a job that is surely done is asked after.
 */
export function pollIndex(belief: RenderBelief, now: number): number {
  const { done, density, missed } = completionOdds(belief, now);
  if (!(done > 0)) return 0;
  const index = (done * done) / density - missed;
  return index < HIGHEST_INDEX_MS ? Math.max(0, index) : HIGHEST_INDEX_MS;
}
