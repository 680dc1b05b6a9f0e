import { describe, expect, it } from 'vitest';
import {
  goesBefore,
  inPriorityOrder,
  ONE_WHATEVER_ITS_PRIORITY,
} from '../../../src/core/jobs/priority-order.ts';
import { placedIn } from '../../../src/core/jobs/place-in-queue.ts';

const due = (number: number, rank = 0, dueAt = number) => ({ number, rank, dueAt });
const numbers = (jobs: readonly { number: number }[]) => jobs.map(({ number }) => number);

describe('what goes first', () => {
  it('is what has waited longest, where all are alike', () => {
    const jobs = [due(3), due(1), due(2)];
    for (const begun of [0, 1, 4, 9])
      expect(numbers(inPriorityOrder(jobs, begun))).toEqual([1, 2, 3]);
  });

  it('is what has the higher priority, and of the same what has waited longest', () => {
    const jobs = [due(1), due(2, -1), due(3, 1), due(4, 1), due(5)];
    expect(numbers(jobs.toSorted(goesBefore))).toEqual([3, 4, 1, 5, 2]);
    expect(numbers(inPriorityOrder(jobs, 0))).toEqual([3, 4, 1, 5, 2]);
  });

  it('is every fifth time what has waited longest, whatever its priority', () => {
    const jobs = [due(1, -1), ...Array.from({ length: 9 }, (_, at) => due(at + 2, 1))];
    const order = numbers(inPriorityOrder(jobs, 0));
    expect(order.indexOf(1)).toBe(ONE_WHATEVER_ITS_PRIORITY - 1);
    expect(new Set(order).size).toBe(jobs.length);
    // It counts on from what has gone before.
    expect(numbers(inPriorityOrder(jobs, 4))[0]).toBe(1);
  });

  it('lets nothing wait for ever, however much comes that is more urgent', () => {
    let waiting = [due(1, -1)];
    let came = 1;
    for (let begun = 0; begun < 2 * ONE_WHATEVER_ITS_PRIORITY; begun += 1) {
      waiting.push(due((came += 1), 1), due((came += 1), 1));
      const [first] = inPriorityOrder(waiting, begun);
      if (first?.number === 1) return;
      waiting = waiting.filter((job) => job !== first);
    }
    expect.unreachable('the one that waited longest never went');
  });
});

describe('a place in the queue', () => {
  const others = [due(1, 1), due(2), due(3, -1)];

  it('brings its priority with it, so that the order holds', () => {
    expect(placedIn(others, due(9), 'first')).toEqual({ numbers: [9, 1, 2, 3], rank: 1 });
    expect(placedIn(others, due(9), 'last')).toEqual({ numbers: [1, 2, 3, 9], rank: -1 });
    expect(placedIn(others, due(9, 1), 3)).toEqual({ numbers: [1, 2, 9, 3], rank: 0 });
  });

  it('leaves the priority where it fits', () => {
    expect(placedIn(others, due(9), 2)).toEqual({ numbers: [1, 9, 2, 3], rank: 0 });
    expect(placedIn(others, due(9, 1), 2)).toEqual({ numbers: [1, 9, 2, 3], rank: 1 });
    expect(placedIn([], due(9, -1), 'first')).toEqual({ numbers: [9], rank: -1 });
  });

  it('is none before what does not wait', () => {
    expect(placedIn(others, due(9), 7)).toBeNull();
  });
});
