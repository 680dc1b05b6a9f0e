import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateFacts } from '../../../src/core/net/rate-facts.ts';

const NOW = Date.parse('Fri, 20 Nov 2026 12:00:00 GMT');
const nothing = { limit: null, windowMs: null, remaining: null, resetMs: null, retryAfterMs: null };

describe('what headers say of a limit', () => {
  it.each([
    [{ 'x-ratelimit-limit': '60' }, { limit: 60 }],
    [{ 'x-rate-limit-limit': '60' }, { limit: 60 }],
    [{ 'ratelimit-limit': '100, 100;w=60' }, { limit: 100, windowMs: 60_000 }],
    [
      { 'ratelimit-policy': '10;w=1', 'ratelimit-limit': '10' },
      { limit: 10, windowMs: 1_000 },
    ],
    [
      { ratelimit: 'limit=100, remaining=50, reset=30' },
      { limit: 100, remaining: 50, resetMs: 30_000 },
    ],
    [
      { 'ratelimit-policy': '"default";q=100;w=60', ratelimit: '"default";r=0;t=12' },
      { limit: 100, windowMs: 60_000, remaining: 0, resetMs: 12_000 },
    ],
    [{ 'x-ratelimit-remaining': '0' }, { remaining: 0 }],
    [{ 'x-ratelimit-reset': String(NOW / 1_000 + 20) }, { resetMs: 20_000 }],
    [{ 'x-ratelimit-reset': String(NOW + 20_000) }, { resetMs: 20_000 }],
    [{ 'x-ratelimit-reset': '20' }, { resetMs: 20_000 }],
    [{ 'x-ratelimit-reset': '20000' }, { resetMs: 20_000 }],
    [{ 'x-ratelimit-reset': 'Fri, 20 Nov 2026 12:00:20 GMT' }, { resetMs: 20_000 }],
    [{ 'retry-after': '7' }, { retryAfterMs: 7_000 }],
    [{ 'retry-after': 'Fri, 20 Nov 2026 12:00:07 GMT' }, { retryAfterMs: 7_000 }],
    [{ 'retry-after': 'in a while' }, {}],
    [{ 'x-ratelimit-limit': 'lots', 'x-ratelimit-remaining': '-1', 'x-ratelimit-reset': '-5' }, {}],
    [{ 'x-ratelimit-limit': '0' }, {}],
    [{}, {}],
  ])('%j', (headers, expected) => {
    expect(rateFacts(headers as Record<string, string>, NOW)).toEqual({ ...nothing, ...expected });
  });

  it('never throws and never gives a time that is none', () => {
    const name = fc.constantFrom(
      'retry-after',
      'ratelimit',
      'ratelimit-policy',
      'x-ratelimit-limit',
      'x-ratelimit-remaining',
      'x-ratelimit-reset',
    );
    fc.assert(
      fc.property(fc.dictionary(name, fc.string()), (headers) => {
        for (const value of Object.values(rateFacts(headers, NOW)))
          expect(value === null || (Number.isFinite(value) && value >= 0)).toBe(true);
      }),
    );
  });
});
