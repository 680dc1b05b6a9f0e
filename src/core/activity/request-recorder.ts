import { DAY, HOUR } from '../../shared/durations.ts';
import type { WritableDatabase } from '../db/database.ts';
import type { NoticeWrites } from '../db/notice-repository.ts';
import type { RequestRecordWrites } from '../db/request-record-repository.ts';
import type { Clock, LogFields, Logger } from '../ports.ts';
import type { ActivityBook } from './activity-book.ts';
import type { RequestDraft } from './request-draft.ts';
import { sumOfRequest } from './sum.ts';

/** Records are written together: some dozens in a busy second, and lost with a crash. */
const GATHERING_MS = 250;
/** While the database takes nothing, so many wait; then the oldest are dropped. */
const MOST_WAITING = 2_000;
/** Enough for a busy day, and some ten megabytes. */
const ROWS_KEPT = 20_000;
const AGE_KEPT_MS = 14 * DAY;
/** Notices that were told and can still be looked at. */
const NOTICES_KEPT = 5_000;
/** Rows that are taken away in one go: a few milliseconds. */
const TAKEN_AT_ONCE = 500;

export interface RecorderParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly writer: WritableDatabase;
  readonly requestRecordWrites: RequestRecordWrites;
  readonly noticeWrites: Pick<NoticeWrites, 'forgetOldest'>;
  readonly book: ActivityBook;
  readonly rowsKept?: number;
}

/**
 * Keeps a record of every request. Whoever reports one waits for nothing and is told of no fault:
 * it is written later, with others, in a transaction of its own.
 */
export class RequestRecorder {
  readonly #parts: RecorderParts;
  readonly #rowsKept: number;
  #waiting: RequestDraft[] = [];
  #takeBack: (() => void) | null = null;
  #tidiedAt = Number.NEGATIVE_INFINITY;
  #dropped = 0;
  #hasFailed = false;

  constructor(parts: RecorderParts) {
    this.#parts = parts;
    this.#rowsKept = parts.rowsKept ?? ROWS_KEPT;
  }

  /** Records that could not be kept since this process began. */
  get dropped(): number {
    return this.#dropped;
  }

  record(draft: RequestDraft): void {
    this.#parts.logger.log('debug', 'a request ended', inWords(draft));
    this.#waiting.push(draft);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.shift();
      this.#dropped += 1;
    }
    this.#takeBack ??= this.#parts.clock.after(GATHERING_MS, () => this.flush());
  }

  /** Writes what waits. Never throws: what could not be written is tried with the next. */
  flush(): void {
    this.#takeBack?.();
    this.#takeBack = null;
    const batch = this.#waiting;
    if (batch.length === 0) return;
    try {
      this.#write(batch);
      this.#waiting = [];
      this.#hasFailed = false;
    } catch (error) {
      // Told once, and not for every quarter of a second for which a disk is full.
      if (!this.#hasFailed)
        this.#parts.logger.log('warn', `requests were not recorded: ${String(error)}`);
      this.#hasFailed = true;
    }
  }

  #write(batch: readonly RequestDraft[]): void {
    const { writer, requestRecordWrites, book, clock } = this.#parts;
    const now = clock.now();
    writer.transaction(() => {
      const last = batch.reduce((_, draft) => requestRecordWrites.add(draft), 0);
      book.add(batch.map(sumOfRequest), now);
      // More than came, so that it shrinks to its bound.
      const most = Math.max(TAKEN_AT_ONCE, 2 * batch.length);
      requestRecordWrites.forget(last - this.#rowsKept, now - AGE_KEPT_MS, most);
      if (Math.abs(now - this.#tidiedAt) < HOUR) return;
      this.#tidiedAt = now;
      book.tidy(now);
      this.#parts.noticeWrites.forgetOldest(NOTICES_KEPT, TAKEN_AT_ONCE);
    });
  }
}

/** What of it helps whoever reads the log. */
function inWords(draft: RequestDraft): LogFields {
  const { kind, method, address, status, outcome, attempt } = draft;
  const [job, account, ms] = [draft.jobNumber, draft.accountId, draft.totalMs];
  const remaining = draft.saidOfLimit?.remaining;
  const error = draft.error ?? undefined;
  return { job, account, kind, method, address, status, outcome, ms, attempt, remaining, error };
}
