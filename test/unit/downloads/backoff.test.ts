import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../src/core/downloads/backoff.ts';

const policy = { firstMs: 1000, ceilingMs: 60_000 };
const highest = () => 1 - Number.EPSILON;

describe('backoff', () => {
  it('doubles from the first wait to the ceiling', () => {
    const waits = [1, 2, 3, 6, 7, 8, 5000].map((failures) => backoffMs(failures, policy, highest));
    expect(waits).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('takes off up to a half, by chance', () => {
    expect(backoffMs(3, policy, () => 0)).toBe(2000);
    expect(backoffMs(3, policy, () => 0.5)).toBe(3000);
  });

  it('is a wait between a half of the first and the ceiling, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, chance) => {
          const wait = backoffMs(failures, policy, () => chance);
          expect(wait).toBeGreaterThanOrEqual(500);
          expect(wait).toBeLessThanOrEqual(60_000);
        },
      ),
    );
  });
});
