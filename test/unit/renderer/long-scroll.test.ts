import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  offsetAfter,
  realHeight,
  scrollTopAt,
  topAt,
} from '../../../src/renderer/components/long-scroll.ts';

const viewport = 900;
/** A million rows of 44 pixels, on a screen with three pixels for one. */
const height = 44_000_000;
const long = { height, real: realHeight(height, 3), viewport };
const short = { height: 20_000, real: realHeight(20_000, 3), viewport };

describe('a list that is longer than any element', () => {
  it('is no taller than the browser lays out, at any density', () => {
    for (const ratio of [1, 1.25, 2, 3]) {
      expect(realHeight(height, ratio) * ratio).toBeLessThan(2 ** 25);
      expect(realHeight(20_000, ratio)).toBe(20_000);
    }
  });

  it('has its ends at the ends of the scrollbar', () => {
    expect(topAt(0, long)).toBe(0);
    expect(topAt(long.real - viewport, long)).toBe(height - viewport);
    expect(scrollTopAt(height - viewport, long)).toBe(long.real - viewport);
  });

  it('moves by what the wheel turned', () => {
    const offset = 1_000_000;
    expect(offsetAfter({ offset, before: 500_000, now: 500_120 }, long)).toBe(offset);
  });

  it('goes to a share of the whole when the scrollbar jumps', () => {
    const now = (long.real - viewport) / 2;
    expect(offsetAfter({ offset: 0, before: 0, now }, long) + now).toBeCloseTo(
      (height - viewport) / 2,
    );
  });

  it('is where it is scrolled to while it is short', () => {
    expect(offsetAfter({ offset: 0, before: 0, now: 19_100 }, short)).toBe(0);
    expect(topAt(5_000, short)).toBe(5_000);
  });

  it('leaves no row out of reach, wherever it is scrolled to and from', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: long.real - viewport }), { minLength: 1 }),
        (moves) => {
          let [offset, before] = [0, 0];
          for (const now of moves) {
            offset = offsetAfter({ offset, before, now }, long);
            before = now;
            expect(now + offset).toBeGreaterThanOrEqual(0);
            expect(now + offset).toBeLessThanOrEqual(height - viewport);
          }
        },
      ),
    );
  });

  it('finds the way back from a place to the scrollbar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: height - viewport }), (top) => {
        expect(topAt(scrollTopAt(top, long), long)).toBeCloseTo(top, 3);
      }),
    );
  });
});
