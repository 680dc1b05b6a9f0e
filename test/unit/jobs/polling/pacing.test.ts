import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PollGate, type PaceClass } from '../../../../src/core/jobs/polling/pacing.ts';

const limit = { count: 120, windowMs: 60_000 };

/** Sends one after the other as soon as the gate lets it; the times. */
function sendAll(gate: PollGate, kinds: readonly PaceClass[], from = 0): number[] {
  let now = from;
  return kinds.map((kind) => {
    now = Math.max(now, gate.mayGoAt(kind, now));
    gate.sent(kind, now);
    return now;
  });
}

const inAnyWindow = (times: readonly number[], windowMs: number) =>
  Math.max(
    ...times.map((from) => times.filter((time) => time >= from && time < from + windowMs).length),
  );

describe('the gate of a limit', () => {
  it('spaces polls evenly, without a burst after a pause', () => {
    const gate = new PollGate(limit);
    sendAll(gate, ['poll']);
    const times = sendAll(gate, Array<PaceClass>(5).fill('poll'), 600_000);
    const apart = times.slice(1).map((time, at) => time - (times[at] ?? 0));
    for (const each of apart) expect(each).toBeCloseTo(60_000 / (120 * 0.99), 6);
  });

  it('leaves a tenth to others once they use the limit too', () => {
    const gate = new PollGate(limit);
    gate.sent('other', 0);
    expect(gate.intervalMs(1_000)).toBeCloseTo(60_000 / 108, 6);
    expect(gate.intervalMs(61_000)).toBeCloseTo(60_000 / 118.8, 6);
  });

  it('lets a submit go at once among polls, and a few more', () => {
    const gate = new PollGate(limit);
    const [last = 0] = sendAll(gate, Array<PaceClass>(50).fill('poll')).slice(-1);
    expect(sendAll(gate, Array<PaceClass>(8).fill('other'), last)).toEqual(Array(8).fill(last));
    expect(sendAll(gate, Array<PaceClass>(8).fill('other'), last).at(-1)).toBeGreaterThan(last);
  });

  it('gives polls every fifth request under a pressure that never ends', () => {
    const gate = new PollGate(limit);
    const polls: number[] = [];
    for (let now = 0; now < 300_000; now += 10) {
      if (gate.mayGoAt('poll', now) <= now) {
        gate.sent('poll', now);
        polls.push(now);
      }
      if (gate.mayGoAt('other', now) <= now) gate.sent('other', now);
    }
    const apart = polls.slice(1).map((time, at) => time - (polls[at] ?? 0));
    expect(Math.max(...apart)).toBeLessThan(5 * 560 + 20);
  });

  it('lets no more through than the limit in any window, whatever is wanted when', () => {
    const wants = fc.array(
      fc.tuple(fc.constantFrom<PaceClass>('poll', 'other'), fc.integer({ min: 0, max: 3_000 })),
      { minLength: 300, maxLength: 400 },
    );
    fc.assert(
      fc.property(wants, (list) => {
        // Others have used the limit lately; without that the counting budget steps in.
        const gate = new PollGate(limit);
        gate.sent('other', 0);
        let now = 1;
        const times = list.map(([kind, pause]) => {
          now = Math.max(now + (pause > 2_900 ? pause : 0), gate.mayGoAt(kind, now));
          gate.sent(kind, now);
          return now;
        });
        expect(inAnyWindow(times, limit.windowMs)).toBeLessThanOrEqual(limit.count);
      }),
      { numRuns: 30 },
    );
  });

  it('moves with Retry-After, for all kinds', () => {
    const gate = new PollGate(limit);
    gate.refused(1_000, 20_000);
    for (const kind of ['poll', 'other'] as const) expect(gate.mayGoAt(kind, 1_000)).toBe(21_000);
  });

  it('slows down when it is refused without a reason, and recovers', () => {
    const gate = new PollGate(limit);
    const usual = gate.intervalMs(0);
    gate.refused(0, null);
    gate.refused(0, null);
    expect(gate.intervalMs(0)).toBeCloseTo(usual / 0.49, 6);
    for (let count = 0; count < 50; count += 1) gate.refused(0, null);
    expect(gate.intervalMs(0)).toBeCloseTo(usual / 0.1, 6);
    expect(gate.intervalMs(10 * limit.windowMs)).toBeCloseTo(usual, 6);
  });

  it('takes no nonsense for a pause', () => {
    const gate = new PollGate(limit);
    gate.hold(0, Number.NaN);
    gate.hold(0, -5);
    expect(gate.mayGoAt('poll', 0)).toBeLessThanOrEqual(0);
    gate.hold(0, 1e15);
    expect(gate.mayGoAt('poll', 0)).toBe(15 * 60_000);
  });

  it('serves a limit of one request', () => {
    const gate = new PollGate({ count: 1, windowMs: 5_000 });
    const times = sendAll(gate, ['poll', 'poll', 'poll']);
    expect(times.at(-1)).toBeGreaterThanOrEqual(10_000);
  });
});
