import { z } from 'zod';
import { MINUTE, SECOND } from '../../../shared/durations.ts';
import type { RenderTime } from './completion-odds.ts';

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
});
export type RenderTimes = z.output<typeof renderTimesSchema>;

/** For a provider of which nothing is known: 95 s in the middle, nine of ten from 30 s to 5 min. */
export const usualRenderTime: RenderTime = { logMean: Math.log(95 * SECOND), logDeviation: 0.7 };

/** As many renders as the default is worth: after so many the account's own count for half. */
const DEFAULT_WORTH = 4;
/** The average forgets over about so many renders: payloads change with a project. */
const MEMORY = 50;
/** A render this many deviations off is moved to there: one stuck render must not teach much. */
const OUTLIER_DEVIATIONS = 2.5;
/** Identical payloads would make it zero, and then a load on the provider comes as a surprise. */
const LEAST_DEVIATION = 0.15;
const MOST_DEVIATION = 1.5;
/** What is outside was not a render: an answer from a cache, or a laptop that was shut. */
const SHORTEST_MS = 50;
const LONGEST_MS = 24 * 60 * MINUTE;

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
  return { logMean, logDeviation: deviation };
}

const mixed = (weight: number, one: number, other: number) => weight * one + (1 - weight) * other;

/**
 * What is known after a render that took `tookMs` to complete. Failures and canceled renders are
 * not to be learned from: they end at any time.
 */
export function learnRenderTime(
  seen: RenderTimes | undefined,
  tookMs: number,
  fallback: RenderTime,
): RenderTimes {
  const before = seen ?? { count: 0, logMean: fallback.logMean, logVariance: 0 };
  if (!(tookMs >= SHORTEST_MS && tookMs <= LONGEST_MS)) return before;
  const guess = estimateRenderTime(seen, fallback);
  const surprise = (Math.log(tookMs) - guess.logMean) / guess.logDeviation;
  const bounded = Math.min(OUTLIER_DEVIATIONS, Math.max(-OUTLIER_DEVIATIONS, surprise));
  const sample = guess.logMean + bounded * guess.logDeviation;
  const count = Math.min(before.count + 1, MEMORY);
  const step = sample - before.logMean;
  const logMean = before.logMean + step / count;
  const squares = before.logVariance + (step * (sample - logMean) - before.logVariance) / count;
  return { count, logMean, logVariance: Math.max(0, squares) };
}

/**
 * How long a render took, when it was last known to be pending so long after its start and was
 * seen done after so long: in between, evenly on the scale of logarithms. Milliseconds.
 * A provider's own timestamps are better, where it gives them.
 */
export const tookBetween = (pendingAfterMs: number, doneAfterMs: number): number =>
  pendingAfterMs > doneAfterMs / 2
    ? Math.sqrt(pendingAfterMs * doneAfterMs)
    : doneAfterMs / Math.SQRT2;

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

  /** Learns from a completed render; the rows to be written down. */
  learn(
    render: { account: string; provider: string; kind: string; tookMs: number },
    fallback = usualRenderTime,
  ): (readonly [key: string, row: RenderTimes])[] {
    const { account, provider, kind, tookMs } = render;
    const ofProvider = this.expect(provider, provider, kind, fallback);
    return [
      this.#teach(renderTimesKey(account, kind), tookMs, ofProvider),
      this.#teach(renderTimesKey(provider, kind), tookMs, fallback),
    ];
  }

  #teach(key: string, tookMs: number, fallback: RenderTime): readonly [string, RenderTimes] {
    const row = learnRenderTime(this.#rows.get(key), tookMs, fallback);
    this.#rows.set(key, row);
    return [key, row];
  }
}
