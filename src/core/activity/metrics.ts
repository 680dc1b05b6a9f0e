import { durationBounds } from '../../shared/activity.ts';
import { SECOND } from '../../shared/durations.ts';
import { jobStates } from '../../shared/job.ts';
import type { LiveJobReads } from '../db/live-job-repository.ts';
import type { NoticeReads } from '../db/notice-repository.ts';
import type { ActivityBook } from './activity-book.ts';
import type { RequestRecorder } from './request-recorder.ts';
import type { Sum } from './sum.ts';

/**
 * Something that is counted or measured, for programs. Every label has a bounded number of values:
 * accounts go by their id, never by a name.
 */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

export interface Sample {
  /** What is added to the metric's name, e.g. `_bucket`. */
  readonly suffix?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface MetricParts {
  readonly activityBook: Pick<ActivityBook, 'totals'>;
  readonly recorder: Pick<RequestRecorder, 'dropped'>;
  readonly liveJobs: LiveJobReads;
  readonly notices: Pick<NoticeReads, 'unread'>;
}

const liveStates = jobStates.slice(0, 5);

/** Counters begin at nothing with every start of the process, as is usual. */
export function metricsOf(parts: MetricParts, now: number): Metric[] {
  const totals = parts.activityBook.totals();
  const of = (measure: string) => totals.filter((sum) => sum.measure === measure);
  const requests = of('request');
  return [
    counter('requests_total', 'Requests to providers by what came of them', requests, countOf),
    counter('request_seconds_total', 'Time that they took', requests, secondsOf),
    counter('received_bytes_total', 'Bytes of their answers', requests, ({ bytes }) => bytes),
    counter('jobs_ended_total', 'Jobs by how they ended', of('job'), countOf, 'outcome'),
    counter('retries_total', 'What was tried again', of('retry'), countOf, 'what'),
    histogram('render_seconds', 'From the submit until it was known to be done', of('render')),
    histogram('wait_seconds', 'From the making of a job until its provider took it', of('wait')),
    histogram('delay_seconds', 'From a render’s end until it was known here', of('delay')),
    ...live(parts.liveJobs.byState(), now),
    single('unread_notices', 'Notices that nobody has read', 'gauge', parts.notices.unread()),
    single(
      'request_records_dropped_total',
      'Records of requests that could not be kept',
      'counter',
      parts.recorder.dropped,
    ),
  ];
}

const countOf = ({ count }: Sum): number => count;
const secondsOf = ({ total }: Sum): number => total / SECOND;

/** @param label what the sum's label is; absent: a kind of request and what came of it */
function counter(
  name: string,
  help: string,
  sums: readonly Sum[],
  value: (sum: Sum) => number,
  label?: string,
): Metric {
  const samples = sums.map((sum) => {
    const [kind = '', outcome = ''] = sum.label.split(' ');
    const more = label === undefined ? { kind, outcome } : { [label]: sum.label };
    return { labels: { ...whose(sum), ...more }, value: value(sum) };
  });
  return { name, help, type: 'counter', samples };
}

const whose = ({ providerId, accountId }: Sum) => ({ provider: providerId, account: accountId });

function histogram(name: string, help: string, sums: readonly Sum[]): Metric {
  const accounts = [...new Set(sums.map(({ accountId }) => accountId))];
  const samples = accounts.flatMap((id) =>
    bucketsOf(sums.filter(({ accountId }) => accountId === id)),
  );
  return { name, help, type: 'histogram', samples };
}

/** Each bucket holds those before it, as Prometheus counts. */
function bucketsOf(own: readonly Sum[]): Sample[] {
  const [first] = own;
  if (first === undefined) return [];
  const labels = whose(first);
  const all = own.reduce((sum, { count }) => sum + count, 0);
  const upTo = (bound: number): number =>
    own.filter(({ label }) => Number(label) <= bound).reduce((sum, { count }) => sum + count, 0);
  return [
    ...durationBounds.map((bound) => ({
      suffix: '_bucket',
      labels: { ...labels, le: String(bound / SECOND) },
      value: upTo(bound),
    })),
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: all },
    { suffix: '_sum', labels, value: own.reduce((sum, { total }) => sum + total, 0) / SECOND },
    { suffix: '_count', labels, value: all },
  ];
}

function live(rows: ReturnType<LiveJobReads['byState']>, now: number): Metric[] {
  const row = (state: string) => rows.find((each) => each.state === state);
  const gauge = (name: string, help: string, value: (state: string) => number): Metric => ({
    name,
    help,
    type: 'gauge',
    samples: liveStates.map((state) => ({ labels: { state }, value: value(state) })),
  });
  const ageOf = (state: string): number => {
    const oldest = row(state)?.oldest ?? now;
    return Math.max(0, now - oldest) / SECOND;
  };
  return [
    gauge('jobs', 'Jobs that have not ended', (state) => row(state)?.count ?? 0),
    gauge('oldest_job_seconds', 'Age of the oldest of them', ageOf),
  ];
}

function single(name: string, help: string, type: 'counter' | 'gauge', value: number): Metric {
  return { name, help, type, samples: [{ labels: {}, value }] };
}
