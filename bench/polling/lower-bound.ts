import {
  believe,
  type RenderBelief,
  type RenderTime,
} from '../../src/core/jobs/polling/completion-odds.ts';
import { millsRatio, normalDensity } from '../../src/core/jobs/polling/normal-tail.ts';
import { pollIndex } from '../../src/core/jobs/polling/poll-index.ts';
import { Random } from './random.ts';
import type { ProviderModel } from './simulated-provider.ts';
import { truth } from './run.ts';
import { SimulatedClock } from './simulated-clock.ts';
import { SimulatedProvider } from './simulated-provider.ts';

/*
 * What no policy can beat, by relaxing the problem: requests need not be apart, there is no floor,
 * and only their mean rate is limited. Then the jobs are independent of one another, a poll has one
 * price for all, and each job is asked after when that is the right moment at that price. The
 * price is the one at which N jobs together use the limit.
 */

export interface Bound {
  readonly meanMs: number;
  readonly polls: number;
}

const PRICE_STEPS = 15;
/** More where each render is asked after less often. */
const samplesFor = (jobs: number) => Math.max(1_500, Math.min(8_000, 60 * jobs));

/** @param atPrice mean delay, polls and render time of one job for the price of a poll in ms */
function atTheLimit(
  jobs: number,
  { count, windowMs }: ProviderModel,
  atPrice: (price: number) => Bound & { readonly renderMs: number },
): Bound {
  let [low, high] = [1, 1e7];
  for (let step = 0; step < PRICE_STEPS; step += 1) {
    const price = Math.sqrt(low * high);
    const { meanMs, polls, renderMs } = atPrice(price);
    if ((polls * jobs) / (renderMs + meanMs) > count / windowMs) low = price;
    else high = price;
  }
  const bound = atPrice(high);
  // Each render takes a poll at least, so that with very many the limit alone says how long.
  const turnMs = (jobs * windowMs) / count;
  return { ...bound, meanMs: Math.max(bound.meanMs, turnMs - bound.renderMs) };
}

/**
 * With progress bars, each job asked after when its index reaches the price. `barScale` is the best
 * of some, as an account that has learned much would have it.
 */
export function boundWithProgress(jobs: number, model: ProviderModel): Bound {
  const bounds = [0.5, 0.8].map((barScale) =>
    atTheLimit(jobs, model, (price) =>
      followAlone(model, { ...truth(model), barScale }, price, samplesFor(jobs)),
    ),
  );
  return bounds.toSorted((one, other) => one.meanMs - other.meanMs)[0] ?? { meanMs: 0, polls: 0 };
}

function followAlone(model: ProviderModel, prior: RenderTime, price: number, samples: number) {
  const clock = new SimulatedClock();
  const provider = new SimulatedProvider(model, clock, new Random(7));
  const sum = { meanMs: 0, polls: 0, renderMs: 0 };
  for (let number = 1; number <= samples; number += 1) {
    const render = provider.render(number);
    const { startedAt, endsAt } = render;
    let belief = believe(
      { startedAt, pendingAt: startedAt, progress: null, progressAt: startedAt },
      prior,
    );
    for (;;) {
      clock.skipTo(timeOfIndex(belief, price));
      const now = clock.now();
      sum.polls += 1 / samples;
      if (now >= endsAt) break;
      const progress = provider.progressOf(render);
      belief = believe({ startedAt, pendingAt: now, progress, progressAt: now }, prior);
    }
    sum.meanMs += (clock.now() - endsAt) / samples;
    sum.renderMs += (endsAt - startedAt) / samples;
  }
  return sum;
}

/** When the index reaches the price; it only grows. */
function timeOfIndex(belief: RenderBelief, price: number): number {
  let late = 10;
  while (pollIndex(belief, belief.pendingAt + late) < price) late *= 2;
  let early = 0;
  for (let step = 0; step < 24; step += 1) {
    const middle = (early + late) / 2;
    if (pollIndex(belief, belief.pendingAt + middle) < price) early = middle;
    else late = middle;
  }
  return belief.pendingAt + late;
}

/** Steps of the grid that the dynamic programme looks at; 1.2 % apart. */
const GRID = { from: 500, to: 3_000_000, factor: 1.012 };

/**
 * Without bars, by dynamic programming backwards over a grid of times: exact but for the grid, and
 * with the true distribution, failures and all. Also says how good the index itself is.
 */
export function boundWithoutProgress(jobs: number, model: ProviderModel): Bound {
  const times = [0];
  for (let time = GRID.from; time < GRID.to; time *= GRID.factor) times.push(time);
  const alive = times.map((time) => stillRendering(model, time));
  const area = [0];
  for (let index = 1; index < times.length; index += 1) {
    const width = at(times, index) - at(times, index - 1);
    area.push(at(area, index - 1) + (width * (at(alive, index) + at(alive, index - 1))) / 2);
  }
  const renderMs = at(area, area.length - 1);
  return atTheLimit(jobs, model, (price) => {
    const { polls, delay } = planAhead(times, alive, area, price);
    return { meanMs: at(delay, 0), polls: at(polls, 0), renderMs };
  });
}

const at = (values: readonly number[], index: number): number => values[index] ?? 0;

/** For each time at which it was still pending: polls and delay from there on, both times P(alive). */
function planAhead(
  times: readonly number[],
  alive: readonly number[],
  area: readonly number[],
  price: number,
) {
  const last = times.length - 1;
  const [polls, delay] = [Array<number>(last + 1).fill(0), Array<number>(last + 1).fill(0)];
  for (let from = last - 1; from >= 0; from -= 1) {
    let best = Number.POSITIVE_INFINITY;
    for (let to = from + 1; to <= last; to += 1) {
      const wait = at(times, to) - at(times, from);
      const missed = at(alive, from) * wait - (at(area, to) - at(area, from));
      const cost = missed + at(delay, to) + price * (at(alive, from) + at(polls, to));
      if (cost >= best) {
        if (missed > best) break;
        continue;
      }
      best = cost;
      polls[from] = at(alive, from) + at(polls, to);
      delay[from] = missed + at(delay, to);
    }
  }
  return { polls, delay };
}

/** P(T > t), where a part of the renders fails at an even moment of its time. */
function stillRendering(model: ProviderModel, time: number): number {
  if (time <= 0) return 1;
  const { medianMs, logDeviation: s, failing } = model;
  const z = Math.log(time / medianMs) / s;
  const above = (x: number) => (x > 38 ? 0 : normalDensity(x) * millsRatio(x));
  const inverseMean = Math.exp(0.5 * s * s) / medianMs;
  return above(z) - failing * time * inverseMean * above(z + s);
}
