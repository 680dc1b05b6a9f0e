import { millsRatio, normalBelow, normalDensity } from './normal-tail.ts';

/*
 * How likely a render is done by now. Render times are taken as lognormal: products of many
 * factors (length, size, load) are, and the logarithm makes "twice as long" the same step
 * everywhere. All times are milliseconds on one clock of the caller's choice.
 */

/** How long renders of one sort take: ln T is normal with this mean and deviation, T in ms. */
export interface RenderTime {
  readonly logMean: number;
  readonly logDeviation: number;
  /** How far off this sort's progress bars are: 1 as assumed of an unknown one, 2 twice as far. */
  readonly barScale: number;
}

/** What is known of a render that was not done when it was last asked after. */
export interface PendingFacts {
  /** When it began to render, or is expected to. May lie after `pendingAt` while it is queued. */
  readonly startedAt: number;
  /** When an answer last said that it was not done yet. */
  readonly pendingAt: number;
  /** 0 to 1 as the provider reports it; null where it reports none. */
  readonly progress: number | null;
  /** When that progress was first reported: a bar that stands still says less every second. */
  readonly progressAt: number;
}

/** The facts and the prior, worked up so that asking for the odds at a time is cheap. */
export interface RenderBelief {
  readonly startedAt: number;
  readonly pendingAt: number;
  /** ln T is normal with this mean and deviation, given the progress. */
  readonly logMean: number;
  readonly logDeviation: number;
  /** Sudden failures a millisecond. */
  readonly failureRate: number;
  /** Rendering time at `pendingAt`, and where that lies in the normal distribution. */
  readonly elapsed: number;
  readonly z: number;
  /** Mills' ratio there, and one deviation of ln T lower. */
  readonly mills: number;
  readonly shiftedMills: number;
}

export interface CompletionOdds {
  /** F: the probability that it is done by now, given that it was not when last asked after. */
  readonly done: number;
  /** f = dF/dt, a millisecond. */
  readonly density: number;
  /** A = ∫ F dt since it was last asked after, in milliseconds: the delay to be expected so far. */
  readonly missed: number;
}

/**
 * Renders that fail do so at any moment, whatever their progress. So many of a hundred are assumed
 * to, spread over the median render time. A guess that only has to be of the right size.
 */
const SUDDEN_FAILURES = 0.03;

// How far ln(elapsed / progress) is from ln T: bars are rough at first and better near the end.
// Fitted to providers' bars by the design's simulation; `0.03 / p` makes p near 0 worth nothing.
const BAR_AT_END = 0.04;
const BAR_AT_START = 0.3;
const BAR_ROUNDING = 0.03;
/** A bar below this has not begun to say anything. */
const LEAST_PROGRESS = 0.001;

/**
 * A render that is later than this many deviations proves its belief wrong (a bar that hangs at
 * 99 %, an unusual payload): the belief is widened until it is just so late. Without it, such a
 * job would look as if it finished any second, for ever, and take the requests of all others.
 */
const LATEST_DEVIATIONS = 2.5;

/** Keeps a prior from a database, or a provider's whim, within what the formulas can bear. */
const DEVIATION_BOUNDS = { least: 0.02, most: 2.5 };

/** Below this the upper tail is so near 1 that differences of it would lose all digits. */
const LOWER_TAIL_FROM = -5;

/** Never throws; what is not a number is taken for unknown. */
export function believe(facts: PendingFacts, prior: RenderTime): RenderBelief {
  const { startedAt, pendingAt } = facts;
  const elapsed = Math.max(0, pendingAt - startedAt);
  const { mean, variance } = withProgress(facts, prior);
  const lateness = elapsed > 0 ? Math.log(elapsed) - mean : Number.NEGATIVE_INFINITY;
  const logDeviation = Math.max(Math.sqrt(variance), lateness / LATEST_DEVIATIONS);
  const z = lateness / logDeviation;
  return {
    startedAt,
    pendingAt,
    logMean: mean,
    logDeviation,
    failureRate: SUDDEN_FAILURES / Math.exp(prior.logMean),
    elapsed,
    z,
    mills: millsRatio(z),
    shiftedMills: millsRatio(z - logDeviation),
  };
}

/** The product of two normals over ln T: the prior, and what the bar says. */
function withProgress(facts: PendingFacts, prior: RenderTime): { mean: number; variance: number } {
  const { least, most } = DEVIATION_BOUNDS;
  const deviation = Math.min(most, Math.max(least, prior.logDeviation));
  const whole = { mean: prior.logMean, variance: deviation * deviation };
  const bar = readBar(facts);
  if (bar === null) return whole;
  const priorWeight = 1 / whole.variance;
  const barWeight = 1 / (bar.error * prior.barScale) ** 2;
  const variance = 1 / (priorWeight + barWeight);
  return { mean: variance * (priorWeight * whole.mean + barWeight * bar.said), variance };
}

/** What a bar says of ln T, and how far off an unknown one is then; null where it says nothing. */
export function readBar(
  facts: Omit<PendingFacts, 'pendingAt'>,
): { readonly said: number; readonly error: number } | null {
  const elapsed = facts.progressAt - facts.startedAt;
  const progress = Math.min(1, facts.progress ?? 0);
  if (!(progress >= LEAST_PROGRESS) || !(elapsed > 0)) return null;
  const error = BAR_AT_END + BAR_AT_START * (1 - progress) + BAR_ROUNDING / progress;
  return { said: Math.log(elapsed / progress), error };
}

/**
 * The odds at `now`. A moment before the last answer counts as the moment of it.
 * In closed form: with z = (ln t − m)/s and M = exp(m + s²/2), ∫ Φ(z) dt = t Φ(z) − M Φ(z − s),
 * and M φ(z − s) = t φ(z). Sudden failures compete with the render at a constant rate.
 */
export function completionOdds(belief: RenderBelief, now: number): CompletionOdds {
  const waited = Math.max(0, now - belief.pendingAt);
  const rendered = renderedOdds(belief, Math.max(0, now - belief.startedAt));
  const failed = -Math.expm1(-belief.failureRate * waited);
  const alive = 1 - rendered.done;
  // Over one wait the product of the means stands for the mean of the product: failures are rare.
  const meanAlive = waited > 0 ? 1 - Math.min(1, rendered.missed / waited) : 1;
  const failedSoFar = waited - failed / belief.failureRate;
  return {
    done: rendered.done + alive * failed,
    density: (1 - failed) * (rendered.density + belief.failureRate * alive),
    missed: rendered.missed + meanAlive * failedSoFar,
  };
}

/** As if nothing failed. */
function renderedOdds(belief: RenderBelief, time: number): CompletionOdds {
  const { logMean, logDeviation: deviation, elapsed } = belief;
  if (time <= elapsed) return { done: 0, density: 0, missed: 0 };
  const z = (Math.log(time) - logMean) / deviation;
  if (belief.z < LOWER_TAIL_FROM) return fromBelow(belief, time, z);
  // How much rarer a density at z is than at the start: everything below is relative to it.
  const ratio = Math.exp(0.5 * (belief.z - z) * (belief.z + z));
  const mills = millsRatio(z);
  const alive = Math.min(1, (ratio * mills) / belief.mills);
  const aliveTime =
    (elapsed * (belief.shiftedMills - belief.mills) -
      time * ratio * (millsRatio(z - deviation) - mills)) /
    belief.mills;
  return {
    done: 1 - alive,
    density: ratio / (belief.mills * deviation * time),
    missed: Math.max(0, time - elapsed - aliveTime),
  };
}

/** Long before it can be done: by differences of the lower tail, which has its digits there. */
function fromBelow(belief: RenderBelief, time: number, z: number): CompletionOdds {
  const { logMean, logDeviation: deviation, elapsed } = belief;
  const before = normalBelow(belief.z);
  const below = normalBelow(z);
  const mean = Math.exp(logMean + 0.5 * deviation * deviation);
  const whole =
    time * below -
    elapsed * before -
    mean * (normalBelow(z - deviation) - normalBelow(belief.z - deviation));
  const alive = 1 - before;
  return {
    done: Math.max(0, below - before) / alive,
    density: normalDensity(z) / (deviation * time * alive),
    missed: Math.max(0, whole - before * (time - elapsed)) / alive,
  };
}
