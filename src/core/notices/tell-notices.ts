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
  /** There is something that may be told natively. */
  readonly noticed: () => void;
}

/**
 * Tells the clients what the outbox holds. Each notice is marked before it is told: a crash in
 * between loses one, and none is ever told twice.
 */
export function createNoticeTeller(parts: NoticeParts): { tellAll(): void } {
  const untold = () => parts.notices.untold(BATCH);
  return {
    tellAll() {
      let batch = untold();
      if (batch.length > 0) parts.noticed();
      const isNews = batch.length > 0;
      for (; batch.length > 0; batch = untold()) {
        for (const stored of batch) tellOne(parts, stored);
      }
      if (isNews) parts.tell({ type: 'unread-notices', unread: parts.notices.unread() });
    },
  };
}

function tellOne(parts: NoticeParts, stored: StoredNotice): void {
  if (!parts.noticeWrites.markTold(stored.id, parts.clock.now())) return;
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
