import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRange } from '../../../src/host/byte-range.ts';

describe('a range of bytes', () => {
  it.each([undefined, '', 'bytes', 'bytes=', 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes=5-1'])(
    'is passed over when it is no range: %s',
    (header) => {
      expect(readRange(header, 10)).toEqual({ kind: 'whole' });
    },
  );

  it('is passed over when there are several', () => {
    expect(readRange('bytes=0-1,4-5', 10)).toEqual({ kind: 'whole' });
  });

  it.each([
    ['bytes=0-', 0],
    ['bytes=-5', 0],
    ['bytes=10-', 10],
    ['bytes=-0', 10],
    [`bytes=${'9'.repeat(400)}-`, 10],
  ])('is refused when nothing of it is there: %s of %i', (header, size) => {
    expect(readRange(header, size)).toEqual({ kind: 'unsatisfiable' });
  });

  it('lies in the file, begins where it was asked to, and is never longer than that', () => {
    expect(() =>
      fc.assert(
        fc.property(
          fc.nat(),
          fc.nat(),
          fc.integer({ min: 1, max: 2 ** 40 }),
          (first, more, size) => {
            const reading = readRange(`bytes=${String(first)}-${String(first + more)}`, size);
            if (first >= size) return reading.kind === 'unsatisfiable';
            if (reading.kind !== 'part') return false;
            const { range } = reading;
            return range.first === first && range.last === Math.min(first + more, size - 1);
          },
        ),
      ),
    ).not.toThrow();
  });

  it('from the end is as long as was asked, or the whole', () => {
    expect(() =>
      fc.assert(
        fc.property(fc.integer({ min: 1 }), fc.integer({ min: 1 }), (suffix, size) => {
          const reading = readRange(`bytes=-${String(suffix)}`, size);
          if (reading.kind !== 'part') return false;
          const { first, last } = reading.range;
          return last === size - 1 && last - first + 1 === Math.min(suffix, size);
        }),
      ),
    ).not.toThrow();
  });

  it('never leaves the file, whatever is asked', () => {
    expect(() =>
      fc.assert(
        fc.property(fc.string(), fc.nat(), (text, size) => {
          for (const header of [text, `bytes=${text}`]) {
            const reading = readRange(header, size);
            if (reading.kind !== 'part') continue;
            const { first, last } = reading.range;
            if (!(first >= 0 && first <= last && last < size)) return false;
          }
          return true;
        }),
      ),
    ).not.toThrow();
  });
});
