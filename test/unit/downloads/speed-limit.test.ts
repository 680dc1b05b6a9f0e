import { describe, expect, it } from 'vitest';
import { SpeedLimit } from '../../../src/core/downloads/speed-limit.ts';
import { handClock } from '../../fakes/hand-clock.ts';

/** Takes pieces one after the other for so long; how many bytes came. */
function flow(limit: SpeedLimit, piece: number) {
  const counted = { bytes: 0 };
  const next = (): void => {
    do counted.bytes += piece;
    while (limit.take(piece, next) && counted.bytes < 1e9);
  };
  next();
  return counted;
}

describe('a speed limit', () => {
  it('holds over all transfers together, whatever the size of their pieces', () => {
    const clock = handClock();
    const limit = new SpeedLimit(clock);
    limit.set(100_000);
    const flows = [flow(limit, 1_000), flow(limit, 64_000), flow(limit, 16_000)];
    clock.pass(60_000);
    const all = flows.reduce((sum, { bytes }) => sum + bytes, 0);
    expect(all / 60).toBeGreaterThan(95_000);
    expect(all / 60).toBeLessThan(110_000);
    for (const { bytes } of flows) expect(bytes).toBeGreaterThan(0);
  });

  it('is changed, and lifted, for what is waiting', () => {
    const clock = handClock();
    const limit = new SpeedLimit(clock);
    let passed = false;
    limit.set(1_024);
    expect(limit.take(1_024_000, () => (passed = true))).toBe(false);
    clock.pass(10_000);
    expect(passed).toBe(false);
    limit.set(null);
    expect(passed).toBe(true);
    expect(limit.take(1e9, () => undefined)).toBe(true);
  });

  it('has no memory of what has gone', () => {
    const clock = handClock();
    const limit = new SpeedLimit(clock);
    limit.set(1_024);
    let calls = 0;
    const go = (): void => {
      calls += 1;
    };
    limit.take(10_240, go);
    limit.forget(go);
    clock.pass(60_000);
    expect(calls).toBe(0);
  });
});
