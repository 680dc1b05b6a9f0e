import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import type { Job, JobPrice } from '../../../src/core/jobs/job.ts';
import { microsOf } from '../../../src/core/money/amounts.ts';
import { createBook } from '../../../src/core/money/book.ts';
import { createGate } from '../../../src/core/money/gate.ts';
import { spendingOf } from '../../../src/core/money/spending.ts';
import type { Provider } from '../../../src/core/providers/provider.ts';
import { mockly } from '../../../src/core/providers/mockly/mockly.ts';
import { rendley } from '../../../src/core/providers/rendley/rendley.ts';
import { failure } from '../../../src/shared/failure.ts';
import { accountIdSchema, jobIdSchema, type AccountId } from '../../../src/shared/ids.ts';

const july = Date.UTC(2026, 6, 15);
const few: Provider = {
  ...mockly,
  quotas: [{ kind: 'video', count: 20, resets: 'first-of-month-utc' }],
};
let provider: Provider = rendley;
let folder: string;
let repositories: Repositories;
let accountId: AccountId;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-money-'));
  repositories = openRepositories(join(folder, 'library.db'));
  accountId = accountIdSchema.parse(uuid());
  provider = rendley;
  repositories.accountWrites.insert({
    id: accountId,
    providerId: 'rendley',
    name: 'Studio',
    baseUrl: 'http://127.0.0.1:1',
    planId: null,
    isDemo: false,
    createdAt: july,
  });
});
afterEach(() => {
  repositories.close();
  rmSync(folder, { recursive: true, force: true });
});

const account = () => {
  const found = repositories.accounts.byId(accountId);
  if (found === undefined) throw new Error('no account');
  return found;
};
const credits = (amount: number | null): JobPrice => ({
  amountMicro: amount === null ? null : microsOf(amount),
  unit: 'credits',
  said: 'said',
});
function aQueued(price: JobPrice | null = null): Job {
  const number = repositories.jobWrites.insert({
    id: jobIdSchema.parse(uuid()),
    accountId,
    name: 'film',
    kind: 'video',
    payloadSha256: null,
    status: {
      state: 'queued',
      attempts: 0,
      lostAt: null,
      problem: null,
      paused: false,
      heldFor: null,
    },
    nextCheckAt: july,
    createdAt: july,
    price,
  });
  const job = repositories.jobs.byNumber(number);
  if (job === undefined) throw new Error('no job');
  return job;
}
/** The job in another state, written and booked as the store does. */
function become(job: Job, status: Job['status'], type: string, at = july): Job {
  const next: Job = { ...job, status, updatedAt: at };
  repositories.writer.transaction(() => {
    repositories.jobWrites.update(next);
    createBook(repositories.writer, () => provider).follow(job, next, { type } as never);
  });
  return next;
}
const submitting = {
  state: 'submitting',
  since: july,
  attempts: 1,
  lostAt: null,
  paused: false,
} as const;
const send = (job: Job, at = july) => become(job, submitting, 'submit-started', at);
const done = (job: Job, at = july) => become(job, { state: 'completed' }, 'output-stored', at);
const hold = (job: Job, now = july) =>
  createGate(repositories.reader, () => provider).holdOf(job, now);
const spending = (unit: string, now = july) =>
  spendingOf(repositories.submissions, account(), provider, now).find((each) => each.unit === unit);
const guard = (limit: number, unit = 'credits') =>
  repositories.accountWrites.setGuard(accountId, { unit, limit, action: 'stop' });

describe('a guard', () => {
  it('lets through exactly what makes its limit, in tenths as well', () => {
    guard(1);
    for (let count = 0; count < 10; count += 1) {
      const job = aQueued(credits(0.1));
      expect(hold(job)).toBeNull();
      send(job);
    }
    expect(hold(aQueued(credits(0.000001)))).toMatchObject({ heldFor: 'spending-guard' });
    expect(hold(aQueued(credits(0)))).toBeNull();
  });

  it('takes the median of the account for a price that is not known, and says so', () => {
    for (const amount of [1, 9, 3]) done(send(aQueued(credits(amount))));
    guard(15);
    expect(hold(aQueued(credits(null)))?.failure.message).toMatch(
      /13 credits spent, 0 credits in flight, and this one usually costs 3 credits/,
    );
    guard(16);
    expect(hold(aQueued(null))).toBeNull();
    send(aQueued(null));
    expect(spending('credits')).toMatchObject({ spent: 13, inFlight: 3 + 3 + 3 });
  });

  it('in a unit that no price has, counts nothing, and says that it is not known', () => {
    guard(0, 'tokens');
    expect(hold(aQueued(credits(5)))).toBeNull();
    send(aQueued(credits(5)));
    expect(spending('tokens')).toMatchObject({ spent: 0 });
  });

  it('forgets the month before, and counts what was sent in it there', () => {
    const lastMoment = Date.UTC(2026, 7, 1) - 1;
    guard(1);
    const late = send(aQueued(credits(1)), lastMoment);
    const next = aQueued(credits(1));
    expect(hold(next, lastMoment)).toMatchObject({ retryAt: lastMoment + 1 });
    expect(hold(next, lastMoment + 1)).toBeNull();
    done(late, lastMoment + 5);
    expect(spending('credits', lastMoment)).toMatchObject({ month: '2026-07', spent: 1 });
    expect(spending('credits', lastMoment + 5)).toMatchObject({ month: '2026-08', spent: 0 });
  });

  it('of zero lets nothing through that costs', () => {
    guard(0, 'renders');
    expect(hold(aQueued())).toMatchObject({ heldFor: 'spending-guard' });
  });
});

describe('what was sent', () => {
  const why = failure('render-failed', 'It failed.', 'Look.');
  const lost = {
    state: 'unconfirmed',
    since: july,
    failure: why,
    sentAt: july,
    searches: 0,
  } as const;
  const back = {
    state: 'queued',
    attempts: 1,
    lostAt: null,
    problem: why,
    paused: false,
    heldFor: null,
  } as const;

  it('is taken back when a refusal proves that nothing was made', () => {
    become(
      send(aQueued(credits(2))),
      { state: 'failed', failure: why, outputs: null },
      'submit-refused',
    );
    become(send(aQueued(credits(2))), back, 'submit-postponed');
    expect(spending('renders')).toMatchObject({ spent: 0, inFlight: 1 });
    expect(repositories.submissions.counts([`account ${accountId}`], '2026-07')).toEqual([]);
  });

  it('stays where an earlier attempt may have arrived', () => {
    const first = become(send(aQueued()), back, 'submit-lost');
    expect(spending('renders')).toMatchObject({ spent: 0, inFlight: 1 });
    become(send(first), { state: 'failed', failure: why, outputs: null }, 'submit-refused');
    expect(repositories.submissions.counts([`account ${accountId}`], '2026-07')).toMatchObject([
      { used: 1 },
    ]);
  });

  it('is taken back when it is settled that it did not arrive, and kept when it is given up', () => {
    become(become(send(aQueued()), lost, 'submit-lost'), back, 'settled-as-not-arrived');
    expect(spending('renders')).toMatchObject({ spent: 0, inFlight: 1 });
    const gone = { state: 'canceled', stoppedAtProvider: false } as const;
    become(become(send(aQueued()), lost, 'submit-lost'), gone, 'following-stopped');
    expect(spending('renders')).toMatchObject({ spent: 1 });
  });

  it('costs nothing when the render failed, and all when only we failed', () => {
    become(
      send(aQueued(credits(2))),
      { state: 'failed', failure: why, outputs: null },
      'check-failed',
    );
    const late = failure('not-finished-in-time', 'Late.', 'Wait.');
    become(
      send(aQueued(credits(3))),
      { state: 'failed', failure: late, outputs: null },
      'check-pending',
    );
    expect(spending('credits')).toMatchObject({ spent: 3 });
    expect(spending('renders')).toMatchObject({ spent: 2 });
  });
});

describe('a quota', () => {
  const titles = () => repositories.notices.untold(100).map(({ title }) => title);

  it('is told of once at 80, once at 95 and once at 100 percent', () => {
    provider = few;
    const jobs = Array.from({ length: 15 }, () => send(aQueued()));
    expect(jobs).toHaveLength(15);
    expect(titles()).toEqual([]);
    send(aQueued());
    send(aQueued());
    expect(titles()).toEqual(["Studio: 80 % of the month's video quota"]);
    for (let count = 17; count < 22; count += 1) send(aQueued());
    const told = [80, 95, 100].map((share) => `Studio: ${share} % of the month's video quota`);
    expect(titles()).toEqual(told);
    expect(repositories.notices.untold(100).at(-1)?.body).toContain('until Mockly refuses them');
    for (let count = 0; count < 16; count += 1) send(aQueued(), Date.UTC(2026, 7, 2));
    expect(titles()).toHaveLength(4);
  });
});
