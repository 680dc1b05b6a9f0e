import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelay } from '../../../src/core/net/retry-after.ts';

const NOW = Date.parse('Fri, 20 Nov 2026 12:00:00 GMT');
const seconds = NOW / 1_000;

describe('how long a provider asks to be left alone', () => {
  it.each([
    [{ 'retry-after': '17' }, 17_000],
    [{ 'retry-after': ' 17 ' }, 17_000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': '-5' }, 0],
    [{ 'retry-after': '1.5' }, 1_500],
    [{ 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
    [{ 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, null],
    [{ 'retry-after': '' }, null],
    [{ 'retry-after': '2026' }, 2_026_000],
    [{ 'retry-after': '99999999999' }, 31 * 86_400_000],
    [{ 'retry-after': '5, 10' }, 5_000],
    [{ 'retry-after': String(seconds + 20) }, 20_000],
    [{ 'retry-after': String(NOW + 20_000) }, 20_000],
    [{ 'retry-after': '2026-11-20T12:00:20Z' }, 20_000],
    [{ 'x-ratelimit-reset': '2026-11-20T13:00:20+01:00' }, 20_000],
    [{ 'x-ratelimit-reset': String(seconds + 20) }, 20_000],
    [{ 'x-ratelimit-reset': String(NOW + 20_000) }, 20_000],
    [{ 'x-ratelimit-reset': String(seconds - 20) }, 0],
    [{ 'x-ratelimit-reset': 'x' }, null],
    [{ 'x-ratelimit-reset': '0' }, null],
    [{ 'retry-after': '3', 'x-ratelimit-reset': String(seconds + 20) }, 3_000],
    [{ 'retry-after': 'soon', 'x-ratelimit-reset': String(seconds + 20) }, 20_000],
    [{}, null],
  ])('%j is %j ms', (headers: Record<string, string>, expected) => {
    expect(retryDelay(headers, NOW)).toBe(expected);
  });

  it('measures dates by the clock of who wrote them', () => {
    const headers = {
      date: 'Fri, 20 Nov 2026 15:00:00 GMT',
      'retry-after': 'Fri, 20 Nov 2026 15:00:30 GMT',
    };
    expect(retryDelay(headers, NOW)).toBe(30_000);
  });

  it('is null or a finite number of milliseconds whatever the headers hold', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (retry, reset, date) => {
        const delay = retryDelay({ 'retry-after': retry, 'x-ratelimit-reset': reset, date }, NOW);
        expect(delay === null || (Number.isSafeInteger(delay) && delay >= 0)).toBe(true);
      }),
    );
  });
});
