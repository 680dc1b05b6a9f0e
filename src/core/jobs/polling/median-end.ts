import type { RenderBelief } from './completion-odds.ts';
import { millsRatio, normalDensity } from './normal-tail.ts';

/** Each at least doubles the digits; from so near, four are more than a clock shows. */
const STEPS = 5;

/**
 * When a render that was not done at `pendingAt` is as likely done as not, on the clock of its
 * belief. Sudden failures are left out: it is when it would end, not whether it does.
 */
export function medianEnd({ startedAt, logMean, logDeviation, z }: RenderBelief): number {
  const halfAlive = logTail(z) - Math.LN2;
  // Newton on the logarithm of the tail, which is concave: from the left of the root the first
  // step passes it, and all others come back to it from the right.
  let at = Math.max(z, 0);
  for (let step = 0; step < STEPS; step += 1) at += (logTail(at) - halfAlive) * millsRatio(at);
  return startedAt + Math.exp(logMean + logDeviation * at);
}

/** ln (1 − Φ(z)); zero long before anything can be done. */
function logTail(z: number): number {
  if (z < -8) return 0;
  return Math.log(normalDensity(z) * millsRatio(z));
}
