import { describe, expect, it } from 'vitest';
import {
  columnsMoved,
  columnsWith,
  fittingColumns,
  tracksOf,
} from '../../../src/renderer/features/queue/queue-columns.ts';
import { nextSort, sortJobs } from '../../../src/renderer/features/queue/sort-jobs.ts';
import { isShown } from '../../../src/renderer/features/queue/same-look.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { queueLookSchema, type QueueSort } from '../../../src/shared/queue-look.ts';
import { aJobView, aRendering } from './a-job-view.ts';

describe('the columns of the queue', () => {
  const { columns, widths } = queueLookSchema.parse({});

  it('are all there where there is room, and fewer in their order where there is not', () => {
    expect(fittingColumns({ columns, widths }, 1_200)).toEqual(columns);
    const narrow = fittingColumns({ columns, widths }, 640);
    expect(narrow).toContain('state');
    expect(narrow).not.toContain('provider');
    expect(columns.filter((column) => narrow.includes(column))).toEqual(narrow);
    expect(fittingColumns({ columns, widths }, 100)).toEqual([]);
  });

  it('give way to one that a person made wide', () => {
    expect(fittingColumns({ columns, widths: { state: 900 } }, 1_200)).not.toContain('provider');
    expect(tracksOf(['state'], { state: 900 })).toContain(' 900px ');
  });

  it('go where they are put', () => {
    const three = ['state', 'progress', 'account'] as const;
    expect(columnsMoved(three, 'account', -1)).toEqual(['state', 'account', 'progress']);
    expect(columnsMoved(three, 'account', 1)).toEqual(three);
    expect(columnsWith(three, 'account', 'state')).toEqual(['account', 'state', 'progress']);
    expect(columnsWith(three, 'state', 'account')).toEqual(['progress', 'account', 'state']);
    expect(columnsWith(three, 'state', 'progress')).toEqual(['progress', 'state', 'account']);
    // Over what there is no room for.
    expect(columnsMoved(three, 'state', 1, ['state', 'account'])).toEqual([
      'progress',
      'account',
      'state',
    ]);
    expect(columnsWith(three, 'state', 'state')).toEqual(three);
  });

  it('are refused when one is there twice', () => {
    expect(queueLookSchema.safeParse({ columns: ['state', 'state'] }).success).toBe(false);
  });
});

describe('sorting the queue', () => {
  const jobs = [
    aJobView({ digit: 1, name: 'beta 10', status: aRendering({ progress: 0.5 }) }),
    aJobView({ digit: 2, name: 'Beta 9', status: { state: 'completed' }, endedAt: 9_000 }),
    aJobView({ digit: 3, name: 'alpha' }),
    aJobView({ digit: 4, name: 'gamma', status: aRendering({ progress: 0.9, lastCheckAt: 7 }) }),
  ];
  const byId = new Map(jobs.map((job) => [job.id, job] as const));
  const sorted = (sort: QueueSort) => {
    const facts = { now: 10_000, providerName: ({ providerId }: JobView) => providerId };
    return sortJobs([...byId.keys()], byId, sort, facts).map((id) => byId.get(id)?.number);
  };

  it('reads names as people do, numbers in them by their value', () => {
    expect(sorted({ by: 'name', reversed: false })).toEqual([3, 2, 1, 4]);
    expect(sorted({ by: 'name', reversed: true })).toEqual([4, 1, 2, 3]);
  });

  it('puts what has no value last, whichever way', () => {
    expect(sorted({ by: 'progress', reversed: false })).toEqual([2, 4, 1, 3]);
    expect(sorted({ by: 'progress', reversed: true })).toEqual([1, 4, 2, 3]);
    expect(sorted({ by: 'lastCheck', reversed: false })).toEqual([4, 1, 2, 3]);
  });

  it('keeps the queue’s order among equals', () => {
    expect(sorted({ by: 'provider', reversed: false })).toEqual([1, 2, 3, 4]);
    expect(sorted({ by: 'provider', reversed: true })).toEqual([1, 2, 3, 4]);
  });

  it('goes one way, the other, and back to the queue’s order', () => {
    const first = nextSort(null, 'size');
    const second = nextSort(first, 'size');
    expect([first, second, nextSort(second, 'size')]).toEqual([
      { by: 'size', reversed: false },
      { by: 'size', reversed: true },
      null,
    ]);
  });
});

describe('a view of the queue', () => {
  const look = queueLookSchema.parse({ widths: { state: 100, size: 60 } });

  it('is what is shown, in whatever order its widths were drawn', () => {
    const same = { ...look, widths: { size: 60, state: 100 } };
    expect(isShown({ look, filter: '' }, { look: same, filter: ' ' })).toBe(true);
    expect(isShown({ look, filter: '' }, { look: same, filter: 'a' })).toBe(false);
    const other = { ...look, sort: { by: 'size', reversed: true } } as const;
    expect(isShown({ look, filter: '' }, { look: other, filter: '' })).toBe(false);
  });
});
