import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { believe } from '../../../../src/core/jobs/polling/completion-odds.ts';
import { LEAST_WORTH_MS, pollIndex } from '../../../../src/core/jobs/polling/poll-index.ts';
import {
  longestWaitMs,
  PollQueue,
  type FollowedJob,
} from '../../../../src/core/jobs/polling/poll-queue.ts';
import { usualRenderTime } from '../../../../src/core/jobs/polling/render-times.ts';

const CEILING_MS = 4_000;
const SPACING_MS = 500;

function aJob(number: number, askedAt: number, elapsed: number, progress: number | null = null) {
  const facts = {
    startedAt: askedAt - elapsed,
    pendingAt: askedAt,
    progress,
    progressAt: askedAt,
  };
  const belief = believe(facts, usualRenderTime);
  return { number, belief, askedAt, notBefore: askedAt + 2_000 } satisfies FollowedJob;
}

const worth = (job: FollowedJob, now: number) =>
  now < job.notBefore ? 0 : pollIndex(job.belief, now);

describe('the queue of polls', () => {
  it('chooses the job of the largest index, as looking at all of them would', () => {
    const jobs = fc.array(
      fc.record({
        elapsed: fc.double({ min: 0, max: 400_000, noNaN: true }),
        progress: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        asked: fc.double({ min: -20_000, max: 0, noNaN: true }),
      }),
      { minLength: 15, maxLength: 60 },
    );
    fc.assert(
      fc.property(jobs, (list) => {
        const queue = new PollQueue(1e9);
        const all = new Map<number, FollowedJob>();
        const put = (job: FollowedJob, now: number) => {
          all.set(job.number, job);
          queue.put(job, now);
        };
        for (const [number, { elapsed, progress, asked }] of list.entries())
          put(aJob(number, asked, elapsed, progress), 0);
        for (let now = 0; now < 40_000; now += SPACING_MS) {
          const choice = queue.choose(now, SPACING_MS);
          const best = Math.max(...[...all.values()].map((job) => worth(job, now)));
          const chosen = choice.due ? worth(choice.job, now) : LEAST_WORTH_MS;
          expect(chosen).toBeGreaterThanOrEqual(best * 0.99);
          if (choice.due) put(aJob(choice.job.number, now, 30_000 + now), now);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('never asks sooner than the floor, or than the provider wants to be asked', () => {
    const queue = new PollQueue(CEILING_MS);
    queue.put({ ...aJob(1, 0, 100_000, 0.99), notBefore: 60_000 }, 0);
    for (let now = 0; now < 60_000; now += 250)
      expect(queue.choose(now, SPACING_MS).due).toBe(false);
    expect(queue.choose(60_000, SPACING_MS).due).toBe(true);
  });

  it('says when to look again, and is right', () => {
    const queue = new PollQueue(60_000);
    queue.put(aJob(1, 0, 0), 0);
    let now = 0;
    let looks = 0;
    for (;;) {
      const choice = queue.choose(now, SPACING_MS);
      if (choice.due) break;
      expect(choice.lookAgainAt).toBeGreaterThan(now);
      now = choice.lookAgainAt ?? Number.NaN;
      looks += 1;
    }
    expect(worth(aJob(1, 0, 0), now)).toBeGreaterThanOrEqual(LEAST_WORTH_MS);
    expect(worth(aJob(1, 0, 0), now - 1_000)).toBeLessThan(LEAST_WORTH_MS);
    expect(looks).toBeLessThan(20);
  });

  it('has nothing to look at again when it is empty', () => {
    const queue = new PollQueue(CEILING_MS);
    queue.put(aJob(1, 0, 0), 0);
    queue.remove(1);
    queue.remove(1);
    expect(queue.size).toBe(0);
    expect(queue.choose(1e6, SPACING_MS)).toEqual({ due: false, lookAgainAt: null });
  });

  it('keeps a lone job within its ceiling, however little a poll is worth', () => {
    const queue = new PollQueue(CEILING_MS);
    queue.put(aJob(1, 0, 0), 0);
    const choice = queue.choose(CEILING_MS, SPACING_MS);
    expect(choice.due).toBe(true);
  });

  it('lets nobody wait longer than it promises, though others are always hotter', () => {
    const queue = new PollQueue(CEILING_MS);
    const jobs = 40;
    const askedAt = new Map<number, number>();
    for (let number = 0; number < jobs; number += 1) {
      queue.put(aJob(number, 0, number < 5 ? 500_000 : 10), 0);
      askedAt.set(number, 0);
    }
    const promised = longestWaitMs(jobs, SPACING_MS, CEILING_MS);
    let longest = 0;
    for (let now = 0; now < 2_000_000; now += SPACING_MS) {
      const choice = queue.choose(now, SPACING_MS);
      if (!choice.due) continue;
      const { number } = choice.job;
      longest = Math.max(longest, now - (askedAt.get(number) ?? 0));
      askedAt.set(number, now);
      // Thirty-five jobs never get anywhere; five seem to end any second, for ever.
      queue.put(number < 5 ? aJob(number, now, 100_000, 0.99) : aJob(number, now, 10), now);
    }
    for (const at of askedAt.values()) expect(2_000_000 - at).toBeLessThanOrEqual(promised);
    expect(longest).toBeLessThanOrEqual(promised);
    // And it does prefer the hot ones, else this proves nothing.
    expect(longest).toBeGreaterThan(1.5 * jobs * SPACING_MS);
  });
});
