import { MINUTE } from '../../src/shared/durations.ts';
import type { CoreFollower } from './core-follower.ts';
import { byIndex, outcomeOf, run, setStage, stopped, type Outcome } from './run.ts';
import { usualModel, type ProviderModel } from './simulated-provider.ts';

/** Enough for thousands of renders: each list is an answer of every one. */
export const LIST_MINUTES = 40;

/** Fifty jobs are followed; then five hundred submits are wanted at once, on the same limit. */
export interface BurstOutcome extends Outcome {
  /** From the burst until the last submit was answered. */
  readonly allSentMs: number;
  /** The longest time without any poll while submits waited. */
  readonly longestSilenceMs: number;
}

export async function burstOfSubmits(submits: number, jobs: number): Promise<BurstOutcome> {
  const stage = setStage({ jobs, minutes: 240 });
  const { world, clock, source } = stage;
  const seen = { lastPollAt: 0, silenceMs: 0, allSentMs: 0, left: 0 };
  const follower = byIndex(usualModel)({
    ...world,
    asked: (number, at) => {
      if (seen.left > 0) seen.silenceMs = Math.max(seen.silenceMs, at - seen.lastPollAt);
      seen.lastPollAt = at;
      source.asked(number, at);
    },
  });
  source.begin(follower, jobs, 100);
  clock.after(60 * MINUTE, () => {
    const began = clock.now();
    seen.left = submits;
    for (let count = 0; count < submits; count += 1)
      follower.other(() => {
        seen.left -= 1;
        seen.allSentMs = clock.now() - began;
        source.beginOne();
      });
  });
  await clock.runUntil(90 * MINUTE);
  source.refills = false;
  await clock.runUntil(stage.endsAt);
  await stopped(stage, follower);
  const outcome = outcomeOf(stage);
  return { ...outcome, allSentMs: seen.allSentMs, longestSilenceMs: seen.silenceMs };
}

export interface DownloadOutcome extends Outcome {
  readonly downloadMeanMs: number;
  readonly downloadMostMs: number;
}

/** Every completed render costs one more request of the same limit, for its file. */
export async function withDownloads(jobs: number): Promise<DownloadOutcome> {
  const stage = setStage({ jobs });
  const { world, clock, source } = stage;
  const waits: number[] = [];
  const followers: CoreFollower[] = [];
  const follower = byIndex(usualModel)({
    ...world,
    known: (number) => {
      const began = clock.now();
      followers[0]?.other(() => waits.push(clock.now() - began));
      source.known(number);
    },
  });
  followers.push(follower);
  source.begin(follower, jobs, 100);
  await clock.runUntil(stage.endsAt);
  await stopped(stage, follower);
  return {
    ...outcomeOf(stage),
    downloadMeanMs: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    downloadMostMs: Math.max(...waits),
  };
}

export const byList = (jobs: number, model: ProviderModel): Promise<Outcome> =>
  run({ jobs, model, minutes: LIST_MINUTES }, byIndex(model, { lists: true }));
