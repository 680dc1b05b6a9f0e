import { MINUTE } from '../../src/shared/durations.ts';
import { listSpacingMs } from '../../src/core/jobs/polling/list-or-poll.ts';
import { PollGate } from '../../src/core/jobs/polling/pacing.ts';
import type { IndexFollower } from './index-follower.ts';
import { byIndex, outcomeOf, run, setStage, type Outcome } from './run.ts';
import { usualModel, type ProviderModel, type TrueRender } from './simulated-provider.ts';
import type { Follower, World } from './world.ts';

/** Fifty jobs are followed; then five hundred submits are wanted at once, on the same limit. */
export interface BurstOutcome extends Outcome {
  /** From the burst until the last submit was answered. */
  readonly allSentMs: number;
  /** The longest time without any poll while submits waited. */
  readonly longestSilenceMs: number;
}

export function burstOfSubmits(submits: number, jobs: number): BurstOutcome {
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
  clock.runUntil(90 * MINUTE);
  source.refills = false;
  clock.runUntil(stage.endsAt);
  const outcome = outcomeOf(stage);
  return { ...outcome, allSentMs: seen.allSentMs, longestSilenceMs: seen.silenceMs };
}

export interface DownloadOutcome extends Outcome {
  readonly downloadMeanMs: number;
  readonly downloadMostMs: number;
}

/** Every completed render costs one more request of the same limit, for its file. */
export function withDownloads(jobs: number): DownloadOutcome {
  const stage = setStage({ jobs });
  const { world, clock, source } = stage;
  const waits: number[] = [];
  const followers: IndexFollower[] = [];
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
  clock.runUntil(stage.endsAt);
  return {
    ...outcomeOf(stage),
    downloadMeanMs: waits.reduce((sum, wait) => sum + wait, 0) / waits.length,
    downloadMostMs: Math.max(...waits),
  };
}

/** Asks for the list, one page, as often as the gate lets it. */
class Lister implements Follower {
  readonly #followed = new Set<number>();

  constructor(world: World, model: ProviderModel) {
    const { clock, provider } = world;
    const gate = new PollGate(model);
    const tick = () => {
      clock.after(listSpacingMs(1, gate.intervalMs(clock.now())), tick);
      const numbers = [...this.#followed];
      if (numbers.length === 0) return;
      gate.sent('poll', clock.now());
      provider.ask(numbers, (answers) => {
        for (const [index, number] of numbers.entries()) {
          const kind = answers[index]?.kind;
          if (kind !== 'completed' && kind !== 'failed') continue;
          if (this.#followed.delete(number)) world.known(number);
        }
      });
    };
    tick();
  }

  follow({ number }: TrueRender): void {
    this.#followed.add(number);
  }
}

export const byList = (jobs: number, model: ProviderModel): Outcome =>
  run({ jobs, model, minutes: 600 }, (world) => new Lister(world, model));
