import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IndexedHeap } from '../../../../src/core/jobs/polling/indexed-heap.ts';

describe('a heap whose items know their place', () => {
  it('gives the least first, after any adding, changing and removing', () => {
    const steps = fc.array(fc.tuple(fc.nat(20), fc.integer(), fc.constantFrom('place', 'remove')), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (list) => {
        const heap = new IndexedHeap<{ key: number; places: number[] }>(0, (item) => item.key);
        const items = Array.from({ length: 21 }, () => ({ key: 0, places: [-1] }));
        const within = new Set<(typeof items)[number]>();
        for (const [which, key, what] of list) {
          const item = items[which];
          if (item === undefined) continue;
          if (what === 'place') {
            item.key = key;
            heap.place(item);
            within.add(item);
          } else {
            heap.remove(item);
            within.delete(item);
          }
          expect(heap.size).toBe(within.size);
          const least = Math.min(...[...within].map((each) => each.key));
          expect(heap.first()?.key ?? Number.POSITIVE_INFINITY).toBe(least);
        }
      }),
    );
  });
});
