import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEventHub } from '../../../src/core/event-hub.ts';
import type { Account } from '../../../src/core/db/account-repository.ts';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import type { Job } from '../../../src/core/jobs/job.ts';
import type { Beginning, Runner } from '../../../src/core/jobs/runner.ts';
import { Scheduler } from '../../../src/core/jobs/scheduler.ts';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { accountIdSchema, jobIdSchema, type AccountId } from '../../../src/shared/ids.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

let repositories: Repositories;
let clock: FakeClock;
let logged: string[];
let scheduler: Scheduler | null;
beforeEach(() => {
  repositories = openRepositories(':memory:');
  clock = new FakeClock();
  logged = [];
  scheduler = null;
});
afterEach(async () => {
  const stopped = scheduler?.stop(0);
  await clock.advance(MINUTE);
  await stopped;
  repositories.close();
});

function anAccount(name: string): AccountId {
  const id = accountIdSchema.parse(uuid());
  const createdAt = clock.now();
  const baseUrl = 'http://127.0.0.1:9/api/v1';
  repositories.accountWrites.insert({
    id,
    providerId: 'mockly',
    name,
    baseUrl,
    planId: null,
    isDemo: false,
    createdAt,
  });
  return id;
}
function aQueuedJob(accountId: AccountId): number {
  const at = clock.now();
  return repositories.jobWrites.insert({
    id: jobIdSchema.parse(uuid()),
    accountId,
    name: 'job',
    kind: 'image',
    payloadSha256: null,
    status: {
      state: 'queued',
      attempts: 0,
      lostAt: null,
      problem: null,
      paused: false,
      heldFor: null,
    },
    nextCheckAt: at,
    createdAt: at,
  });
}
/** Moves the job on, so that it is not due any more. */
function finish(job: Job): Promise<void> {
  repositories.jobWrites.update({ ...job, status: { state: 'completed' }, nextCheckAt: null });
  return Promise.resolve();
}

function schedule(
  begin: (job: Job, account: Account, signal: AbortSignal) => Beginning,
  concurrency = 4,
): Scheduler {
  const runner: Runner = { state: 'queued', concurrency, begin };
  scheduler = new Scheduler({
    ...repositories,
    clock,
    logger: { log: (level, message) => void logged.push(`${level} ${message}`) },
    runners: [runner],
    scopes: { of: (accountId) => accountId },
    jumps: { look: () => 0 },
    isReachable: () => true,
    isHeld: () => false,
    isReady: () => true,
    makeAllDue: () => undefined,
    waitChanged: () => undefined,
  });
  scheduler.start();
  return scheduler;
}
const begun = (finished: Promise<void>): Beginning => ({ begun: true, finished });

describe('a run', () => {
  test('that cannot begin keeps no other waiting, and is not tried without end', async () => {
    const account = anAccount('one');
    const [broken, good] = [aQueuedJob(account), aQueuedJob(account)];
    const tried: number[] = [];
    schedule((job) => {
      tried.push(job.number);
      if (job.number === broken) throw new Error('an operation that nobody can read');
      return begun(finish(job));
    });
    await clock.advance(5 * SECOND);
    expect(repositories.jobs.byNumber(good)?.status.state).toBe('completed');
    expect(tried.filter((number) => number === broken)).toHaveLength(3);
    expect(logged[0]).toContain('nobody can read');
    await clock.advance(MINUTE);
    const inAMinute = tried.filter((number) => number === broken).length;
    expect(inAMinute).toBeGreaterThan(3);
    expect(inAMinute).toBeLessThan(12);
  });

  test('that rejects is logged and harms nothing', async () => {
    const job = aQueuedJob(anAccount('one'));
    let runs = 0;
    schedule((due) => {
      runs += 1;
      return begun(runs === 1 ? Promise.reject(new Error('a full disk')) : finish(due));
    });
    await clock.advance(SECOND);
    expect(repositories.jobs.byNumber(job)?.status.state).toBe('completed');
    expect(logged).toEqual(['error a run ended in a fault: Error: a full disk']);
  });

  test('that ends in place again and again does not spin', async () => {
    aQueuedJob(anAccount('one'));
    let runs = 0;
    schedule(() => {
      runs += 1;
      return begun(Promise.resolve());
    });
    await clock.advance(MINUTE);
    expect(runs).toBeGreaterThan(3);
    expect(runs).toBeLessThan(12);
  });

  test('that is interrupted has ended when the interruption returns', async () => {
    const number = aQueuedJob(anAccount('one'));
    let ended = false;
    const running = schedule((_job, _account, signal) =>
      begun(
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            ended = true;
            resolve();
          });
        }),
      ),
    );
    await clock.advance(0);
    await running.interrupt(number);
    expect(ended).toBe(true);
  });
});

test('an account with much to do shares the places with one that has little', async () => {
  const [busy, quiet] = [anAccount('busy'), anAccount('quiet')];
  for (let count = 0; count < 20; count += 1) aQueuedJob(busy);
  const one = aQueuedJob(quiet);
  const order: number[] = [];
  schedule((job) => {
    order.push(job.number);
    return begun(finish(job));
  }, 1);
  await clock.advance(SECOND);
  expect(order).toHaveLength(21);
  expect(order.indexOf(one)).toBeLessThan(3);
});

describe('of many jobs that find no place', () => {
  async function triedOf(isForAll: boolean): Promise<number[]> {
    const account = anAccount('one');
    for (let count = 0; count < 5; count += 1) aQueuedJob(account);
    const other = aQueuedJob(anAccount('other'));
    const tried: number[] = [];
    schedule((job) => {
      tried.push(job.number);
      if (job.number === other) return begun(finish(job));
      return { begun: false, waitMs: MINUTE, isForAll };
    });
    await clock.advance(SECOND / 2);
    expect(repositories.jobs.byNumber(other)?.status.state).toBe('completed');
    for (let number = 1; number < other; number += 1)
      expect(scheduler?.waitsForBudget(number)).toBe(true);
    return tried.filter((number) => number !== other);
  }

  test('one is tried where they wait for the same, and all of them are told to wait', async () => {
    expect(await triedOf(true)).toHaveLength(1);
  });

  test('each is tried where they may wait for different things', async () => {
    expect(await triedOf(false)).toHaveLength(5);
  });
});

test('a stop lets what runs end by itself, and cuts what takes longer', async () => {
  const account = anAccount('one');
  const [quick, slow] = [aQueuedJob(account), aQueuedJob(account)];
  const ends: string[] = [];
  const running = schedule((job, _account, signal) =>
    begun(
      new Promise((resolve) => {
        const end = (how: string) => {
          ends.push(`${job.number === quick ? 'quick' : 'slow'} ${how}`);
          resolve();
        };
        signal.addEventListener('abort', () => end('was cut'));
        if (job.number === quick) clock.after(SECOND, () => end('ended'));
      }),
    ),
  );
  await clock.advance(0);
  const stopped = running.stop(3 * SECOND);
  aQueuedJob(account);
  await clock.advance(3 * SECOND);
  await stopped;
  expect(ends).toEqual(['quick ended', 'slow was cut']);
  expect(slow).toBe(2);
});

test('a run that cannot be cut holds neither a stop nor a cancel up for long', async () => {
  const number = aQueuedJob(anAccount('one'));
  const running = schedule(() => begun(new Promise(() => undefined)));
  await clock.advance(0);
  const ended: string[] = [];
  const interrupted = running.interrupt(number).then(() => ended.push('interrupted'));
  const stopped = running.stop(0).then(() => ended.push('stopped'));
  await clock.advance(10 * SECOND);
  await Promise.all([interrupted, stopped]);
  expect(ended.toSorted((a, b) => a.localeCompare(b))).toEqual(['interrupted', 'stopped']);
});

test('a listener that fails, or views that cannot be made, hold nobody else up', async () => {
  const hub = createEventHub(
    clock,
    { log: (_, message) => void logged.push(message) },
    {
      jobs(numbers) {
        if (numbers.includes(13)) throw new Error('no such job');
        return [];
      },
      accounts: () => Promise.resolve([]),
    },
  );
  const heard: string[] = [];
  hub.subscribe(() => {
    throw new Error('a window that is gone');
  });
  hub.subscribe((event) => void heard.push(event.type));
  hub.jobChanged(12);
  await clock.advance(SECOND);
  hub.jobChanged(13);
  hub.accountsChanged();
  await clock.advance(SECOND);
  expect(heard).toEqual(['jobs', 'accounts']);
  expect(logged.join()).toContain('no such job');
});

test('of very many jobs that change at once each is told, a few hundred at a time', async () => {
  const pieces: (readonly number[])[] = [];
  const hub = createEventHub(
    clock,
    { log: (_, message) => void logged.push(message) },
    {
      jobs(numbers) {
        pieces.push(numbers);
        return [];
      },
      accounts: () => Promise.resolve([]),
    },
  );
  hub.subscribe(() => undefined);
  const numbers = Array.from({ length: 600 }, (_, at) => at);
  for (const number of numbers) hub.jobChanged(number);
  await clock.advance(SECOND);
  expect(pieces.map(({ length }) => length)).toEqual([250, 250, 100]);
  expect(pieces.flat()).toEqual(numbers);
});
