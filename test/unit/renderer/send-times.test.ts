import { afterEach, describe, expect, it } from 'vitest';
import { fieldOf, quickTimes, timeIn } from '../../../src/renderer/features/when/send-times.ts';
import { HOUR } from '../../../src/shared/durations.ts';

const zone = process.env['TZ'];
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

describe('quick choices of a time', () => {
  it('are those that are yet to come', () => {
    const names = (hour: number) =>
      quickTimes(new Date(2026, 5, 10, hour, 30).getTime()).map(({ name }) => name);
    expect(names(9)).toEqual(['inAnHour', 'tonight', 'tomorrowMorning']);
    expect(names(22)).toEqual(['inAnHour', 'tomorrowMorning']);
  });
});

describe('a time on the wall', () => {
  it('comes back as it was chosen', () => {
    const at = new Date(2026, 11, 24, 8, 5).getTime();
    expect(fieldOf(at)).toBe('2026-12-24T08:05');
    expect(timeIn(fieldOf(at))).toBe(at);
    expect(timeIn('')).toBeNull();
  });

  it('is the same hour of the wall after the clock was changed for the season', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const before = timeIn('2026-10-24T08:00');
    const after = timeIn('2026-10-25T08:00');
    expect((after ?? 0) - (before ?? 0)).toBe(25 * HOUR);
    // An hour that comes twice is the first of the two; one that is left out, the one after it.
    expect(timeIn('2026-10-25T02:30')).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expect(timeIn('2026-03-29T02:30')).toBe(Date.UTC(2026, 2, 29, 1, 30));
  });

  it('is tomorrow morning in an evening before the clock is changed', () => {
    process.env['TZ'] = 'Europe/Berlin';
    const evening = new Date(2026, 2, 28, 23, 0).getTime();
    const morning = quickTimes(evening).find(({ name }) => name === 'tomorrowMorning');
    expect(morning?.at).toBe(Date.UTC(2026, 2, 29, 6));
  });
});
