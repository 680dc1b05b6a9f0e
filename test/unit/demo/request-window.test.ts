import { describe, expect, it } from 'vitest';
import { FixedWindow, SlidingWindow } from '../../../src/core/demo/request-window.ts';

function takeMany(window: SlidingWindow, count: number, now: number): number {
  let allowed = 0;
  for (let index = 0; index < count; index += 1) if (window.take(now).allowed) allowed += 1;
  return allowed;
}

describe('a sliding window', () => {
  it('allows as many as its limit and says when the oldest leaves', () => {
    const window = new SlidingWindow(3, 60_000);
    expect(takeMany(window, 3, 1_000)).toBe(3);
    expect(window.take(21_000)).toEqual({
      allowed: false,
      usage: { limit: 3, remaining: 0, retryAfterMs: 40_000, resetMs: 40_000 },
    });
  });

  it('slides: what was taken half a window later leaves half a window later', () => {
    const window = new SlidingWindow(60, 60_000);
    expect(takeMany(window, 30, 0)).toBe(30);
    expect(takeMany(window, 31, 30_000)).toBe(30);
    expect(takeMany(window, 60, 60_000)).toBe(30);
    expect(takeMany(window, 60, 90_000)).toBe(30);
  });

  it('does not count what it refused, so that waiting as told is enough', () => {
    const window = new SlidingWindow(1, 1_000);
    window.take(0);
    for (let now = 1; now < 1_000; now += 1) expect(window.take(now).allowed).toBe(false);
    expect(window.take(1_000).allowed).toBe(true);
  });
});

describe('a fixed window', () => {
  it('begins anew at every multiple of its length', () => {
    const window = new FixedWindow(2, 60_000);
    expect(window.take(59_000).usage).toMatchObject({ remaining: 1, retryAfterMs: 0 });
    expect(window.take(59_500).usage).toMatchObject({ remaining: 0, retryAfterMs: 500 });
    expect(window.take(59_900)).toMatchObject({ allowed: false, usage: { resetMs: 100 } });
    expect(window.take(60_000).allowed).toBe(true);
  });
});
