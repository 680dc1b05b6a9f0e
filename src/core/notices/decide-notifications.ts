import type { NotificationSettings, Telling } from '../../shared/native-settings.ts';
import type { NoticeKind } from '../../shared/notification.ts';
import { isQuiet } from './quiet-hours.ts';

/** Notices of one kind, about jobs that were made together, that were not yet told natively. */
export interface NoticeHeap {
  readonly kind: NoticeKind;
  /** Null: about no job, or about one that was made alone in older times. */
  readonly batch: number | null;
}

export interface Situation {
  readonly settings: NotificationSettings;
  /** Minutes after midnight, of this computer's time. */
  readonly minute: number;
  /** Nothing is left that goes on by itself. */
  readonly isAllDone: boolean;
  /** That nothing is left was just told by itself: it says what waited for it as well. */
  readonly saysAllDone: boolean;
  readonly isBatchDone: (batch: number) => boolean;
}

export interface Decided {
  /** What of these is told together, as one notification. */
  readonly show: readonly NoticeHeap[][];
  /** Never told natively. */
  readonly drop: readonly NoticeHeap[];
}

/** The worst last, so that it lies on top. */
const ORDER: readonly NoticeKind[] = ['completed', 'failed', 'needs-you'];

/**
 * What is told natively now. What is in neither list waits for its batch, for the end of all, or
 * for the end of the quiet hours.
 */
export function decideNotifications(heaps: readonly NoticeHeap[], situation: Situation): Decided {
  const { settings, minute } = situation;
  const quiet = isQuiet(settings.quietHours, minute);
  const drop: NoticeHeap[] = [];
  const ready: NoticeHeap[] = [];
  for (const heap of heaps) {
    const telling = tellingOf(settings, heap.kind);
    if (telling === 'off' || (telling === 'all-done' && situation.saysAllDone)) drop.push(heap);
    else if (!quiet && isReady(telling, heap, situation)) ready.push(heap);
  }
  const show = ORDER.map((kind) => ready.filter((heap) => heap.kind === kind));
  return { show: show.filter((group) => group.length > 0), drop };
}

export function tellingOf(settings: NotificationSettings, kind: NoticeKind): Telling {
  switch (kind) {
    case 'completed':
      return settings.done;
    case 'failed':
      return settings.failed;
    case 'needs-you':
      return settings.needsYou;
  }
}

function isReady(telling: Telling, { batch }: NoticeHeap, situation: Situation): boolean {
  switch (telling) {
    case 'each':
      return true;
    case 'batch':
      return batch === null || situation.isBatchDone(batch);
    case 'all-done':
      return situation.isAllDone;
    case 'off':
      return false;
  }
}

/** Whether it is told without a sound. @param isGood nothing went wrong, and nobody is needed */
export function isSilent({ sound }: NotificationSettings, isGood: boolean): boolean {
  switch (sound) {
    case 'always':
      return false;
    case 'bad-news':
      return isGood;
    case 'never':
      return true;
  }
}
