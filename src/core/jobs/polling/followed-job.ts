import type { FollowFacts } from '../../db/follow-repository.ts';
import type { Clock } from '../../ports.ts';
import { believe, type RenderTime } from './completion-odds.ts';
import type { FollowedJob } from './poll-queue.ts';
import { expectedStart, learnQueuePace } from './queue-pace.ts';

/**
 * A job as the queue needs it: its times on the monotonic clock, so that a clock that is set moves
 * none of what is queued.
 * @param msAPosition how fast the provider's queue moves, see queue-pace.ts
 */
export function followedJob(
  facts: FollowFacts,
  prior: RenderTime,
  msAPosition: number | null,
  clock: Pick<Clock, 'now' | 'monotonic'>,
): FollowedJob {
  const now = clock.monotonic();
  const ahead = clock.now() - now;
  // A time that is yet to come was written before the clock was set back.
  const past = (time: number) => Math.min(now, time - ahead);
  const pendingAt = past(facts.pendingAt);
  const { queuePosition } = facts;
  const startedAt =
    queuePosition === null
      ? past(facts.startedAt ?? facts.acceptedAt)
      : expectedStart(pendingAt, queuePosition, msAPosition, Math.exp(prior.logMean));
  const progressAt = facts.progressAt === null ? pendingAt : past(facts.progressAt);
  const belief = believe({ startedAt, pendingAt, progress: facts.progress, progressAt }, prior);
  return {
    number: facts.number,
    belief,
    askedAt: past(facts.askedAt),
    notBefore: facts.notBefore - ahead,
  };
}

/** The pace of the provider's queue after a job was asked after again. */
export function paceAfter(
  msAPosition: number | null,
  before: FollowFacts,
  after: FollowFacts,
): number | null {
  if (before.queuePosition === null || after.queuePosition === null) return msAPosition;
  return learnQueuePace(msAPosition, {
    before: before.queuePosition,
    after: after.queuePosition,
    tookMs: after.pendingAt - before.pendingAt,
  });
}
