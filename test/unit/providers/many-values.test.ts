import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../src/core/providers/answer-words.ts';

const MANY = 3_000_000;

describe('an answer that would fill the memory when it is parsed', () => {
  it.each([
    ['lists', `[${'[],'.repeat(MANY)}0]`],
    ['objects', `[${'{},'.repeat(MANY)}0]`],
    ['numbers', `[${'0,'.repeat(MANY)}0]`],
    ['lists in lists', '['.repeat(MANY) + ']'.repeat(MANY)],
    ['lists behind a text that seems to end early', `["\\\\",${'[],'.repeat(MANY)}0]`],
  ])('is not parsed: %s', (_, text) => {
    expect(jsonOf(text)).toBeUndefined();
  });

  it('is parsed where a text in it only looks so, as a payload that is repeated does', () => {
    const inner = JSON.stringify({ '\\"': Array.from({ length: MANY / 2 }, () => 0) });
    expect(jsonOf(JSON.stringify({ input_data: inner }))).toEqual({ input_data: inner });
  });
});
