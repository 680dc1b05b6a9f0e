import { beforeEach, describe, expect, it } from 'vitest';
import { filterWords, fits } from '../../../src/renderer/features/queue/queue-filter.ts';
import { queueLines } from '../../../src/renderer/features/queue/queue-lines.ts';
import { byOwner, ungrouped } from '../../../src/renderer/features/queue/queue-sections.ts';
import { useQueueSelection } from '../../../src/renderer/features/queue/queue-selection.ts';
import { useJobs } from '../../../src/renderer/stores/jobs.ts';
import type { JobId } from '../../../src/shared/ids.ts';
import { aJobView, aRendering } from './a-job-view.ts';

describe('the filter of the queue', () => {
  const job = aJobView({
    digit: 7,
    name: 'Spring Promo',
    accountName: 'Studio',
    status: aRendering({ waitingFor: 'offline' }),
  });
  const finds = (filter: string) => fits(job, filterWords(filter), 'Mockly');

  it('finds all words, in any order and case, in what is seen of a job', () => {
    const found = ['promo spring', '#7', 'STUDIO', 'mockly', 'rendering', 'network', '  ', ''];
    expect(found.filter((filter) => !finds(filter))).toEqual([]);
  });

  it('leaves out what lacks one of them', () => {
    expect(['spring autumn', '#8', 'completed'].filter(finds)).toEqual([]);
  });

  it('knows what is paused, whatever else holds it up', () => {
    expect(finds('paused')).toBe(false);
    expect(fits({ ...job, paused: true }, ['paused'], 'Mockly')).toBe(true);
  });
});

describe('the grouping of the queue', () => {
  beforeEach(() => useJobs.getState().replace([], null));

  it('puts the jobs of each account together under its name, by state', () => {
    const other = '01932f00-0000-7000-8000-000000000008' as const;
    const mine = { accountId: other, accountName: 'Agency' } as Partial<
      ReturnType<typeof aJobView>
    >;
    useJobs
      .getState()
      .put([
        aJobView({ digit: 1, status: { state: 'completed' }, endedAt: 5, ...mine }),
        aJobView({ digit: 2 }),
        aJobView({ digit: 3, ...mine }),
      ]);
    const { order, byId } = useJobs.getState();
    const sections = byOwner(
      order,
      byId,
      ({ accountId }) => accountId,
      ({ accountName }) => accountName,
    );
    const numbers = sections.map(({ title, ids }) => [
      title,
      ids.map((id) => byId.get(id)?.number),
    ]);
    expect(numbers).toEqual([
      ['Agency', [3, 1]],
      ['Studio', [2]],
    ]);
  });

  it('has no heading where there is no group', () => {
    useJobs.getState().put([aJobView({ digit: 1 }), aJobView({ digit: 2 })]);
    const lines = queueLines(ungrouped(useJobs.getState().order), null);
    const kinds = Array.from({ length: lines.count }, (_, index) => lines.at(index)?.kind);
    expect(kinds).toEqual(['job', 'job']);
    expect(lines.indexOf(lines.jobs[1]!)).toBe(1);
  });
});

describe('choosing in the queue', () => {
  const [a, b, c, d] = [1, 2, 3, 4].map((digit) => aJobView({ digit }).id) as [
    JobId,
    JobId,
    JobId,
    JobId,
  ];
  const listed = [a, b, c, d];
  const chosen = () => [...useQueueSelection.getState().chosen];
  beforeEach(() => useQueueSelection.getState().begin(null));

  it('draws a range from where it began, in both directions', () => {
    const { begin, reach } = useQueueSelection.getState();
    begin(c);
    reach(listed, d);
    expect(chosen()).toEqual([c, d]);
    reach(listed, a);
    expect(chosen()).toEqual([a, b, c]);
  });

  it('adds one, and leaves it out again', () => {
    const { flip } = useQueueSelection.getState();
    for (const id of [a, d, a]) flip(id);
    expect(chosen()).toEqual([d]);
  });

  it('reaches nobody but the last where the beginning is no longer shown', () => {
    const { begin, reach } = useQueueSelection.getState();
    begin(a);
    reach([b, c], c);
    expect(chosen()).toEqual([c]);
  });
});
