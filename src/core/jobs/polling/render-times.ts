import { z } from 'zod';
import { MINUTE, SECOND } from '../../../shared/durations.ts';
import { readBar, type RenderBelief, type RenderTime } from './completion-odds.ts';
import { normalBelow, normalDensity } from './normal-tail.ts';

/*
 * How long renders take, learned from those that finished: a moving mean and variance of ln T for
 * each account and kind, and for each provider and kind over all accounts. An account that has
 * seen few renders is judged by its provider, and a provider by its default.
 */

/** One row of the database: what has been seen of one sort of render. */
export const renderTimesSchema = z.object({
  /** Renders it was learned from; counts no further than where the average moves evenly. */
  count: z.number().int().min(0),
  /** Of ln T, T in milliseconds. */
  logMean: z.number(),
  logVariance: z.number().min(0),
  /** Mean square of the bars' errors, where 1 is what is assumed of an unknown bar. */
  barVariance: z.number().min(0),
});
export type RenderTimes = z.output<typeof renderTimesSchema>;

/** For a provider of which nothing is known: 95 s in the middle, nine of ten from 30 s to 5 min. */
export const usualRenderTime: RenderTime = {
  logMean: Math.log(95 * SECOND),
  logDeviation: 0.7,
  barScale: 1,
};

/** ln T of one finished render, as far as it is known; exact where the provider tells times. */
export interface TimeSample {
  readonly logMean: number;
  readonly logVariance: number;
  /** Square of its last bar's error over the error assumed; null where there was none. */
  readonly barVariance: number | null;
}

/** As many renders as the default is worth: after so many the account's own count for half. */
const DEFAULT_WORTH = 4;
/** The average forgets over about so many renders: payloads change with a project. */
const MEMORY = 30;
/** A render this many deviations off is moved to there: one stuck render must not teach much. */
const OUTLIER_DEVIATIONS = 2.5;
/** Identical payloads would make it zero, and then a load on the provider comes as a surprise. */
const LEAST_DEVIATION = 0.15;
const MOST_DEVIATION = 1.5;
const SHORTEST_MS = 50;
const LONGEST_MS = 24 * 60 * MINUTE;
/**
 * A bar may turn out some times better than assumed. The other bound is low on purpose: where some
 * bars hang and most are good, the good ones must stay good, and a late job widens its own belief.
 */
const BAR_VARIANCE = { least: 0.05, most: 3 };
/** Less of the belief than this between two answers: it was wrong, and tells nothing of in between. */
const LEAST_SHARE = 1e-9;

/** The best guess for the next render, from what was seen and what is assumed without it. */
export function estimateRenderTime(
  seen: RenderTimes | undefined,
  fallback: RenderTime,
): RenderTime {
  if (seen === undefined || seen.count === 0) return fallback;
  const weight = seen.count / (seen.count + DEFAULT_WORTH);
  const logMean = mixed(weight, seen.logMean, fallback.logMean);
  const variance = mixed(weight, seen.logVariance, fallback.logDeviation ** 2);
  const deviation = Math.min(MOST_DEVIATION, Math.max(LEAST_DEVIATION, Math.sqrt(variance)));
  const barVariance = mixed(weight, seen.barVariance, fallback.barScale ** 2);
  return { logMean, logDeviation: deviation, barScale: Math.sqrt(barVariance) };
}

const mixed = (weight: number, one: number, other: number) => weight * one + (1 - weight) * other;

/**
 * What is known after a render completed. Failures and canceled renders are not to be learned
 * from: they end at any time.
 */
export function learnRenderTime(
  seen: RenderTimes | undefined,
  sample: TimeSample,
  fallback: RenderTime,
): RenderTimes {
  const before = seen ?? { count: 0, logMean: fallback.logMean, logVariance: 0, barVariance: 1 };
  if (!(sample.logMean >= Math.log(SHORTEST_MS) && sample.logMean <= Math.log(LONGEST_MS)))
    return before;
  const guess = estimateRenderTime(seen, fallback);
  const surprise = (sample.logMean - guess.logMean) / guess.logDeviation;
  const bounded = Math.min(OUTLIER_DEVIATIONS, Math.max(-OUTLIER_DEVIATIONS, surprise));
  const value = guess.logMean + bounded * guess.logDeviation;
  const count = Math.min(before.count + 1, MEMORY);
  const step = value - before.logMean;
  const logMean = before.logMean + step / count;
  const square = step * (value - logMean) + sample.logVariance;
  return {
    count,
    logMean,
    logVariance: before.logVariance + (square - before.logVariance) / count,
    barVariance: withBar(before, sample, fallback, count),
  };
}

function withBar(
  before: RenderTimes,
  sample: TimeSample,
  fallback: RenderTime,
  count: number,
): number {
  const known = before.count === 0 ? fallback.barScale ** 2 : before.barVariance;
  if (sample.barVariance === null) return known;
  const { least, most } = BAR_VARIANCE;
  const bounded = Math.min(most, Math.max(least, sample.barVariance));
  return known + (bounded - known) / count;
}

/** The sample of a render whose time the provider tells. */
export const toldTime = (tookMs: number): TimeSample => ({
  logMean: Math.log(tookMs),
  logVariance: 0,
  barVariance: null,
});

/**
 * The sample of a render that was pending at the belief's last answer and done at `doneAt`: what
 * the belief, cut to between the two, leaves of ln T (the expectation step of Dempster, Laird and
 * Rubin, 1977). The middle of the two would be wrong: a long wait says nothing about the render.
 */
export function sampleBetween(
  belief: RenderBelief,
  doneAt: number,
  bar: { readonly progress: number | null; readonly progressAt: number },
): TimeSample {
  const latest = Math.log(Math.max(SHORTEST_MS, doneAt - belief.startedAt));
  const { mean, variance } = cutNormal(belief, latest);
  const reading = readBar({ startedAt: belief.startedAt, ...bar });
  const barVariance =
    reading === null ? null : ((reading.said - mean) ** 2 + variance) / reading.error ** 2;
  return { logMean: mean, logVariance: variance, barVariance };
}

/** Mean and variance of a normal distribution between two points. */
function cutNormal(belief: RenderBelief, latest: number): { mean: number; variance: number } {
  const { logMean: m, logDeviation: s, z: a } = belief;
  const b = (latest - m) / s;
  const share = a > 0 ? normalBelow(-a) - normalBelow(-b) : normalBelow(b) - normalBelow(a);
  if (!(share > LEAST_SHARE)) return { mean: a > 0 ? m + s * a : latest, variance: 0 };
  const [atA, atB] = [normalDensity(a), normalDensity(b)];
  const shift = (atA - atB) / share;
  const slope = ((atA === 0 ? 0 : a * atA) - (atB === 0 ? 0 : b * atB)) / share;
  return { mean: m + s * shift, variance: s * s * Math.max(0, 1 + slope - shift * shift) };
}

/** Names a row: the provider's over all accounts, or one account's. */
export const renderTimesKey = (owner: string, kind: string): string => `${owner} ${kind}`;

/** All that is learned, in memory; `changed` rows are what the database should keep. */
export class RenderTimeTable {
  readonly #rows: Map<string, RenderTimes>;

  constructor(rows: Iterable<readonly [key: string, row: RenderTimes]> = []) {
    this.#rows = new Map(rows);
  }

  /** What to expect of the account's next render of this kind. */
  expect(account: string, provider: string, kind: string, fallback = usualRenderTime): RenderTime {
    const ofProvider = estimateRenderTime(this.#rows.get(renderTimesKey(provider, kind)), fallback);
    return estimateRenderTime(this.#rows.get(renderTimesKey(account, kind)), ofProvider);
  }

  /** How many renders of this kind it has learned from, of the account or else of its provider. */
  seen(account: string, provider: string, kind: string): number {
    const counts = [account, provider].map(
      (owner) => this.#rows.get(renderTimesKey(owner, kind))?.count ?? 0,
    );
    return Math.max(...counts);
  }

  /** Learns from a completed render; the rows to be written down. */
  learn(
    render: { account: string; provider: string; kind: string; sample: TimeSample },
    fallback = usualRenderTime,
  ): (readonly [key: string, row: RenderTimes])[] {
    const { account, provider, kind, sample } = render;
    const ofProvider = this.expect(provider, provider, kind, fallback);
    return [
      this.#teach(renderTimesKey(account, kind), sample, ofProvider),
      this.#teach(renderTimesKey(provider, kind), sample, fallback),
    ];
  }

  #teach(key: string, sample: TimeSample, fallback: RenderTime): readonly [string, RenderTimes] {
    const row = learnRenderTime(this.#rows.get(key), sample, fallback);
    this.#rows.set(key, row);
    return [key, row];
  }
}
