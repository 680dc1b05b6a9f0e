import { MINUTE } from '../../src/shared/durations.ts';
import type { RenderTime } from '../../src/core/jobs/polling/completion-odds.ts';
import { longestWaitMs } from '../../src/core/jobs/polling/poll-queue.ts';
import { CoreFollower } from './core-follower.ts';
import { Random } from './random.ts';
import { NaiveLoop, RoundRobin } from './simple-followers.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { SimulatedProvider, usualModel, type ProviderModel } from './simulated-provider.ts';
import { JobSource, type Follower, type World } from './world.ts';

export interface Outcome {
  readonly requests: number;
  readonly refusals: number;
  readonly mostInAWindow: number;
  readonly ended: number;
  readonly perJob: number;
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly failureMeanMs: number;
  readonly longestWaitMs: number;
}

export interface RunOptions {
  readonly jobs: number;
  readonly model?: ProviderModel;
  readonly seed?: number;
  readonly minutes?: number;
}

/** No job is asked after sooner again: what the strictest of the documented floors allows. */
export const FLOOR_MS = 1_000;
export const CEILING_MS = 4_000;
/** For the requests' way there and back, and the budget's margin: no burst of arrivals is refused. */
const LATENCY_ALLOWANCE_MS = 270;

export interface Stage {
  readonly world: World;
  readonly clock: SimulatedClock;
  readonly provider: SimulatedProvider;
  readonly source: JobSource;
  readonly endsAt: number;
}

/** Longer with fewer jobs, so that each run sees some thousands of renders end. */
export function setStage({ jobs, model = usualModel, seed = 1, minutes }: RunOptions): Stage {
  const lengthMs = (minutes ?? Math.min(2_880, Math.max(600, 14_400 / jobs))) * MINUTE;
  const random = new Random(seed);
  const clock = new SimulatedClock();
  const provider = new SimulatedProvider(model, clock, random);
  const source = new JobSource({ clock, provider, warmUpMs: lengthMs / 5 });
  const world: World = {
    clock,
    provider,
    random,
    known: (number) => source.known(number),
    asked: (number, at) => source.asked(number, at),
  };
  return { world, clock, provider, source, endsAt: lengthMs };
}

export async function run(
  options: RunOptions,
  followerFor: (world: World) => Follower,
): Promise<Outcome> {
  const stage = setStage(options);
  const follower = followerFor(stage.world);
  stage.source.begin(follower, options.jobs, 100);
  await stage.clock.runUntil(stage.endsAt);
  await stopped(stage, follower);
  return outcomeOf(stage);
}

/** Ends what is under way, for which time must go on. */
export async function stopped({ clock }: Stage, follower: Follower): Promise<void> {
  const stopping = follower.stop?.();
  await clock.runUntil(clock.now() + MINUTE);
  await stopping;
}

export function outcomeOf({ provider, source }: Stage): Outcome {
  const { delays, failureDelays, longestWaitMs } = source.tally;
  const sorted = Float64Array.from(delays).toSorted();
  return {
    requests: provider.requests,
    refusals: provider.refusals,
    mostInAWindow: provider.mostInAWindow,
    ended: delays.length,
    // Four fifths of the run are counted.
    perJob: (0.8 * provider.requests) / delays.length,
    meanMs: mean(delays),
    p95Ms: sorted[Math.floor(0.95 * sorted.length)] ?? Number.NaN,
    failureMeanMs: mean(failureDelays),
    longestWaitMs,
  };
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export const truth = (model: ProviderModel): RenderTime => ({
  logMean: Math.log(model.medianMs),
  logDeviation: model.logDeviation,
  barScale: 1,
});

export interface IndexRun {
  readonly prior?: RenderTime;
  readonly learns?: boolean;
  readonly floorMs?: number;
  readonly lists?: boolean;
}

export const byIndex =
  (
    model: ProviderModel,
    { prior = truth(model), learns = true, floorMs = FLOOR_MS, lists = false }: IndexRun = {},
  ) =>
  (world: World) =>
    new CoreFollower(world, {
      count: model.count,
      windowMs: model.windowMs,
      prior,
      learns,
      floorMs,
      ceilingMs: CEILING_MS,
      lists,
    });

export const naive = (world: World) => new NaiveLoop(world);

/** As fast as the limit lets it. */
export const roundRobin =
  ({ count, windowMs }: ProviderModel, share = 1) =>
  (world: World) =>
    new RoundRobin(world, (windowMs + LATENCY_ALLOWANCE_MS) / (count * share));

/** What the queue promises for so many jobs on a limit that has polls alone. */
export const promisedWaitMs = (jobs: number, spacingMs: number) =>
  longestWaitMs(jobs, spacingMs, CEILING_MS);
