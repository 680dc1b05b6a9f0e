import { completionOdds, type RenderBelief } from './completion-odds.ts';

/** What the index can not exceed, in milliseconds: more than any wait, and still a number. */
export const HIGHEST_INDEX_MS = 1e12;

/**
 * A poll that is worth less than this is not sent, though there is budget for it: with ten jobs
 * that saves four polls of ten and costs a quarter of a second of delay.
 */
export const LEAST_WORTH_MS = 100;

/**
 * What asking after a job at `now` is worth, in milliseconds of expected delay: F²/f − A.
 *
 * A poll now ends the delay of a render that is done (with probability F); one a little later ends
 * it for those that finish until then as well (f a millisecond). F²/f − A is the price of a poll
 * at which now is the right moment. It only grows while a job waits, since ln F is concave; and it
 * grows without bound, so that a job that is surely done is asked after.
 */
export function pollIndex(belief: RenderBelief, now: number): number {
  const { done, density, missed } = completionOdds(belief, now);
  if (!(done > 0)) return 0;
  const index = (done * done) / density - missed;
  return index < HIGHEST_INDEX_MS ? Math.max(0, index) : HIGHEST_INDEX_MS;
}
