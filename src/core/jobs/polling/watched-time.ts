/**
 * A job that is asked after later than its turn was kept back by sleep, a stalled process or a
 * slow network. So much of that counts as watched, and no more: nobody could have known.
 */
const LATENESS_THAT_COUNTS_MS = 5_000;

/**
 * Milliseconds for which a job was watched: while its turn could have come, and a little longer.
 * @param watch on the monotonic clock
 */
export function watchedMs(
  { watchedFrom, turnUntil }: { readonly watchedFrom: number; readonly turnUntil: number },
  now: number,
): number {
  const until = Math.max(watchedFrom, turnUntil) + LATENESS_THAT_COUNTS_MS;
  return Math.max(0, Math.min(now, until) - watchedFrom);
}
