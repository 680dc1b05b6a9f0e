/*
 * A job that waits in the provider's queue is not rendering yet: its time counts from when it is
 * expected to begin, by its position and how fast positions have moved lately. Milliseconds.
 */

/** Weight of the newest observation. */
const NEWEST = 0.2;
/** Without an observation: renders run side by side, so a position takes a part of one. */
const PART_OF_A_RENDER = 0.25;

/** Milliseconds a position, after a job moved up from `before` to `after` in `tookMs`. */
export function learnQueuePace(
  msAPosition: number | null,
  moved: { readonly before: number; readonly after: number; readonly tookMs: number },
): number | null {
  const positions = moved.before - moved.after;
  if (!(positions > 0) || !(moved.tookMs > 0)) return msAPosition;
  const seen = moved.tookMs / positions;
  return msAPosition === null ? seen : msAPosition + NEWEST * (seen - msAPosition);
}

/**
 * When a job that was queued at `askedAt` is expected to begin. The first in the queue may begin
 * at once. Half the expected wait is taken, since queues are left and workers are added: too early
 * costs a request, too late costs delay.
 */
export function expectedStart(
  askedAt: number,
  position: number,
  msAPosition: number | null,
  medianRenderMs: number,
): number {
  const ahead = Number.isFinite(position) ? Math.max(0, position - 1) : 0;
  return askedAt + (ahead * (msAPosition ?? PART_OF_A_RENDER * medianRenderMs)) / 2;
}
