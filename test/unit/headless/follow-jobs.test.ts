import { describe, expect, test } from 'vitest';
import { followJobs } from '../../../src/headless/cli/follow-jobs.ts';
import { isSettled } from '../../../src/headless/cli/job-words.ts';
import { LibraryLink } from '../../../src/headless/cli/library-link.ts';
import type { Session } from '../../../src/headless/cli/session.ts';
import { failure } from '../../../src/shared/failure.ts';
import type { JobView } from '../../../src/shared/job.ts';
import { aJob, fakeCore } from '../../fakes/fake-core.ts';
import type { FakeCore } from '../../fakes/fake-core.ts';
import { fakeSession } from '../../fakes/fake-session.ts';

const submitting = aJob({ updatedAt: 1 });
const completed = aJob({ updatedAt: 2, status: { state: 'completed' } });
const unconfirmed = aJob({
  updatedAt: 2,
  status: { state: 'unconfirmed', since: 1, failure: failure('answer-lost', 'Lost.', 'Look.') },
});

/** A core with one job, whose state the test sets. */
function coreWith(job: JobView): FakeCore & { set(job: JobView): void } {
  let current = job;
  const core = fakeCore();
  const jobs = { ...core.jobs, find: () => current };
  return Object.assign(core, {
    jobs,
    set(next: JobView) {
      current = next;
      core.tell({ type: 'jobs', jobs: [next] });
    },
  });
}

function following(sessions: Session[], interrupted = new AbortController().signal) {
  const seen: string[] = [];
  const link = new LibraryLink(
    async () => {
      const next = sessions.shift();
      if (next === undefined) throw new Error('no more sessions');
      return next;
    },
    { takesUpWork: true },
  );
  const result = followJobs({
    link,
    ids: [submitting.id],
    isEnough: isSettled,
    onChange: (jobs) => seen.push(...jobs.map((job) => job.status.state)),
    onTick: () => {},
    interrupted,
  });
  return { seen, result };
}

async function subscribed(core: FakeCore): Promise<void> {
  await expect.poll(() => core.listeners.size).toBeGreaterThan(0);
}

describe('following a job', () => {
  test('ends with its end, told by a push', async () => {
    const core = coreWith(submitting);
    const { seen, result } = following([fakeSession(core)]);
    await expect.poll(() => seen).toEqual(['submitting']);
    await subscribed(core);
    core.set(completed);
    expect(await result).toEqual([completed]);
    expect(seen).toEqual(['submitting', 'completed']);
  });

  test('ends at once when it has ended before', async () => {
    expect(await following([fakeSession(coreWith(completed))]).result).toEqual([completed]);
  });

  test('ends when it needs a person, and does not hang', async () => {
    expect(await following([fakeSession(coreWith(unconfirmed))]).result).toEqual([unconfirmed]);
  });

  test('goes on through another session when the process that was asked dies', async () => {
    const [first, second] = [coreWith(submitting), coreWith(submitting)];
    const dying = fakeSession(first);
    const { seen, result } = following([dying, fakeSession(second)]);
    await expect.poll(() => seen).toEqual(['submitting']);
    dying.die();
    await subscribed(second);
    second.set(completed);
    expect(await result).toEqual([completed]);
    expect(dying.isClosed).toBe(true);
  });

  test('a push that is older than what is known changes nothing', async () => {
    const core = coreWith(aJob({ ...submitting, updatedAt: 5 }));
    const { seen, result } = following([fakeSession(core)]);
    await expect.poll(() => seen).toEqual(['submitting']);
    await subscribed(core);
    core.tell({ type: 'jobs', jobs: [aJob({ updatedAt: 4, status: { state: 'completed' } })] });
    core.set(
      aJob({
        updatedAt: 6,
        status: { state: 'canceled', stoppedAtProvider: true, canTakeBack: true },
      }),
    );
    await result;
    expect(seen).toEqual(['submitting', 'canceled']);
  });

  test('is stopped by an interruption', async () => {
    const interruption = new AbortController();
    const { seen, result } = following([fakeSession(coreWith(submitting))], interruption.signal);
    await expect.poll(() => seen).toEqual(['submitting']);
    interruption.abort();
    await expect(result).rejects.toMatchObject({ outcome: 'interrupted' });
  });
});
