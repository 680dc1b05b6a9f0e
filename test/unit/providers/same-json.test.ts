import { describe, expect, it } from 'vitest';
import { includesJson, sameJson } from '../../../src/core/providers/same-json.ts';

const nested = (depth: number, core: unknown): unknown => {
  let value = core;
  for (let level = 0; level < depth; level += 1) value = { a: [value] };
  return value;
};

describe('whether two JSON values say the same', () => {
  it.each([
    [{ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [[1], [1, 2], false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: null }, {}, false],
    [{ 0: 'x' }, ['x'], false],
    [null, {}, false],
    ['1', 1, false],
    [0, -0, true],
  ])('%j and %j: %j', (one, other, same) => {
    expect(sameJson(one, other)).toBe(same);
    expect(sameJson(other, one)).toBe(same);
  });

  it('says so of values that are nested deeper than the stack', () => {
    expect(sameJson(nested(200_000, 1), nested(200_000, 1))).toBe(true);
    expect(sameJson(nested(200_000, 1), nested(200_000, 2))).toBe(false);
  });

  it('knows one that says more, in its objects but not in its lists', () => {
    expect(includesJson({ a: { b: 1, c: 2 }, d: 3 }, { a: { b: 1 } })).toBe(true);
    expect(includesJson({ a: { b: 1 } }, { a: { b: 1, c: 2 } })).toBe(false);
    expect(includesJson({ a: [1, 2] }, { a: [1] })).toBe(false);
  });
});
