import { describe, expect, it } from 'vitest';
import { listBeatsPolls, listSpacingMs } from '../../../../src/core/jobs/polling/list-or-poll.ts';

const INTERVAL_MS = 505;

describe('a list of jobs', () => {
  it('is asked for once a second, or as the limit lets all its pages', () => {
    expect(listSpacingMs(1, INTERVAL_MS)).toBe(1_000);
    expect(listSpacingMs(4, INTERVAL_MS)).toBe(2_020);
    expect(listSpacingMs(0, 3_000)).toBe(3_000);
  });

  it('is not worth it for one job', () => {
    expect(listBeatsPolls(1, 1, INTERVAL_MS, 1_000)).toBe(false);
  });

  it('beats polls where one page tells of many', () => {
    expect(listBeatsPolls(50, 1, INTERVAL_MS, 1_000)).toBe(true);
    expect(listBeatsPolls(2_000, 20, INTERVAL_MS, 1_000)).toBe(true);
  });

  it('loses where a few jobs are spread over many pages', () => {
    expect(listBeatsPolls(3, 20, INTERVAL_MS, 1_000)).toBe(false);
  });
});
