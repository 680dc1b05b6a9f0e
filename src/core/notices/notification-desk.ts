import { MINUTE, SECOND } from '../../shared/durations.ts';
import type { NoticeKind, Notification } from '../../shared/notification.ts';
import type { Settings } from '../../shared/settings.ts';
import type { BusyReads, BusyWrites, Emptying } from '../db/busy-repository.ts';
import type { NoticeReads, NoticeWrites, TakenNotices } from '../db/notice-repository.ts';
import type { Notifier } from '../ports.ts';
import { decideNotifications, isSilent, tellingOf } from './decide-notifications.ts';
import type { NoticeHeap } from './decide-notifications.ts';
import { isQuiet, minuteOfDay } from './quiet-hours.ts';
import { noticeView, type NoticeParts } from './tell-notices.ts';

/** What comes up so soon one after the other is told together. */
const GATHERING_MS = 2 * SECOND;
/** Who was told something this short while ago is not disturbed again before it is over. */
const CALM_MS = 10 * SECOND;

export interface DeskParts extends Pick<NoticeParts, 'clock' | 'jobs' | 'outputs' | 'tell'> {
  readonly logger: { log(level: 'warn' | 'error', message: string): void };
  readonly notices: NoticeReads;
  readonly noticeWrites: NoticeWrites;
  readonly busy: BusyReads;
  readonly busyWrites: BusyWrites;
  readonly notifier: Notifier;
  readonly settings: () => Settings;
  /** Nothing is left to do; called once for each time that it came to that. */
  readonly allDone: (emptying: Emptying) => void;
}

/**
 * Tells a person natively what they want to be told of, gathered. What is shown is marked in the
 * ledger before: a crash in between loses it, and nothing is ever shown twice.
 */
export class NotificationDesk {
  readonly #parts: DeskParts;
  #isOpen = false;
  #shownAt = Number.NEGATIVE_INFINITY;
  #takeBackTimer: (() => void) | null = null;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#isOpen = true;
    this.changed();
  }

  stop(): void {
    this.#isOpen = false;
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
  }

  /** Something was noted, or a job or the settings changed: looks, soon. */
  changed(): void {
    const { clock } = this.#parts;
    const calm = this.#shownAt + CALM_MS - clock.monotonic();
    this.#lookIn(Math.max(GATHERING_MS, calm));
  }

  #lookIn(delayMs: number): void {
    if (!this.#isOpen) return;
    this.#takeBackTimer ??= this.#parts.clock.after(delayMs, () => {
      this.#takeBackTimer = null;
      try {
        this.#look();
      } catch (error) {
        this.#parts.logger.log('error', `what is to be told was not read: ${String(error)}`);
      }
    });
  }

  #look(): void {
    const { busy, notices, noticeWrites, clock } = this.#parts;
    const settings = this.#parts.settings();
    const { notifications } = settings;
    const now = clock.now();
    const minute = minuteOfDay(now);
    const isAllDone = !busy.isBusy();
    const saysAllDone = isAllDone && this.#emptied(settings, minute);
    // What waits for the end of all may be very many, and is not read before.
    const kinds = KINDS.filter(
      (kind) => isAllDone || tellingOf(notifications, kind) !== 'all-done',
    );
    const { show, drop } = decideNotifications(notices.heaps(kinds), {
      settings: notifications,
      minute,
      isAllDone,
      saysAllDone,
      isBatchDone: (batch) => !busy.isBatchBusy(batch),
    });
    if (drop.length > 0) noticeWrites.takeUnshown(drop, now);
    for (const group of show) this.#showGroup(group, settings, now);
    // The end of the quiet hours tells nobody that it has come.
    if (isQuiet(notifications.quietHours, minute)) this.#lookIn(MINUTE);
  }

  /** True when it was told that nothing is left to do. */
  #emptied({ notifications, allDone }: Settings, minute: number): boolean {
    const emptying = this.#parts.busyWrites.takeEmptying();
    if (emptying === null) return false;
    this.#parts.allDone(emptying);
    if (!allDone.notify || isQuiet(notifications.quietHours, minute)) return false;
    const silent = isSilent(notifications, emptying.failed === 0);
    this.#show({ type: 'all-done', ...emptying, silent });
    return true;
  }

  #showGroup(heaps: readonly NoticeHeap[], { notifications }: Settings, now: number): void {
    const [heap] = heaps;
    const taken: TakenNotices = this.#parts.noticeWrites.takeUnshown(heaps, now);
    if (heap === undefined || taken.count === 0) return;
    const { kind } = heap;
    this.#show({
      type: 'notices',
      kind,
      notices: taken.first.map((stored) => noticeView(this.#parts, stored)),
      count: taken.count,
      silent: isSilent(notifications, kind === 'completed'),
    });
  }

  #show(notification: Notification): void {
    this.#shownAt = this.#parts.clock.monotonic();
    this.#parts.tell({ type: 'notification', notification });
    try {
      this.#parts.notifier.show(notification);
    } catch (error) {
      this.#parts.logger.log('warn', `a notification could not be shown: ${String(error)}`);
    }
  }
}

const KINDS: readonly NoticeKind[] = ['completed', 'failed', 'needs-you'];
