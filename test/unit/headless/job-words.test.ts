import { describe, expect, test } from 'vitest';
import { stateText } from '../../../src/headless/cli/job-words.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { aJob } from '../../fakes/fake-core.ts';

const AT = new Date(2026, 10, 30, 21, 40).getTime();

/** Queued, and tried again so many milliseconds from now. */
function aRetry(afterMs: number | null, waitingFor: 'retry' | 'turn' = 'retry'): JobView {
  const nextAttemptAt = afterMs === null ? null : AT + afterMs;
  return aJob({
    updatedAt: AT,
    status: { state: 'queued', waitingFor, nextAttemptAt, lastProblem: null },
  });
}

describe('what a job is doing', () => {
  test.each([
    [aRetry(3_000), 'queued, waiting to try again'],
    [aRetry(null), 'queued, waiting to try again'],
    [aRetry(5 * 60_000), 'queued, waiting to try again at 21:45'],
    [aRetry(24 * 3_600_000), 'queued, waiting to try again at 2026-12-01 21:40'],
    [aRetry(24 * 3_600_000, 'turn'), 'queued, waiting for its turn'],
  ])('%#: says until when, where that is long', (job, text) => expect(stateText(job)).toBe(text));
});
