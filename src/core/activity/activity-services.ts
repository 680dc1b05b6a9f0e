import type {
  HealthView,
  Insights,
  NoticeView,
  RequestView,
  WhileAway,
} from '../../shared/activity.ts';
import type { JobId } from '../../shared/ids.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { ActivitySumReads } from '../db/activity-sum-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { LiveJobReads } from '../db/live-job-repository.ts';
import type { NoticeReads, NoticeWrites, ToldNotice } from '../db/notice-repository.ts';
import type { OutputReads } from '../db/output-repository.ts';
import type { RequestQuery, RequestRecordReads } from '../db/request-record-repository.ts';
import type { LibraryReading } from '../library/search/library-reading.ts';
import type { Clock } from '../ports.ts';
import type { ActivityBook } from './activity-book.ts';
import { healthOf } from './health.ts';
import { insightsOf } from './insights.ts';
import { metricsOf, type Metric } from './metrics.ts';
import type { RequestRecorder } from './request-recorder.ts';
import { requestView } from './request-view.ts';
import { whileAway } from './while-away.ts';

/** Newest first; `before` is the id of the last one of the page before. */
interface Page {
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface ActivityServices {
  /** @throws FailureError `not-found` for a job that is none */
  requests(query: Omit<RequestQuery, 'jobNumber'> & { readonly jobId?: JobId | undefined }): {
    requests: RequestView[];
    more: boolean;
  };
  insights(days: number): Insights;
  health(): HealthView[];
  notices(query: Page & { readonly unread: boolean }): {
    notices: NoticeView[];
    more: boolean;
    unread: number;
  };
  /** Null: all that are there. */
  markRead(ids: readonly number[] | null): { unread: number };
  /** What came since somebody looked; null: nothing, or it was shown before. */
  whileAway(): WhileAway | null;
  /** Somebody saw the notices up to this one. */
  looked(upTo: number): void;
  /** For a program that watches this one. */
  metrics(): Metric[];
  /** What the database says of itself: `ok`, or what is wrong with it. Reads all of it. */
  integrity(): Promise<string>;
}

export interface ActivityServiceParts {
  readonly clock: Clock;
  readonly accounts: AccountReads;
  readonly jobs: JobReads;
  readonly liveJobs: LiveJobReads;
  readonly outputs: OutputReads;
  readonly notices: NoticeReads;
  readonly noticeWrites: NoticeWrites;
  readonly requestRecords: RequestRecordReads;
  readonly activitySums: ActivitySumReads;
  readonly activityBook: ActivityBook;
  readonly recorder: RequestRecorder;
  readonly slow: LibraryReading;
  readonly tell: (event: AppEvent) => void;
}

export function createActivityServices(parts: ActivityServiceParts): ActivityServices {
  const { clock, jobs, notices, noticeWrites, recorder } = parts;
  const view = (notice: ToldNotice): NoticeView => noticeView(parts, notice);
  return {
    requests({ jobId, limit, ...query }) {
      // What was asked just now is seen as well.
      recorder.flush();
      const jobNumber = jobId === undefined ? undefined : (jobs.byId(jobId) ?? refuse()).number;
      const rows = parts.requestRecords.page({ ...query, jobNumber, limit: limit + 1 });
      const requests = rows.slice(0, limit).map((row) => requestView(parts, row));
      return { requests, more: rows.length > limit };
    },
    insights(days) {
      recorder.flush();
      return insightsOf(parts.activitySums, clock.now(), days);
    },
    health() {
      recorder.flush();
      return healthOf(parts, clock.now());
    },
    notices({ before = Number.MAX_SAFE_INTEGER, unread, limit }) {
      const rows = notices.page({ before, unread, limit: limit + 1 });
      return {
        notices: rows.slice(0, limit).map(view),
        more: rows.length > limit,
        unread: notices.unread(),
      };
    },
    markRead(ids) {
      if (ids === null) noticeWrites.markAllRead(Number.MAX_SAFE_INTEGER, clock.now());
      else noticeWrites.markRead(ids, clock.now());
      const unread = notices.unread();
      parts.tell({ type: 'unread-notices', unread });
      return { unread };
    },
    whileAway: () => whileAway(notices, view),
    looked: (upTo) => noticeWrites.looked(upTo),
    metrics: () => metricsOf(parts, clock.now()),
    integrity: () => parts.slow.ask('integrity', null),
  };
}

function noticeView(
  { jobs, outputs }: Pick<ActivityServiceParts, 'jobs' | 'outputs'>,
  { jobNumber, ...notice }: ToldNotice,
): NoticeView {
  const job = jobNumber === null ? undefined : jobs.byNumber(jobNumber);
  const known = job === undefined || jobs.isForgotten(job.number) ? undefined : job;
  const stored = known === undefined ? [] : outputs.ofJobs([known.number]);
  return {
    ...notice,
    jobNumber,
    jobId: known?.id ?? null,
    outputId: stored.find(({ state }) => state === 'stored')?.id ?? null,
  };
}

function refuse(): never {
  throw new FailureError(
    failure('not-found', 'There is no such job in this library.', 'Look at the list of jobs.'),
  );
}
