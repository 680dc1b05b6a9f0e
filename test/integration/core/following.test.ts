import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import { ProviderCallError } from '../../../src/core/providers/exchange.ts';
import type { CheckAnswer } from '../../../src/core/providers/provider.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { failure } from '../../../src/shared/failure.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import {
  FollowingUnderTest,
  mostInAnyWindow,
  sharedLimit,
  stillRendering,
  type FollowingOptions,
} from './following-under-test.ts';

let repositories: Repositories;
let clock: FakeClock;
let running: FollowingUnderTest[];
beforeEach(() => {
  repositories = openRepositories(':memory:');
  clock = new FakeClock(1_800_000_000_000);
  running = [];
});
afterEach(async () => {
  for (const one of running) await one.stop();
  repositories.close();
});

function start(options: Partial<FollowingOptions> = {}): FollowingUnderTest {
  const started = new FollowingUnderTest({ repositories, clock, ...options });
  running.push(started);
  return started;
}
const done: CheckAnswer = {
  outcome: 'succeeded',
  outputs: [{ key: '0', link: null, bytes: null, kind: 'video' }],
};
const since = <Sent extends { readonly at: number }>(times: readonly Sent[], from: number) =>
  times.filter(({ at }) => at >= from);

describe('one limit for all', () => {
  test('is used up by polls, and a submit hardly waits for them', async () => {
    const core = start();
    const account = core.account('one');
    core.rendering(account, 100);
    await clock.advance(3 * MINUTE);
    for (let count = 0; count < 5; count += 1) {
      const wantedAt = clock.monotonic();
      const [number] = core.queued(account);
      await clock.advance(20 * SECOND);
      const sent = core.others.find((other) => other.number === number);
      expect((sent?.at ?? Infinity) - wantedAt).toBeLessThan(3 * SECOND);
    }
    expect(mostInAnyWindow(core.sent(), MINUTE)).toBeLessThanOrEqual(sharedLimit.count);
    expect(core.asked.length).toBeGreaterThan(150);
  });

  test('leaves polls their share while five hundred submits go out', async () => {
    const core = start();
    const account = core.account('one');
    core.rendering(account, 20);
    await clock.advance(MINUTE);
    const from = clock.monotonic();
    core.queued(account, 500);
    await clock.advance(5 * MINUTE);
    const polls = since(core.asked, from).map(({ at }) => at);
    const gaps = polls.slice(1).map((at, index) => at - (polls[index] ?? 0));
    expect(polls.length).toBeGreaterThan(40);
    expect(Math.max(...gaps)).toBeLessThan(15 * SECOND);
    expect(mostInAnyWindow(core.sent(), MINUTE)).toBeLessThanOrEqual(sharedLimit.count);
  });

  test('is one for two accounts with one key, and fair to both', async () => {
    const core = start();
    const [one, two] = [core.account('one'), core.account('two')];
    core.rendering(one, 60, 'one');
    core.rendering(two, 60, 'two');
    core.queued(one, 20);
    core.queued(two, 20);
    await clock.advance(6 * MINUTE);
    expect(mostInAnyWindow(core.sent(), MINUTE)).toBeLessThanOrEqual(sharedLimit.count);
    const ofOne = core.asked.filter(({ id }) => id.startsWith('one')).length;
    expect(ofOne / core.asked.length).toBeGreaterThan(0.4);
    expect(ofOne / core.asked.length).toBeLessThan(0.6);
    const firstTwenty = core.others.slice(0, 20).map(({ number }) => number);
    expect(firstTwenty.filter((number) => number > 140).length).toBeGreaterThan(7);
  });

  test('is another for another key', async () => {
    const core = start();
    core.rendering(core.account('one', 'aa'), 60, 'one');
    core.rendering(core.account('two', 'bb'), 60, 'two');
    await clock.advance(3 * MINUTE);
    expect(mostInAnyWindow(core.sent(), MINUTE)).toBeGreaterThan(sharedLimit.count);
  });

  test('is not forgotten by a restart', async () => {
    const core = start();
    core.rendering(core.account('one'), 100);
    await clock.advance(90 * SECOND);
    const before = core.sent();
    await core.stop();
    const next = start();
    await clock.advance(90 * SECOND);
    const all = [...before, ...next.sent()];
    expect(next.asked.length).toBeGreaterThan(30);
    expect(mostInAnyWindow(all, MINUTE)).toBeLessThanOrEqual(sharedLimit.count);
  });
});

describe('whoever follows', () => {
  test('asks after every job, and none waits longer than its bound', async () => {
    const core = start();
    const ids = core.rendering(core.account('one'), 30);
    await clock.advance(10 * MINUTE);
    const longest = ids.map((id) => {
      const times = core.asked.filter((one) => one.id === id).map(({ at }) => at);
      return Math.max(...times.map((at, index) => at - (times[index - 1] ?? 0)));
    });
    // Three turns of all, and one for others that have waited as long.
    expect(Math.max(...longest)).toBeLessThan(4 * 30 * 1_100);
  });

  test('goes first where a person asks', async () => {
    const core = start();
    const ids = core.rendering(core.account('one'), 200);
    await clock.advance(MINUTE);
    const last = ids.find((id) => !core.asked.some((one) => one.id === id)) ?? '';
    const job = core.job(last);
    const from = clock.monotonic();
    repositories.jobWrites.update({ ...job, nextCheckAt: clock.now() });
    core.scheduler.checkFirst(job.number);
    await clock.advance(3 * SECOND);
    expect(since(core.asked, from).map(({ id }) => id)).toContain(last);
  });

  test('has no timers to speak of when there is nothing to do', async () => {
    let timers = 0;
    const counted = new FakeClock(1_800_000_000_000);
    const after = counted.after.bind(counted);
    counted.after = (delayMs, callback) => {
      timers += 1;
      return after(delayMs, callback);
    };
    clock = counted;
    const core = start();
    core.account('one');
    await clock.advance(MINUTE);
    timers = 0;
    await clock.advance(HOUR);
    expect(timers).toBeLessThanOrEqual(61);
  });

  test('waits for a slow keychain with the accounts that need it alone', async () => {
    const core = start({ isReady: ({ name }) => name !== 'locked' });
    core.rendering(core.account('locked', 'aa'), 5, 'locked');
    core.rendering(core.account('open', 'bb'), 5, 'open');
    await clock.advance(MINUTE);
    expect(core.asked.some(({ id }) => id.startsWith('locked'))).toBe(false);
    expect(core.asked.length).toBeGreaterThan(20);
  });

  test('comes to hardly one of two thousand again before it came to every one', async () => {
    const core = start();
    core.rendering(core.account('one'), 2_000);
    await clock.advance(10 * MINUTE);
    const asked = new Set(core.asked.map(({ id }) => id)).size;
    expect(core.asked.length - asked).toBeLessThan(core.asked.length / 100);
    expect(core.asked.length).toBeGreaterThan(550);
  });
});

describe('a clock that is set', () => {
  test.each([
    ['forwards by hours', 5 * HOUR],
    ['back by hours', -5 * HOUR],
    ['forwards by minutes', 3 * MINUTE],
    ['back by minutes', -3 * MINUTE],
  ])('%s hammers nothing, and holds nothing up', async (_, jump) => {
    const core = start();
    const ids = core.rendering(core.account('one'), 10);
    await clock.advance(2 * MINUTE);
    for (let times = 0; times < 3; times += 1) {
      clock.jump(jump);
      const from = clock.monotonic();
      await clock.advance(3 * MINUTE);
      const asked = since(core.asked, from);
      expect(new Set(asked.map(({ id }) => id)).size).toBe(ids.length);
      expect(asked.length).toBeGreaterThan(30);
    }
    expect(mostInAnyWindow(core.sent(), MINUTE)).toBeLessThanOrEqual(sharedLimit.count);
    for (const id of ids) {
      const times = core.asked.filter((one) => one.id === id).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(SECOND);
    }
  });

  test('counts towards no cap', async () => {
    const cap = 10 * MINUTE;
    const poll = { firstMs: 1_000, floorMs: 2_000, ceilingMs: 4_000, capMs: cap };
    const core = start({ provider: { poll } });
    core.rendering(core.account('one'), 1);
    for (let times = 0; times < 4; times += 1) {
      await clock.advance(2 * MINUTE);
      clock.jump(times % 2 === 0 ? 8 * HOUR : -8 * HOUR);
    }
    await clock.advance(MINUTE);
    expect(core.job('render-0').status.state).toBe('rendering');
    await clock.advance(2 * MINUTE);
    expect(core.job('render-0').status.state).toBe('failed');
  });
});

describe('render times', () => {
  const rendersFor = (ms: number) => {
    const begun = clock.monotonic();
    return () => (clock.monotonic() - begun >= ms ? done : stillRendering);
  };

  test('are learned from completions, and known to the next start', async () => {
    const core = start({ answer: rendersFor(20 * SECOND) });
    const account = core.account('one');
    core.rendering(account, 3);
    await clock.advance(MINUTE);
    const kept = repositories.keptRenderTimes.all();
    expect(kept.map(([sort]) => sort)).toEqual(
      expect.arrayContaining([`${account} video`, 'mockly video']),
    );
    for (const [, times] of kept) {
      expect(times.count).toBe(3);
      expect(Math.exp(times.logMean)).toBeGreaterThan(15 * SECOND);
      expect(Math.exp(times.logMean)).toBeLessThan(45 * SECOND);
    }
  });

  test('are not learned from failures, nor over a clock that was set', async () => {
    const fails: CheckAnswer = { outcome: 'failed', failure: failure('render-failed', 'No.', '.') };
    let answer = (): CheckAnswer => fails;
    const core = start({ answer: () => answer() });
    const account = core.account('one');
    core.rendering(account, 3, 'failing');
    await clock.advance(MINUTE);
    answer = rendersFor(20 * SECOND);
    core.rendering(account, 3, 'jumped');
    await clock.advance(5 * SECOND);
    clock.jump(2 * HOUR);
    await clock.advance(MINUTE);
    expect(core.job('jumped-0').status.state).not.toBe('rendering');
    expect(repositories.keptRenderTimes.all()).toEqual([]);
  });
});

test('a provider that never answers is asked less and less, and then a person is', async () => {
  const silence = () => {
    throw new ProviderCallError(failure('unreachable', 'No answer came.', 'Wait.'), {
      arrival: 'not-sent',
      consequence: { kind: 'retry', afterMs: null },
      status: null,
    });
  };
  const poll = { firstMs: 1_000, floorMs: 2_000, ceilingMs: 4_000, capMs: 10 * MINUTE };
  const core = start({ answer: silence, provider: { poll } });
  core.rendering(core.account('one'), 1);
  await clock.advance(HOUR);
  expect(core.job('render-0')).toMatchObject({ status: { state: 'rendering' } });
  expect(core.job('render-0').nextCheckAt).not.toBeNull();
  await clock.advance(HOUR);
  expect(core.job('render-0')).toMatchObject({ nextCheckAt: null, status: { state: 'rendering' } });
  const asked = core.asked.length;
  await clock.advance(DAY);
  expect(core.asked).toHaveLength(asked);
});
