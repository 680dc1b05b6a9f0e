import { describe, expect, it } from 'vitest';
import { learnLimit, type Learned } from '../../../src/core/jobs/learned-limit.ts';
import type { RateFacts } from '../../../src/core/net/rate-facts.ts';
import type { RequestLimit } from '../../../src/core/providers/provider.ts';

const documented: RequestLimit = {
  id: 'all',
  label: 'All',
  count: 60,
  windowMs: 60_000,
  window: 'sliding',
  covers: ['check', 'submit'],
};
const guess: RequestLimit = { ...documented, isGuess: true };
const silent: RateFacts = {
  limit: null,
  windowMs: null,
  remaining: null,
  resetMs: null,
  retryAfterMs: null,
};
const learn = (limit: RequestLimit, before: Learned | null, facts: Partial<RateFacts>) =>
  learnLimit(limit, before, { facts: { ...silent, ...facts }, refused: false, now: 1_000 });
const refused = (before: Learned | null, now: number) =>
  learnLimit(guess, before, { facts: silent, refused: true, now });

describe('a documented limit', () => {
  it('is lowered by an answer that names less, and raised back by one that does not', () => {
    const lower = learn(documented, null, { limit: 30 });
    expect(lower).toMatchObject({ count: 30, windowMs: 60_000 });
    expect(learn(documented, lower, {})).toBe(lower);
    expect(learn(documented, lower, { limit: 60 })).toBeNull();
  });

  it('is never raised beyond what is documented', () => {
    expect(learn(documented, null, { limit: 6_000 })).toBeNull();
  });

  it('is not lowered by the count of a shorter window', () => {
    expect(learn(documented, null, { limit: 10, windowMs: 1_000 })).toBeNull();
    expect(learn(documented, null, { limit: 10, resetMs: 800 })).toBeNull();
    expect(learn(documented, null, { limit: 10, resetMs: 55_000 })).toMatchObject({ count: 10 });
  });
});

describe('a limit that is a guess', () => {
  it('rises by a step after a window without a refusal, and not without end', () => {
    let known: Learned | null = null;
    const counts = [];
    for (let answers = 0; answers < 60; answers += 1) known = learn(guess, known, {});
    counts.push(known?.count);
    for (let answers = 0; answers < 66; answers += 1) known = learn(guess, known, {});
    counts.push(known?.count);
    for (let answers = 0; answers < 100_000; answers += 1) known = learn(guess, known, {});
    counts.push(known?.count);
    expect(counts).toEqual([66, 72, 240]);
  });

  it('is halved by a refusal, down to a bound', () => {
    let known: Learned | null = null;
    const counts: number[] = [];
    for (let refusals = 0; refusals < 5; refusals += 1) {
      known = refused(known, refusals * 60_000);
      counts.push(known?.count ?? 0);
    }
    expect(counts).toEqual([30, 15, 7, 6, 6]);
  });

  it('is halved once for all that one window refuses', () => {
    let known: Learned | null = null;
    for (const now of [0, 10, 20_000, 59_999]) {
      known = refused(known, now);
      known = learn(guess, known, {});
    }
    expect(known?.count).toBe(30);
    expect(refused(known, 60_000)?.count).toBe(15);
  });

  it('follows what a header says, down at once and up in steps', () => {
    const lower = learn(guess, null, { limit: 20 });
    expect(lower).toMatchObject({ count: 20 });
    let known = lower;
    for (let answers = 0; answers < 10_000; answers += 1)
      known = learn(guess, known, { limit: 25 });
    expect(known).toMatchObject({ count: 25 });
  });
});
