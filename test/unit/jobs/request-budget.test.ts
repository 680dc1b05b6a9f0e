import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountWrites } from '../../../src/core/db/account-repository.ts';
import { openDatabase, type OpenedDatabase } from '../../../src/core/db/database.ts';
import { requestReads, requestWrites } from '../../../src/core/db/request-repository.ts';
import { createRequestBudget } from '../../../src/core/jobs/request-budget.ts';
import type { RequestLimit } from '../../../src/core/providers/provider.ts';
import { someAccountId } from '../../builders/a-job.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';

const limit: RequestLimit = {
  id: 'reads',
  label: 'Reads',
  count: 3,
  windowMs: 60_000,
  window: 'sliding',
  covers: ['download'],
};

let clock: FakeClock;
let database: OpenedDatabase;
const scopes = new Map<string, string>();
const open = () =>
  createRequestBudget(clock, requestReads(database.reader), requestWrites(database.writer), {
    of: (accountId) => scopes.get(accountId) ?? `account ${accountId}`,
  });

beforeEach(() => {
  clock = new FakeClock();
  database = openDatabase(':memory:');
  accountWrites(database.writer).insert({
    id: someAccountId,
    providerId: 'mockly',
    name: 'Studio',
    baseUrl: 'https://www.getmockly.com/api/v1',
    planId: null,
    isDemo: false,
    createdAt: 1,
  });
});
afterEach(() => database.close());

function takeAndSettle(budget: ReturnType<typeof open>): boolean {
  const answer = budget.take(someAccountId, limit);
  if (answer.granted) answer.permit.settle();
  return answer.granted;
}

describe('a request budget', () => {
  it('grants as many as the limit says in any window, not one more', async () => {
    const budget = open();
    const sent: number[] = [];
    for (let step = 0; step < 400; step += 1) {
      if (takeAndSettle(budget)) sent.push(clock.monotonic());
      await clock.advance(700);
    }
    expect(sent.length).toBeGreaterThan(10);
    for (const start of sent) {
      const inWindow = sent.filter((time) => time >= start && time < start + limit.windowMs);
      expect(inWindow.length).toBeLessThanOrEqual(limit.count);
    }
  });

  it('counts a request until a window after its answer, since it may arrive that late', async () => {
    const budget = open();
    const slow = budget.take(someAccountId, limit);
    takeAndSettle(budget);
    takeAndSettle(budget);
    await clock.advance(59_000);
    if (slow.granted) slow.permit.settle();
    await clock.advance(2_000);
    // The two quick ones have left the window, the slow one has not.
    expect(budget.used(someAccountId, limit)).toBe(1);
  });

  it('says how long to wait, and is right', async () => {
    const budget = open();
    for (let count = 0; count < 3; count += 1) takeAndSettle(budget);
    const refused = budget.take(someAccountId, limit);
    expect(refused.granted).toBe(false);
    await clock.advance(refused.granted ? 0 : refused.waitMs);
    expect(takeAndSettle(budget)).toBe(true);
  });

  it('remembers over a restart what was sent, also when a crash took the answer', async () => {
    const before = open();
    takeAndSettle(before);
    takeAndSettle(before);
    before.take(someAccountId, limit);
    const after = open();
    expect(after.take(someAccountId, limit).granted).toBe(false);
    await clock.advance(61_000);
    expect(takeAndSettle(open())).toBe(true);
  });

  it('stays away for as long as the provider said, over a restart too', async () => {
    open().block(someAccountId, limit, 30_000);
    const budget = open();
    expect(budget.take(someAccountId, limit)).toMatchObject({ granted: false, waitMs: 30_000 });
    await clock.advance(30_000);
    expect(takeAndSettle(budget)).toBe(true);
  });
});
