import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amountOf, amountText, microsOf } from '../../../src/core/money/amounts.ts';
import { levelOf } from '../../../src/core/money/month-counts.ts';
import { monthOf, nextMonthAt } from '../../../src/core/money/months.ts';

describe('a month', () => {
  it('is that of UTC, to the millisecond', () => {
    const midnight = Date.UTC(2026, 7, 1);
    expect(monthOf(midnight - 1)).toBe('2026-07');
    expect(monthOf(midnight)).toBe('2026-08');
    expect(nextMonthAt(midnight - 1)).toBe(midnight);
    expect(nextMonthAt(midnight)).toBe(Date.UTC(2026, 8, 1));
    expect(monthOf(nextMonthAt(Date.UTC(2026, 11, 31)))).toBe('2027-01');
  });

  it.each([
    [0, null, 'plenty'],
    [400, 500, 'near'],
    [399, 500, 'plenty'],
    [474, 500, 'near'],
    [475, 500, 'nearly-gone'],
    [499, 500, 'nearly-gone'],
    [500, 500, 'gone'],
    [501, 500, 'gone'],
    [1_000_000, null, 'plenty'],
  ])('with %i of %s used is %s', (used, quota, level) => {
    expect(levelOf(used, quota)).toBe(level);
  });
});

describe('amounts', () => {
  it('are summed exactly: ten times 0.1 is 1', () => {
    const sum = Array.from({ length: 10 }, () => microsOf(0.1)).reduce((one, two) => one + two, 0);
    expect(amountOf(sum)).toBe(1);
    expect(sum).toBe(microsOf(1));
  });

  it('come back as they were, to the millionth', () => {
    assert(
      property(integer({ min: 0, max: 1_000_000_000_000 }), (micros) => {
        expect(microsOf(amountOf(micros))).toBe(micros);
      }),
    );
  });

  it('stay exact and whole, whatever a provider names', () => {
    for (const odd of [1e300, -5, 0.0000004, 1e9 + 0.1])
      expect(Number.isSafeInteger(microsOf(odd))).toBe(true);
    expect(microsOf(-5)).toBe(0);
  });

  it('are words that people say', () => {
    expect(amountText(microsOf(1), 'credits')).toBe('1 credit');
    expect(amountText(microsOf(1_234.5), 'credits')).toBe('1,234.5 credits');
    expect(amountText(microsOf(2), 'USD')).toBe('2 USD');
  });
});
