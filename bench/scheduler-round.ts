import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { openRepositories, type Repositories } from '../src/core/db/repositories.ts';
import type { JobStatus } from '../src/core/jobs/job.ts';
import { createBudgetScopes } from '../src/core/jobs/budget-scope.ts';
import { createFollowing } from '../src/core/jobs/create-following.ts';
import type { Asker } from '../src/core/jobs/following.ts';
import { createRequestBudget } from '../src/core/jobs/request-budget.ts';
import { limitFor } from '../src/core/jobs/run-context.ts';
import type { Runner } from '../src/core/jobs/runner.ts';
import { Scheduler } from '../src/core/jobs/scheduler.ts';
import { mockly } from '../src/core/providers/mockly/mockly.ts';
import { queued, rendering } from '../src/core/jobs/transitions/moves.ts';
import type { Clock } from '../src/core/ports.ts';
import { accountIdSchema, jobIdSchema, type AccountId } from '../src/shared/ids.ts';

/*
 * What one round of the scheduler, one page of the queue and one count cost in a library with so
 * many jobs. Run with `npx node bench/scheduler-round.ts [JOBS]`; prints milliseconds of processor time. Ends with 1
 * when a round takes too long.
 */

const jobs = Number(process.argv[2] ?? 10_000);
const rounds = 500;
/** What a round may take, 99 of 100 times, in milliseconds. */
const MOST_MS = 5;
const now = Date.now();

const waiting: Record<string, JobStatus> = {
  queued: queued(0, null),
  rendering: rendering({ now }, 'rendering'),
  completed: { state: 'completed' },
};

function fill(repositories: Repositories): AccountId {
  const accountId = accountIdSchema.parse(uuid());
  repositories.accountWrites.insert({
    id: accountId,
    providerId: 'mockly',
    name: 'Bench',
    baseUrl: 'http://127.0.0.1:9/api/v1',
    planId: null,
    isDemo: false,
    colour: 'slate',
    createdAt: now,
  });
  // The library's index of jobs is none of this; filling it would take minutes.
  repositories.writer.run('DROP TRIGGER library_takes_job');
  repositories.writer.transaction(() => {
    // As many ended as waiting, so that indexes have something to skip.
    for (let at = 0; at < jobs * 2; at += 1) {
      const state = at % 2 === 0 ? 'completed' : at % 4 === 1 ? 'queued' : 'rendering';
      repositories.jobWrites.insert({
        id: jobIdSchema.parse(uuid()),
        accountId,
        name: `job-${at}`,
        kind: 'video',
        payloadSha256: null,
        status: waiting[state] ?? { state: 'completed' },
        nextCheckAt: state === 'completed' ? null : now - (at % 1_000),
        createdAt: now,
      });
    }
  });
  return accountId;
}

/** A clock whose timers fire when the bench says so. */
function steppedClock(): Clock & { step(): void } {
  let pending: (() => void) | null = null;
  return {
    now: () => Date.now(),
    monotonic: () => performance.now(),
    after(_, callback) {
      pending = callback;
      return () => (pending = null);
    },
    step() {
      const callback = pending;
      pending = null;
      callback?.();
    },
  };
}

function report(what: string, times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3);
  const worst = at(1 - 1 / sorted.length);
  console.log(`${what.padEnd(44)} p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   most ${worst} ms`);
  return Number(at(0.99));
}

/** Milliseconds of processor time, which what else runs on the machine does not change. */
function worked(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function measure(what: string, work: () => void): number {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(worked(work));
  }
  return report(what, times);
}

const folder = mkdtempSync(join(tmpdir(), 'renderdesk-bench-'));
const repositories = openRepositories(join(folder, 'library.db'));
const accountId = fill(repositories);
const clock = steppedClock();
/** Its limit has no place: the round that looks at everything and begins nothing. */
const refuses = (state: Runner['state']): Runner => ({
  state,
  concurrency: 4,
  begin: () => ({ begun: false, waitMs: 1_000 }),
});
const { requests, requestWrites } = repositories;
const scopes = createBudgetScopes({ ...repositories, providerById: () => mockly });
const budget = createRequestBudget(clock, requests, requestWrites, scopes);
const { follower, jumps } = createFollowing({ ...repositories, clock });
/** Answered at once, and still rendering. */
const asker: Asker = {
  begin(job, account) {
    const place = budget.take(account.id, limitFor(mockly, 'check'), 'check', 'poll');
    if (!place.granted) return { begun: false, waitMs: place.waitMs };
    place.permit.settle();
    const at = clock.now();
    const nextCheckAt = at + mockly.poll.floorMs;
    if (job.status.state === 'rendering')
      repositories.jobWrites.update({
        ...job,
        nextCheckAt,
        status: { ...job.status, observedAt: at },
      });
    return { begun: true, finished: Promise.resolve() };
  },
};
const scheduler = new Scheduler({
  ...repositories,
  clock,
  scopes,
  jumps,
  logger: { log: (_, message) => console.error(message) },
  runners: [refuses('queued'), refuses('downloading')],
  following: { follower, asker, budget, providerFor: () => mockly },
  isReachable: () => true,
  isHeld: () => false,
  isReady: () => true,
  makeAllDue: () => undefined,
  waitChanged: () => undefined,
});
scheduler.start();

console.log(`${jobs} waiting jobs and as many ended ones on one account, half of them rendering`);
const taking: number[] = [];
for (let before = -1; follower.size > before;) {
  before = follower.size;
  taking.push(worked(() => clock.step()));
  await new Promise((resolve) => setImmediate(resolve));
}
report(`a round at the start (${taking.length} until all are in)`, taking);
const times: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  // As far apart as polls may be, so that there is something to choose.
  await new Promise((resolve) => setTimeout(resolve, 20));
  times.push(worked(() => clock.step()));
}
if (report('a round of the scheduler', times) > MOST_MS) process.exitCode = 1;
measure('next due', () => repositories.due.nextDueAfter(accountId, Date.now()));
measure('the newest page of the queue (100)', () =>
  repositories.jobs.page(undefined, undefined, 100),
);
measure('a page from the middle', () => repositories.jobs.page(undefined, jobs, 100));
measure('a page of failed jobs, of which there are none', () =>
  repositories.jobs.page(['failed'], undefined, 100),
);
measure('in flight, counted for the account', () => repositories.due.inFlight(accountId));
await scheduler.stop(0);
repositories.close();
rmSync(folder, { recursive: true });
