import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  believe,
  completionOdds,
  type PendingFacts,
} from '../../../../src/core/jobs/polling/completion-odds.ts';
import { millsRatio, normalBelow } from '../../../../src/core/jobs/polling/normal-tail.ts';
import { HIGHEST_INDEX_MS, pollIndex } from '../../../../src/core/jobs/polling/poll-index.ts';
import { usualRenderTime } from '../../../../src/core/jobs/polling/render-times.ts';

const facts = (pendingAt: number, progress: number | null = null): PendingFacts => ({
  startedAt: 0,
  pendingAt,
  progress,
  progressAt: pendingAt,
});
const anyFacts = fc
  .record({
    pendingAt: fc.double({ min: 0, max: 1e8, noNaN: true }),
    progress: fc.option(fc.double({ min: -1, max: 2 })),
  })
  .map(({ pendingAt, progress }) => facts(pendingAt, progress));

describe('the tail of the normal distribution', () => {
  // From tables with thirty digits, not from this code.
  it.each([
    [-3, 225.33489632033],
    [0, 1.2533141373155],
    [1, 0.6556795424188],
    [6, 0.16237766089687],
    [10, 0.099028596471732],
  ])('has its known ratio to the density at %d', (z, ratio) => {
    expect(millsRatio(z) / ratio).toBeCloseTo(1, 6);
  });

  it('keeps its digits far out, and never is no number', () => {
    expect(normalBelow(-8) / 6.220960574271784e-16).toBeCloseTo(1, 10);
    expect(normalBelow(Number.NEGATIVE_INFINITY)).toBe(0);
    for (const z of [-1e9, -40, 40, 1e9]) expect(millsRatio(z)).toBeGreaterThan(0);
  });
});

describe('the odds that a render is done', () => {
  it('are those of the lognormal distribution before the first poll', () => {
    const belief = believe(facts(0), { ...usualRenderTime, logMean: Math.log(95_000) });
    // Half are done at the median; three of a hundred, spread over that time, fail before.
    expect(completionOdds(belief, 95_000).done).toBeCloseTo(0.5 + 0.5 * (1 - Math.exp(-0.03)), 6);
  });

  it('are zero at the last answer, grow, and stay within 0 and 1', () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 0, max: 1e9, noNaN: true }), (known, waited) => {
        const belief = believe(known, usualRenderTime);
        const now = completionOdds(belief, known.pendingAt + waited);
        const later = completionOdds(belief, known.pendingAt + waited * 1.1 + 1);
        expect(completionOdds(belief, known.pendingAt).done).toBe(0);
        expect(now.done).toBeGreaterThanOrEqual(0);
        expect(later.done).toBeGreaterThanOrEqual(now.done - 1e-9);
        expect(later.done).toBeLessThanOrEqual(1);
        expect(now.density).toBeGreaterThanOrEqual(0);
        expect(now.missed).toBeLessThanOrEqual(waited * (1 + 1e-9) + 1e-6);
      }),
    );
  });

  it.each([
    ['long before the median', facts(1_000)],
    ['at half of its bar', facts(50_000, 0.5)],
    ['long after the median', facts(3_000_000)],
    ['with its bar at the end', facts(200_000, 0.99)],
    ['with a bar that says it is all but done long before', facts(10_000, 0.9)],
  ])('have the density and the area of their own curve %s', (_, known) => {
    const belief = believe(known, usualRenderTime);
    for (const waited of [500, 5_000, 30_000]) {
      const at = (time: number) => completionOdds(belief, known.pendingAt + time);
      const slope = (at(waited + 0.5).done - at(waited - 0.5).done) / 1;
      expect(at(waited).density).toBeCloseTo(slope, 8);
      const steps = 4_000;
      let area = 0;
      for (let step = 0; step < steps; step += 1)
        area += (at((waited * (step + 0.5)) / steps).done * waited) / steps;
      // Within half a percent: the mean of a product stands for the product of the means.
      expect(at(waited).missed / area).toBeGreaterThan(0.999);
      expect(at(waited).missed / area).toBeLessThan(1.01);
    }
  });

  it('follow the bar, the more the nearer its end', () => {
    const slow = { ...usualRenderTime, logMean: Math.log(1_000_000) };
    const median = (progress: number) =>
      Math.exp(believe(facts(100_000 * progress, progress), slow).logMean);
    expect(median(0.95)).toBeLessThan(130_000);
    expect(median(0.1)).toBeGreaterThan(median(0.5));
    expect(median(0.5)).toBeGreaterThan(median(0.95));
  });

  it('take a bar at nothing, or of no number, for no bar', () => {
    const without = believe(facts(50_000), usualRenderTime);
    for (const progress of [0, -1, Number.NaN])
      expect(believe(facts(50_000, progress), usualRenderTime)).toEqual(without);
    expect(believe(facts(50_000, 7), usualRenderTime)).toEqual(
      believe(facts(50_000, 1), usualRenderTime),
    );
  });

  it('expect less and less of a bar that hangs', () => {
    const hanging = (pendingAt: number) =>
      believe({ startedAt: 0, pendingAt, progress: 0.99, progressAt: 60_000 }, usualRenderTime);
    const inTwoSeconds = [60_000, 120_000, 600_000].map(
      (at) => completionOdds(hanging(at), at + 2_000).done,
    );
    expect(inTwoSeconds[0]).toBeGreaterThan(0.2);
    expect(inTwoSeconds[1]).toBeLessThan(0.2);
    expect(inTwoSeconds[2]).toBeLessThan(0.02);
  });

  it('of a job that is yet to begin are those of a sudden failure alone', () => {
    const queued = { startedAt: 60_000, pendingAt: 0, progress: null, progressAt: 0 };
    const { done } = completionOdds(believe(queued, usualRenderTime), 30_000);
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(0.01);
  });
});

describe('what a poll is worth', () => {
  it('only grows while nobody asks, failures apart, and is always a number', () => {
    fc.assert(
      fc.property(anyFacts, fc.double({ min: 1, max: 1e8, noNaN: true }), (known, waited) => {
        const belief = { ...believe(known, usualRenderTime), failureRate: 1e-12 };
        const now = pollIndex(belief, known.pendingAt + waited);
        const later = pollIndex(belief, known.pendingAt + waited * 1.2);
        expect(later).toBeGreaterThanOrEqual(now * (1 - 1e-6) - 1e-6);
        expect(later).toBeLessThanOrEqual(HIGHEST_INDEX_MS);
      }),
    );
  });

  it('grows without bound, so that a job that is surely done is asked after', () => {
    expect(pollIndex(believe(facts(0), usualRenderTime), 1e9)).toBe(HIGHEST_INDEX_MS);
  });

  it('is the price at which now is the right moment', () => {
    // By brute force: the one poll time that costs least until the end, the price paid each time.
    const belief = believe(facts(60_000, 0.7), usualRenderTime);
    const at = 8_000;
    const price = pollIndex(belief, 60_000 + at);
    const cost = (wait: number) => {
      const { done, missed } = completionOdds(belief, 60_000 + wait);
      return (missed + price) / done;
    };
    for (const other of [0.5, 0.8, 0.95, 1.05, 1.25, 2])
      expect(cost(at)).toBeLessThan(cost(at * other));
  });
});
