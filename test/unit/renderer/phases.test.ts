import { expect, it } from 'vitest';
import { phasesOf } from '../../../src/renderer/features/inspector/phases-of.ts';
import type { HistoryEntry, JobState } from '../../../src/shared/job.ts';

const entry = (at: number, state: JobState): HistoryEntry => ({ at, state, event: 'x', note: 'x' });

it('adds up how long a render waited, rendered and came home, also in several goes', () => {
  const history = [
    entry(0, 'queued'),
    entry(5, 'submitting'),
    entry(8, 'rendering'),
    entry(20, 'downloading'),
    entry(26, 'completed'),
    entry(100, 'downloading'),
    entry(101, 'completed'),
  ];
  expect(phasesOf(history)).toEqual([
    { name: 'wait', ms: 5 },
    { name: 'send', ms: 3 },
    { name: 'render', ms: 12 },
    { name: 'download', ms: 7 },
  ]);
  expect(phasesOf([entry(9, 'queued'), entry(3, 'rendering')])).toEqual([]);
});
