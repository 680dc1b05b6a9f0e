import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import {
  ago,
  bytes,
  bytesOf,
  clockTime,
  dimensions,
  duration,
  fileType,
  percent,
  roughly,
} from '../../../src/renderer/words/measures.ts';

const facts = { width: null, height: null, durationSeconds: null, mediaType: 'image/png' };

describe('measures for people', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_000, '1.0 kB'],
    [94_700, '94.7 kB'],
    [350_400, '350 kB'],
    [2_354_844, '2.4 MB'],
    [5e15, '5000 TB'],
  ])('says %d bytes as %s', (count, words) => expect(bytes(count)).toBe(words));

  it('says how far a download is in one unit where both have the same', () => {
    expect(bytesOf(1_300_000, 4_800_000)).toBe('1.3 / 4.8 MB');
    expect(bytesOf(300_000, 4_800_000)).toBe('300 kB / 4.8 MB');
    expect(bytesOf(300_000, null)).toBe('300 kB');
  });

  it('shows running time as a clock', () => {
    expect(clockTime(-5)).toBe('0:00');
    expect(clockTime(67_900)).toBe('1:07');
    expect(clockTime(3_723_000)).toBe('1:02:03');
  });

  it('rounds lengths of time', () => {
    expect(roughly(400)).toBe('now');
    expect(roughly(3.4 * SECOND)).toBe('3 s');
    expect(roughly(2 * MINUTE)).toBe('2 min');
    expect(ago(1_000, 4_000)).toBe('just now');
    expect(ago(0, 5 * MINUTE)).toBe('5 min ago');
  });

  it('never says 100 % before it is there', () => {
    expect(percent(0.999)).toBe('99 %');
    expect(percent(1)).toBe('100 %');
  });

  it('says of a file only what is known', () => {
    expect(dimensions(facts)).toBeNull();
    expect(dimensions({ ...facts, width: 720, height: 1280 })).toBe('720 × 1280');
    expect(duration(facts)).toBeNull();
    expect(duration({ ...facts, durationSeconds: 4.834 })).toBe('4.8 s');
    expect(duration({ ...facts, durationSeconds: 95 })).toBe('1:35');
    expect(fileType(facts)).toBe('PNG');
    expect(fileType({ ...facts, mediaType: 'video/webm' })).toBe('WebM');
  });
});
