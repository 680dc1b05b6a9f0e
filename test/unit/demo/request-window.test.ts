import { describe, expect, it } from 'vitest';
import { RequestWindow } from '../../../src/core/demo/request-window.ts';

function takeMany(window: RequestWindow, count: number, now: number): number {
  let allowed = 0;
  for (let index = 0; index < count; index += 1) if (window.take(now).allowed) allowed += 1;
  return allowed;
}

describe('a sliding window', () => {
  it('allows as many as its limit and says when the oldest leaves', () => {
    const window = new RequestWindow(3, 60_000);
    expect(takeMany(window, 3, 1_000)).toBe(3);
    expect(window.take(21_000)).toEqual({
      allowed: false,
      limit: 3,
      remaining: 0,
      retryAfterMs: 40_000,
    });
  });

  it('slides: what was taken half a window later leaves half a window later', () => {
    const window = new RequestWindow(60, 60_000);
    expect(takeMany(window, 30, 0)).toBe(30);
    expect(takeMany(window, 31, 30_000)).toBe(30);
    expect(takeMany(window, 60, 60_000)).toBe(30);
    expect(takeMany(window, 60, 90_000)).toBe(30);
  });

  it('does not count what it refused, so that waiting as told is enough', () => {
    const window = new RequestWindow(1, 1_000);
    window.take(0);
    for (let now = 1; now < 1_000; now += 1) expect(window.take(now).allowed).toBe(false);
    expect(window.take(1_000).allowed).toBe(true);
  });
});
