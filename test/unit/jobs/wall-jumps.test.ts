import { beforeEach, describe, expect, it } from 'vitest';
import { createWallJumps, type WallJumps } from '../../../src/core/jobs/wall-jumps.ts';

const HOUR_MS = 60 * 60_000;
const START = 1_800_000_000_000;

let elapsed: number;
let set: number;
let jumps: WallJumps;
beforeEach(() => {
  elapsed = 0;
  set = 0;
  jumps = createWallJumps({
    now: () => START + elapsed + set,
    monotonic: () => elapsed,
    after: () => () => undefined,
  });
});

describe('a wall clock that is set', () => {
  it('is told once, and not for what a correction does', () => {
    elapsed += 1_000;
    set += 900;
    expect(jumps.look()).toBe(0);
    set -= 7 * HOUR_MS;
    expect(jumps.look()).toBe(-7 * HOUR_MS);
    expect(jumps.look()).toBe(0);
  });

  it('is told to who acts on it also when another noticed it first', () => {
    set -= HOUR_MS;
    expect(jumps.isSteadySince(START - 1)).toBe(false);
    expect(jumps.look()).toBe(-HOUR_MS);
  });

  it('was set back also when it went ahead again', () => {
    set += 26 * HOUR_MS;
    jumps.isSteadySince(START);
    set -= HOUR_MS;
    jumps.isSteadySince(START);
    set += 5 * HOUR_MS;
    expect(jumps.look()).toBe(-HOUR_MS);
    set += 5 * HOUR_MS;
    expect(jumps.look()).toBe(5 * HOUR_MS);
  });

  it('makes times from before it unfit to measure from', () => {
    expect(jumps.isSteadySince(START)).toBe(true);
    set -= HOUR_MS;
    expect(jumps.isSteadySince(START - HOUR_MS)).toBe(false);
    elapsed += 2 * HOUR_MS;
    expect(jumps.isSteadySince(START + HOUR_MS / 2)).toBe(true);
  });
});
