import { describe, expect, test } from 'vitest';
import {
  decideNotifications,
  isSilent,
  type NoticeHeap,
  type Situation,
} from '../../../src/core/notices/decide-notifications.ts';
import { isQuiet } from '../../../src/core/notices/quiet-hours.ts';
import { defaultSettings } from '../../../src/shared/settings.ts';
import type { NotificationSettings } from '../../../src/shared/native-settings.ts';

const done = (batch: number | null = null): NoticeHeap => ({ kind: 'completed', batch });
const failed = (batch: number | null = null): NoticeHeap => ({ kind: 'failed', batch });
const needsYou: NoticeHeap = { kind: 'needs-you', batch: null };

function decide(
  heaps: readonly NoticeHeap[],
  settings: Partial<NotificationSettings>,
  situation: Partial<Situation> = {},
) {
  return decideNotifications(heaps, {
    settings: { ...defaultSettings.notifications, ...settings },
    minute: 12 * 60,
    isAllDone: false,
    saysAllDone: false,
    isBatchDone: () => false,
    ...situation,
  });
}

describe('what is told natively', () => {
  test('each: what came together in one of a kind, the worst last', () => {
    const heaps = [failed(), done(1), needsYou, done(2)];
    expect(decide(heaps, {})).toEqual({
      show: [[done(1), done(2)], [failed()], [needsYou]],
      drop: [],
    });
  });

  test('off: never', () => {
    expect(decide([done(), failed()], { done: 'off' })).toEqual({
      show: [[failed()]],
      drop: [done()],
    });
  });

  test('batch: when nothing of it is left to do; what is in none, at once', () => {
    const heaps = [done(1), done(2), done()];
    const decided = decide(heaps, { done: 'batch' }, { isBatchDone: (batch) => batch === 2 });
    expect(decided).toEqual({ show: [[done(2), done()]], drop: [] });
  });

  test('all done: at the end of all, and not where that is told by itself', () => {
    const told = { done: 'all-done' } as const;
    expect(decide([done(1)], told)).toEqual({ show: [], drop: [] });
    expect(decide([done(1)], told, { isAllDone: true })).toEqual({ show: [[done(1)]], drop: [] });
    expect(decide([done(1)], told, { isAllDone: true, saysAllDone: true })).toEqual({
      show: [],
      drop: [done(1)],
    });
  });

  test('quiet hours keep everything back, and what is off stays off', () => {
    const quietHours = { from: 22 * 60, to: 7 * 60 };
    const at = (minute: number) =>
      decide([done(), failed()], { quietHours, failed: 'off' }, { minute });
    expect(at(23 * 60)).toEqual({ show: [], drop: [failed()] });
    expect(at(7 * 60)).toEqual({ show: [[done()]], drop: [failed()] });
  });
});

test('quiet hours may lie around midnight, and none are none', () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  const noon = { from: 12 * 60, to: 13 * 60 };
  const quiet = (hours: typeof night | null, ...minutes: number[]) =>
    minutes.map((minute) => isQuiet(hours, minute));
  expect(quiet(night, 0, 419, 420, 1_319, 1_320)).toEqual([true, true, false, false, true]);
  expect(quiet(noon, 719, 720, 779, 780)).toEqual([false, true, true, false]);
  expect(quiet({ from: 60, to: 60 }, 60)).toEqual([false]);
  expect(quiet(null, 60)).toEqual([false]);
});

test('a sound is made for all, for bad news alone, or never', () => {
  const silent = (sound: NotificationSettings['sound']) =>
    [true, false].map((isGood) => isSilent({ ...defaultSettings.notifications, sound }, isGood));
  expect(silent('always')).toEqual([false, false]);
  expect(silent('bad-news')).toEqual([true, false]);
  expect(silent('never')).toEqual([true, true]);
});
