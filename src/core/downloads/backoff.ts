export interface BackoffPolicy {
  /** The wait after the first failure, before jitter. */
  readonly firstMs: number;
  /** No wait is longer than this. */
  readonly ceilingMs: number;
}

/**
 * How long to wait before the next try, in milliseconds: doubling from `firstMs` up to
 * `ceilingMs`, of which a random part between a half and the whole is taken, so that downloads
 * that failed together do not come back together.
 * @param failures how many tries in a row have failed; 1 after the first
 * @param random from 0 up to, not including, 1
 */
export function backoffMs(failures: number, policy: BackoffPolicy, random: () => number): number {
  const doublings = Math.max(0, Math.floor(failures) - 1);
  const whole = Math.min(policy.ceilingMs, policy.firstMs * 2 ** doublings);
  return Math.round(whole * (0.5 + random() / 2));
}
