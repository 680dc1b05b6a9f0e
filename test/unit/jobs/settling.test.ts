import { expect, test } from 'vitest';
import { Settling } from '../../../src/core/jobs/settling.ts';

test('a place is free once its file has come, and only once', async () => {
  const settling = new Settling();
  let freed = 0;
  const place = settling.placeOf(() => (freed += 1));
  place.came();
  place.came();
  await place.free;
  expect(freed).toBe(1);
  place.ended();
});

test('places are kept while very many files are on their way into the library', () => {
  const settling = new Settling();
  let freed = 0;
  const places = Array.from({ length: 100 }, () => settling.placeOf(() => (freed += 1)));
  for (const place of places) place.came();
  expect(freed).toBeGreaterThan(0);
  expect(freed).toBeLessThan(100);
  const before = freed;
  // One of those that are free ends, and another may be.
  places[0]?.ended();
  places.at(-1)?.came();
  expect(freed).toBe(before + 1);
});
