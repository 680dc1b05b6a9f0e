import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRepositories, type Repositories } from '../../../src/core/db/repositories.ts';
import { NotificationDesk } from '../../../src/core/notices/notification-desk.ts';
import { createNoticeTeller } from '../../../src/core/notices/tell-notices.ts';
import { MINUTE, SECOND } from '../../../src/shared/durations.ts';
import { accountIdSchema, jobIdSchema } from '../../../src/shared/ids.ts';
import type { NoticeKind, Notification } from '../../../src/shared/notification.ts';
import { settingsSchema, type Settings } from '../../../src/shared/settings.ts';
import { handClock, type HandClock } from '../../fakes/hand-clock.ts';

const accountId = accountIdSchema.parse(uuid());
let folder: string;
let repositories: Repositories;
let clock: HandClock;
let settings: Settings;
let shown: Notification[];
let emptied: unknown[];
let desk: NotificationDesk;

/** A start of the app: what was told before is known from the database alone. */
function start(): void {
  shown = [];
  emptied = [];
  desk = new NotificationDesk({
    ...repositories,
    clock,
    settings: () => settings,
    tell: () => undefined,
    logger: { log: (_level, message) => expect.unreachable(message) },
    notifier: { show: (notification) => void shown.push(notification) },
    allDone: (emptying) => void emptied.push(emptying),
  });
  desk.start();
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renderdesk-notifications-'));
  repositories = openRepositories(join(folder, 'library.db'));
  clock = handClock(new Date(2027, 0, 15, 12).getTime());
  settings = settingsSchema.parse({});
  repositories.accountWrites.insert({
    id: accountId,
    providerId: 'mockly',
    name: 'Work',
    baseUrl: 'http://127.0.0.1:9/api/v1',
    planId: null,
    isDemo: false,
    createdAt: clock.now(),
  });
  start();
});
afterEach(() => {
  desk.stop();
  repositories.close();
  rmSync(folder, { recursive: true });
});

function aJob(name: string): number {
  const createdAt = clock.now();
  return repositories.jobWrites.insert({
    id: jobIdSchema.parse(uuid()),
    accountId,
    name,
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
    nextCheckAt: createdAt,
    createdAt,
  });
}

/** The job ends, and that is noted and told to the clients. */
function end(number: number, kind: NoticeKind = 'completed'): void {
  const job = repositories.jobs.byNumber(number);
  if (job === undefined) throw new Error('there is no such job');
  repositories.jobWrites.update({ ...job, status: { state: 'completed' }, nextCheckAt: null });
  const draft = { kind, title: job.name, body: '' };
  repositories.noticeWrites.add(draft, number, clock.now());
  const noticed = () => desk.changed();
  createNoticeTeller({ ...repositories, clock, tell: () => undefined, noticed }).tellAll();
}

/** What was shown, in short. */
const said = () =>
  shown.map((one) =>
    one.type === 'all-done'
      ? `all: ${one.done} done, ${one.failed} failed`
      : `${one.kind} ${one.count}: ${one.notices.map(({ name }) => name).join(' ')}`,
  );

describe('a person is told', () => {
  test('in one go of what came within seconds, and left in peace for a while after', () => {
    const [a, b, c] = [aJob('a'), aJob('b'), aJob('c')] as const;
    end(a);
    clock.pass(SECOND);
    end(b);
    expect(said()).toEqual([]);
    clock.pass(SECOND);
    expect(said()).toEqual(['completed 2: a b']);
    end(c, 'failed');
    clock.pass(9 * SECOND);
    expect(said()).toHaveLength(1);
    clock.pass(SECOND);
    expect(said().at(-1)).toBe('failed 1: c');
  });

  test('never twice, and not of what an earlier run told', () => {
    end(aJob('a'));
    clock.pass(MINUTE);
    expect(said()).toEqual(['completed 1: a']);
    start();
    clock.pass(MINUTE);
    expect(said()).toEqual([]);
  });

  test('after a restart of what was still to be told', () => {
    end(aJob('a'));
    desk.stop();
    start();
    clock.pass(MINUTE);
    expect(said()).toEqual(['completed 1: a']);
  });

  test('of a batch when nothing of it is left, however it ends', () => {
    settings = settingsSchema.parse({ notifications: { done: 'batch' } });
    const [a, b] = [aJob('a'), aJob('b')] as const;
    clock.pass(MINUTE);
    const other = aJob('other');
    end(a);
    clock.pass(MINUTE);
    end(other);
    clock.pass(MINUTE);
    expect(said()).toEqual(['completed 1: other']);
    const job = repositories.jobs.byNumber(b);
    if (job === undefined) throw new Error('there is no such job');
    const status = { state: 'canceled', stoppedAtProvider: true } as const;
    repositories.jobWrites.update({ ...job, status, nextCheckAt: null });
    desk.changed();
    clock.pass(MINUTE);
    expect(said()).toEqual(['completed 1: other', 'completed 1: a']);
  });

  test('after the quiet hours of all that came up in them', () => {
    settings = settingsSchema.parse({
      notifications: { quietHours: { from: 11 * 60, to: 12 * 60 + 30 } },
    });
    end(aJob('a'));
    clock.pass(20 * MINUTE);
    end(aJob('b'));
    clock.pass(9 * MINUTE);
    expect(said()).toEqual([]);
    clock.pass(2 * MINUTE);
    expect(said()).toEqual(['completed 2: a b']);
  });
});

describe('that all is done', () => {
  test('is said once for each time that it comes to that, also over restarts', () => {
    settings = settingsSchema.parse({
      notifications: { done: 'all-done', failed: 'off' },
      allDone: { notify: true },
    });
    const [a, b] = [aJob('a'), aJob('b')] as const;
    end(a);
    clock.pass(MINUTE);
    expect(emptied).toEqual([]);
    end(b, 'failed');
    clock.pass(MINUTE);
    expect(said()).toEqual(['all: 1 done, 1 failed']);
    expect(emptied).toEqual([{ done: 1, failed: 1 }]);
    start();
    clock.pass(MINUTE);
    expect(emptied).toEqual([]);
    end(aJob('c'));
    clock.pass(MINUTE);
    expect(emptied).toEqual([{ done: 1, failed: 0 }]);
    expect(said()).toEqual(['all: 1 done, 0 failed']);
  });

  test('is not said of a queue that was only canceled', () => {
    clock.pass(MINUTE);
    desk.changed();
    clock.pass(MINUTE);
    expect(emptied).toEqual([]);
  });
});
