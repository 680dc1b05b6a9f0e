import { expect, test } from 'vitest';
import { endWith } from '../../../src/core/downloads/end-with.ts';

test('it ends with the other, for the same reason', () => {
  const other = new AbortController();
  const end = endWith(other.signal);
  expect(end.signal.aborted).toBe(false);
  other.abort('enough');
  expect(end.signal.reason).toBe('enough');
  expect(endWith(other.signal).signal.reason).toBe('enough');
});

test('it ends by itself, and the other goes on', () => {
  const other = new AbortController();
  const end = endWith(other.signal);
  end.abort();
  expect(end.signal.aborted).toBe(true);
  expect(other.signal.aborted).toBe(false);
});

test('it does not end with what it follows no longer', () => {
  const other = new AbortController();
  const end = endWith(other.signal);
  end.letGo();
  other.abort();
  expect(end.signal.aborted).toBe(false);
});
