import { describe, expect, it } from 'vitest';
import { momentOf } from '../../../src/headless/cli/send-moment.ts';
import { HOUR, MINUTE } from '../../../src/shared/durations.ts';

const now = new Date(2026, 5, 10, 21, 30).getTime();
const local = (day: number, hour: number, minute = 0) =>
  new Date(2026, 5, day, hour, minute).getTime();

describe('a moment of the command line', () => {
  it('is a time of this machine’s clock, today or else tomorrow', () => {
    expect(momentOf({ at: '22:00' }, now)).toBe(local(10, 22));
    expect(momentOf({ at: '8:05' }, now)).toBe(local(11, 8, 5));
    expect(momentOf({ at: '2026-06-12 08:00' }, now)).toBe(local(12, 8));
  });

  it('is a point in time, where its offset is given', () => {
    const at = '2026-06-12T08:00+02:00';
    expect(momentOf({ at }, now)).toBe(Date.UTC(2026, 5, 12, 6));
  });

  it('is a while from now', () => {
    expect(momentOf({ in: '90min' }, now)).toBe(now + 90 * MINUTE);
    expect(momentOf({ in: '1d 12h' }, now)).toBe(now + 36 * HOUR);
    expect(momentOf({ in: '1.5h' }, now)).toBe(now + 90 * MINUTE);
  });

  it('is none where none is named', () => {
    expect(momentOf({}, now)).toBeNull();
  });

  it.each([
    [{ at: '25:00' }, 'is no time'],
    [{ at: 'tonight' }, 'is no time'],
    [{ at: '2026-06-31x' }, 'is no time'],
    [{ at: '2026-06-09 08:00' }, 'has passed'],
    [{ in: '5' }, 'no length of time'],
    [{ in: '5 weeks' }, 'no length of time'],
    [{ in: '1h', at: '22:00' }, 'do not go together'],
  ])('is refused in %j', (options, words) => {
    expect(() => momentOf(options, now)).toThrow(words);
  });
});
