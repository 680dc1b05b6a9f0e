import { describe, expect, it } from 'vitest';
import { sameSecret } from '../../../src/host/same-secret.ts';

describe('the comparison of secrets', () => {
  it('holds for the same text only, whatever the lengths', () => {
    expect(sameSecret('a1B2', 'a1B2')).toBe(true);
    const others = ['', 'a', 'a1B', 'a1B3', 'a1B22', 'A1b2', 'ä1B2'];
    expect(others.filter((other) => sameSecret(other, 'a1B2'))).toEqual([]);
  });
});
