import { describe, expect, it } from 'vitest';
import { believe } from '../../../../src/core/jobs/polling/completion-odds.ts';
import { expectedStart, learnQueuePace } from '../../../../src/core/jobs/polling/queue-pace.ts';
import {
  estimateRenderTime,
  learnRenderTime,
  renderTimesSchema,
  RenderTimeTable,
  sampleBetween,
  toldTime,
  usualRenderTime,
  type RenderTimes,
} from '../../../../src/core/jobs/polling/render-times.ts';

const noBar = { progress: null, progressAt: 0 };

function learnAll(took: readonly number[], seen?: RenderTimes): RenderTimes | undefined {
  let row = seen;
  for (const each of took) row = learnRenderTime(row, toldTime(each), usualRenderTime);
  return row;
}

const medianOf = (row: RenderTimes | undefined) =>
  Math.exp(estimateRenderTime(row, usualRenderTime).logMean);

describe('learned render times', () => {
  it('are the default without any, and near it after one', () => {
    expect(estimateRenderTime(undefined, usualRenderTime)).toEqual(usualRenderTime);
    const one = medianOf(learnAll([200_000]));
    expect(one).toBeGreaterThan(95_000);
    expect(one).toBeLessThan(130_000);
  });

  it('are the account’s own after some, from half or from twice', () => {
    for (const truth of [47_500, 190_000]) {
      const took = Array.from({ length: 40 }, (_, at) => truth * (at % 2 === 0 ? 0.9 : 1.1));
      expect(medianOf(learnAll(took)) / truth).toBeGreaterThan(0.9);
      expect(medianOf(learnAll(took)) / truth).toBeLessThan(1.1);
    }
  });

  it('become sure of renders that all take as long, but never too sure', () => {
    const row = learnAll(Array<number>(60).fill(60_000));
    const { logDeviation } = estimateRenderTime(row, usualRenderTime);
    expect(logDeviation).toBeGreaterThanOrEqual(0.15);
    expect(logDeviation).toBeLessThan(0.3);
  });

  it('hardly move for one render that was stuck for hours', () => {
    const before = learnAll(Array.from({ length: 30 }, (_, at) => 50_000 + 1_000 * at));
    expect(medianOf(learnAll([7_000_000], before)) / medianOf(before)).toBeLessThan(1.05);
  });

  it('move over when the renders change', () => {
    const before = learnAll(Array<number>(100).fill(20_000));
    expect(medianOf(learnAll(Array<number>(60).fill(200_000), before))).toBeGreaterThan(120_000);
  });

  it('ignore what can not be a render time', () => {
    const before = learnAll([60_000, 70_000]);
    for (const took of [0, -1, Number.NaN, 1, 1e12])
      expect(learnAll([took], before)).toEqual(before);
  });

  it('fit through a database column', () => {
    const row = learnAll([60_000, 70_000]);
    expect(renderTimesSchema.parse(JSON.parse(JSON.stringify(row)))).toEqual(row);
  });

  it('are shared by a provider’s accounts until an account has its own', () => {
    const table = new RenderTimeTable();
    const learn = (account: string, tookMs: number) =>
      table.learn({ account, provider: 'mockly', kind: 'video', sample: toldTime(tookMs) });
    for (let count = 0; count < 40; count += 1) learn('one', 20_000);
    const median = (account: string, kind = 'video') =>
      Math.exp(table.expect(account, 'mockly', kind).logMean);
    expect(median('two')).toBeLessThan(25_000);
    expect(median('two', 'image')).toBeCloseTo(95_000, 0);
    for (let count = 0; count < 40; count += 1) learn('two', 300_000);
    expect(median('two')).toBeGreaterThan(150_000);
    expect(median('one')).toBeLessThan(40_000);
  });

  it('come back from the rows that were written', () => {
    const table = new RenderTimeTable();
    const render = { account: 'one', provider: 'mockly', kind: 'video', sample: toldTime(20_000) };
    const again = new RenderTimeTable(table.learn(render));
    expect(again.expect('one', 'mockly', 'video')).toEqual(table.expect('one', 'mockly', 'video'));
  });
});

describe('a render seen done some time after it was pending', () => {
  const belief = (pendingAt: number) =>
    believe({ startedAt: 0, pendingAt, ...noBar }, usualRenderTime);

  it('took a time in between', () => {
    const { logMean, logVariance } = sampleBetween(belief(60_000), 62_000, noBar);
    expect(Math.exp(logMean)).toBeGreaterThan(60_000);
    expect(Math.exp(logMean)).toBeLessThan(62_000);
    expect(logVariance).toBeLessThan(0.001);
  });

  it('tells nothing when nobody asked until long after', () => {
    const sample = sampleBetween(belief(0), 1e8, noBar);
    expect(sample.logMean).toBeCloseTo(usualRenderTime.logMean, 6);
    expect(sample.logVariance).toBeCloseTo(usualRenderTime.logDeviation ** 2, 6);
  });

  it('stays a number where the belief was wholly wrong', () => {
    for (const [pendingAt, doneAt] of [
      [0, 1],
      [1e9, 1e9 + 1],
      [0, 60],
    ] as const) {
      const { logMean, logVariance } = sampleBetween(belief(pendingAt), doneAt, noBar);
      expect(Number.isFinite(logMean)).toBe(true);
      expect(logVariance).toBeGreaterThanOrEqual(0);
    }
  });

  it('teaches how good the bars are', () => {
    const scaleAfter = (shown: (share: number) => number) => {
      const table = new RenderTimeTable();
      for (let count = 0; count < 40; count += 1) {
        const took = 60_000 + 2_000 * (count % 7);
        const bar = { progress: shown(0.9), progressAt: 0.9 * took };
        const facts = { startedAt: 0, pendingAt: bar.progressAt, ...bar };
        const known = believe(facts, table.expect('one', 'mockly', 'video'));
        const sample = sampleBetween(known, took + 500, bar);
        table.learn({ account: 'one', provider: 'mockly', kind: 'video', sample });
      }
      return table.expect('one', 'mockly', 'video').barScale;
    };
    expect(scaleAfter((share) => share)).toBeLessThan(0.75);
    expect(scaleAfter((share) => share / 2)).toBeGreaterThan(1.3);
  });
});

describe('a job in the provider’s queue', () => {
  it('is expected to begin later the further back it is', () => {
    expect(expectedStart(1_000, 1, 8_000, 95_000)).toBe(1_000);
    expect(expectedStart(1_000, 11, 8_000, 95_000)).toBe(41_000);
    expect(expectedStart(1_000, 11, null, 80_000)).toBe(101_000);
    expect(expectedStart(1_000, Number.NaN, 8_000, 95_000)).toBe(1_000);
  });

  it('teaches how fast the queue moves, unless it moved back', () => {
    const pace = learnQueuePace(null, { before: 10, after: 6, tookMs: 8_000 });
    expect(pace).toBe(2_000);
    expect(learnQueuePace(pace, { before: 6, after: 8, tookMs: 8_000 })).toBe(2_000);
    expect(learnQueuePace(pace, { before: 6, after: 5, tookMs: 7_000 })).toBe(3_000);
  });
});
