import type { AppEvent } from '../shared/contract/events.ts';
import type { JobReads } from './db/job-repository.ts';

import type { NoticeReads, NoticeWrites, StoredNotice } from './db/notice-repository.ts';
import type { OutputReads } from './db/output-repository.ts';
import type { Clock, Logger, Notifier } from './ports.ts';
import type { Settings } from '../shared/settings.ts';

/** Notices told in one go. */
const BATCH = 100;

export interface NoticeParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly notices: NoticeReads;
  readonly noticeWrites: NoticeWrites;
  readonly jobs: JobReads;
  readonly outputs: OutputReads;
  readonly notifier: Notifier;
  readonly settings: () => Settings;
  readonly tell: (event: AppEvent) => void;
}

/**
 * Tells what the outbox holds. Each notice is marked before it is shown: a crash in between loses
 * one, and none is ever shown twice.
 */
export function createNoticeTeller(parts: NoticeParts): { tellAll(): void } {
  const untold = () => parts.notices.untold(BATCH);
  return {
    tellAll() {
      let told = 0;
      for (let batch = untold(); batch.length > 0; batch = untold()) {
        for (const stored of batch) tellOne(parts, stored);
        told += batch.length;
      }
      if (told > 0) parts.tell({ type: 'unread-notices', unread: parts.notices.unread() });
    },
  };
}

function tellOne(parts: NoticeParts, stored: StoredNotice): void {
  if (!parts.noticeWrites.markTold(stored.id, parts.clock.now())) return;
  const { jobNumber, ...rest } = stored;
  const job = jobNumber === null ? undefined : parts.jobs.byNumber(jobNumber);
  const outputs = job === undefined ? [] : parts.outputs.ofJobs([job.number]);
  const notice = {
    ...rest,
    jobId: job?.id ?? null,
    outputId: outputs.find((output) => output.state === 'stored')?.id ?? null,
  };
  parts.tell({ type: 'notice', notice });
  if (parts.settings().notifications !== 'each') return;
  try {
    parts.notifier.show(notice);
  } catch (error) {
    parts.logger.log('warn', `a notification could not be shown: ${String(error)}`);
  }
}
