import type { AppEvent } from '../../shared/contract/events.ts';
import type { NamedNotice } from '../../shared/notification.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { NoticeReads, NoticeWrites, StoredNotice } from '../db/notice-repository.ts';
import type { OutputReads } from '../db/output-repository.ts';
import type { Clock } from '../ports.ts';

/** Notices told in one go. */
const BATCH = 100;

export interface NoticeParts {
  readonly clock: Clock;
  readonly notices: NoticeReads;
  readonly noticeWrites: NoticeWrites;
  readonly jobs: JobReads;
  readonly outputs: OutputReads;
  readonly tell: (event: AppEvent) => void;
  /** Whether anybody is told; absent: yes. */
  readonly isHeard?: () => boolean;
  /** There is something that may be told natively. */
  readonly noticed: () => void;
}

/**
 * Tells the clients what the outbox holds. Notices are marked before they are told: a crash in
 * between loses those of one look, and none is ever told twice.
 */
export function createNoticeTeller(parts: NoticeParts): { tellAll(): void } {
  const { isHeard = () => true } = parts;
  return {
    tellAll() {
      if (parts.notices.untold(1).length === 0) return;
      parts.noticed();
      const isTold = isHeard();
      const take = () => parts.noticeWrites.takeUntold(BATCH, parts.clock.now());
      for (let batch = take(); batch.length > 0; batch = batch.length < BATCH ? [] : take()) {
        if (isTold) for (const stored of batch) tellOne(parts, stored);
      }
      if (isTold) parts.tell({ type: 'unread-notices', unread: parts.notices.unread() });
    },
  };
}

function tellOne(parts: NoticeParts, stored: StoredNotice): void {
  const { name: _, ...notice } = noticeView(parts, stored);
  parts.tell({ type: 'notice', notice });
}

/** As clients know it, with the file that it is about where there is one. */
export function noticeView(
  { jobs, outputs }: Pick<NoticeParts, 'jobs' | 'outputs'>,
  { jobNumber, ...rest }: StoredNotice,
): NamedNotice {
  const job = jobNumber === null ? undefined : jobs.byNumber(jobNumber);
  const files = job === undefined ? [] : outputs.ofJobs([job.number]);
  const outputId = files.find((output) => output.state === 'stored')?.id ?? null;
  return { ...rest, jobId: job?.id ?? null, outputId, name: job?.name ?? null };
}
