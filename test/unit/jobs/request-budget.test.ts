import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountWrites } from '../../../src/core/db/account-repository.ts';
import { openDatabase, type OpenedDatabase } from '../../../src/core/db/database.ts';
import { requestReads, requestWrites } from '../../../src/core/db/request-repository.ts';
import { createRequestBudget } from '../../../src/core/jobs/request-budget.ts';
import type { RequestLimit } from '../../../src/core/providers/provider.ts';
import { accountIdSchema } from '../../../src/shared/ids.ts';
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
  scopes.clear();
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
  const answer = budget.take(someAccountId, limit, 'submit');
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
    const slow = budget.take(someAccountId, limit, 'submit');
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
    const refused = budget.take(someAccountId, limit, 'submit');
    expect(refused.granted).toBe(false);
    await clock.advance(refused.granted ? 0 : refused.waitMs);
    expect(takeAndSettle(budget)).toBe(true);
  });

  it('remembers over a restart what was sent, also when a crash took the answer', async () => {
    const before = open();
    takeAndSettle(before);
    takeAndSettle(before);
    before.take(someAccountId, limit, 'submit');
    const after = open();
    expect(after.take(someAccountId, limit, 'submit').granted).toBe(false);
    expect(after.usedBy(someAccountId, limit)).toEqual([
      { accountId: null, purpose: null, count: after.used(someAccountId, limit) },
    ]);
    await clock.advance(61_000);
    expect(takeAndSettle(open())).toBe(true);
  });

  it('stays away for as long as the provider said, over a restart too', async () => {
    open().block(someAccountId, limit, 30_000);
    const budget = open();
    expect(budget.take(someAccountId, limit, 'submit')).toMatchObject({
      granted: false,
      waitMs: 30_000,
    });
    await clock.advance(30_000);
    expect(takeAndSettle(budget)).toBe(true);
  });
});

const other = accountIdSchema.parse('01980000-0000-7000-8000-000000000002');
const now = () => clock.now();
const answer = (headers: Record<string, string>, status = 200) => ({
  status,
  headers,
  receivedAt: now(),
});

describe('a scope', () => {
  it('has one budget, whoever asks in it', async () => {
    for (const id of [someAccountId, other]) scopes.set(id, 'key K');
    const budget = open();
    takeAndSettle(budget);
    takeAndSettle(budget);
    expect(budget.take(other, limit, 'submit').granted).toBe(true);
    expect(budget.take(other, limit, 'submit').granted).toBe(false);
    expect(budget.used(other, limit)).toBe(3);
    expect(budget.usedBy(someAccountId, limit)).toEqual([
      { accountId: someAccountId, purpose: 'submit', count: 2 },
      { accountId: other, purpose: 'submit', count: 1 },
    ]);
    expect(budget.used(someAccountId, limit)).toBe(3);
    await clock.advance(1);
  });

  it('is held against each account’s own plan', () => {
    for (const id of [someAccountId, other]) scopes.set(id, 'key K');
    const budget = open();
    const wide = { ...limit, count: 5, windowMs: 30_000 };
    for (let count = 0; count < 4; count += 1)
      expect(budget.take(other, wide, 'submit').granted).toBe(true);
    expect(budget.take(someAccountId, limit, 'submit').granted).toBe(false);
    expect(budget.take(other, wide, 'submit').granted).toBe(true);
  });

  it('takes over what was asked before it was known, also for the next start', () => {
    const before = open();
    for (let count = 0; count < 3; count += 1) takeAndSettle(before);
    before.block(someAccountId, { ...limit, id: 'other' }, 20_000);
    before.move(`account ${someAccountId}`, 'key K');
    scopes.set(someAccountId, 'key K');
    for (const budget of [before, open()]) {
      expect(budget.take(someAccountId, limit, 'submit').granted).toBe(false);
      expect(budget.take(someAccountId, { ...limit, id: 'other' }, 'submit').granted).toBe(false);
      expect(budget.used(other, limit)).toBe(0);
    }
  });
});

describe('an answer', () => {
  it('that names a lower limit lowers the budget, also after a restart', () => {
    open().heard(someAccountId, limit, answer({ 'x-ratelimit-limit': '1' }));
    const budget = open();
    expect(takeAndSettle(budget)).toBe(true);
    expect(takeAndSettle(budget)).toBe(false);
    budget.heard(someAccountId, limit, answer({ 'x-ratelimit-limit': '300' }));
    expect(budget.allowed(someAccountId, limit).count).toBe(3);
    expect(open().allowed(someAccountId, limit).count).toBe(3);
  });

  it('is forgotten when nothing confirms it for an hour', async () => {
    const budget = open();
    budget.heard(someAccountId, limit, answer({ 'x-ratelimit-limit': '1' }));
    await clock.advance(3_700_000);
    expect(budget.allowed(someAccountId, limit).count).toBe(3);
  });

  it.each([
    ['Unix seconds', () => String(Math.ceil(now() / 1_000) + 20)],
    ['Unix milliseconds', () => String(now() + 20_000)],
    ['seconds to go', () => '20'],
  ])('that nothing remains holds everything until the reset, in %s', async (_, reset) => {
    clock = new FakeClock(1_800_000_000_000);
    const budget = open();
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset() };
    budget.heard(someAccountId, limit, answer(headers));
    const refused = budget.take(someAccountId, limit, 'submit');
    expect(refused.granted ? 0 : refused.waitMs).toBeGreaterThan(19_000);
    expect(refused.granted ? 0 : refused.waitMs).toBeLessThanOrEqual(21_000);
    await clock.advance(21_000);
    expect(takeAndSettle(budget)).toBe(true);
  });

  it('about the month’s quota says nothing of the minute', () => {
    const budget = open();
    budget.heard(someAccountId, limit, answer({ 'retry-after': String(10 * 86_400) }, 429));
    expect(takeAndSettle(budget)).toBe(true);
  });

  it.each(['soon', '-3', '', '99999999999999999999999'])(
    'of nonsense (%s) does no harm',
    (text) => {
      const budget = open();
      const headers = { 'retry-after': text, 'x-ratelimit-limit': text, 'x-ratelimit-reset': text };
      budget.heard(someAccountId, limit, answer(headers, 429));
      expect(takeAndSettle(budget)).toBe(true);
    },
  );

  it('of 429 slows the polls down, for a while', async () => {
    const paced: RequestLimit = { ...limit, count: 60, covers: ['check', 'submit'] };
    const budget = open();
    const before = budget.pollSpacingMs(someAccountId, paced);
    budget.heard(someAccountId, paced, answer({ 'retry-after': '2' }, 429));
    expect(budget.pollSpacingMs(someAccountId, paced)).toBeGreaterThan(before * 1.3);
    expect(budget.pollWaitMs(someAccountId, paced)).toBe(2_000);
    await clock.advance(10 * 60_000);
    expect(budget.pollSpacingMs(someAccountId, paced)).toBe(before);
  });
});

describe('polls and all else', () => {
  const shared: RequestLimit = { ...limit, count: 60, covers: ['check', 'submit', 'download'] };

  it('share a limit so that a submit hardly waits while polls use all of it', async () => {
    const budget = open();
    const waits: number[] = [];
    let wantedAt: number | null = null;
    for (let step = 0; step < 3_000; step += 1) {
      // A submit every ten seconds, polls whenever one may go.
      if (step % 100 === 50) wantedAt = clock.monotonic();
      if (wantedAt !== null) {
        const place = budget.take(someAccountId, shared, 'submit');
        if (place.granted) {
          place.permit.settle();
          waits.push(clock.monotonic() - wantedAt);
          wantedAt = null;
        }
      }
      const poll = budget.take(someAccountId, shared, 'check', 'poll');
      if (poll.granted) poll.permit.settle();
      await clock.advance(100);
    }
    expect(waits.length).toBeGreaterThan(25);
    expect(Math.max(...waits)).toBeLessThan(2_000);
  });
});
