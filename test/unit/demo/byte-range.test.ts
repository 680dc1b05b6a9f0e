import { describe, expect, it } from 'vitest';
import { readRange } from '../../../src/core/demo/byte-range.ts';

describe('reading a Range header', () => {
  it.each([
    ['bytes=0-9', { kind: 'part', start: 0, end: 10 }],
    ['bytes=90-', { kind: 'part', start: 90, end: 100 }],
    ['bytes=-5', { kind: 'part', start: 95, end: 100 }],
    ['bytes=-500', { kind: 'part', start: 0, end: 100 }],
    ['bytes=50-5000', { kind: 'part', start: 50, end: 100 }],
    ['bytes=100-', { kind: 'unsatisfiable' }],
    ['bytes=-0', { kind: 'unsatisfiable' }],
    ['bytes=9-3', { kind: 'whole' }],
    ['bytes=0-1,5-6', { kind: 'whole' }],
    ['lines=0-1', { kind: 'whole' }],
    [undefined, { kind: 'whole' }],
  ])('%s of 100 bytes', (header, verdict) => {
    expect(readRange(header, 100)).toEqual(verdict);
  });
});
