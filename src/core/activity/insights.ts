import {
  durationBounds,
  distributionMeasureSchema,
  requestKindSchema,
  requestOutcomeSchema,
  type Insights,
} from '../../shared/activity.ts';
import type { ActivitySumReads } from '../db/activity-sum-repository.ts';
import { amountOf } from '../money/amounts.ts';
import { dayOf } from './activity-book.ts';
import { LONGER } from './sum.ts';

type DayRow = ReturnType<ActivitySumReads['byDay']>[number];
type OverallRow = ReturnType<ActivitySumReads['overall']>[number];

/** The last `days` days of this machine's clock, today among them, from the sums. */
export function insightsOf(reads: ActivitySumReads, now: number, days: number): Insights {
  const from = dayBefore(now, days - 1);
  const to = dayBefore(now, -1);
  const byDay = reads.byDay(from, to, ['job', 'spend', 'request']);
  const overall = reads.overall(from, to, ['render', 'wait', 'delay', 'request', 'retry']);
  const ofMeasure = (measure: string) => overall.filter((row) => row.measure === measure);
  return {
    from,
    to,
    jobs: gathered(byDay.filter(({ measure }) => measure === 'job').flatMap(endedJobs)),
    unconfirmed: byDay
      .filter(({ measure, label }) => measure === 'job' && label === 'unconfirmed')
      .reduce((sum, row) => sum + row.count, 0),
    distributions: distributions(overall),
    spend: byDay
      .filter(({ measure }) => measure === 'spend')
      .map((row) => ({
        day: row.at,
        accountId: row.accountId,
        unit: row.label,
        amount: amountOf(row.total),
      })),
    transfers: transfers(byDay),
    requests: ofMeasure('request').flatMap(requestSums),
    retries: ofMeasure('retry').map(({ providerId, label, count }) => ({
      providerId,
      what: label,
      count,
    })),
  };
}

/** Not so many times 24 hours: some days have another length. */
function dayBefore(now: number, days: number): number {
  const day = new Date(dayOf(now));
  day.setDate(day.getDate() - days);
  return day.getTime();
}

type EndedJobs = Insights['jobs'][number];

function endedJobs({ at, providerId, label, count }: DayRow): EndedJobs[] {
  switch (label) {
    case 'completed':
    case 'failed':
    case 'canceled':
      return [{ day: at, providerId, outcome: label, count }];
    default:
      return [];
  }
}

/** The accounts of a provider together. */
function gathered(rows: readonly EndedJobs[]): EndedJobs[] {
  const found = new Map<string, EndedJobs>();
  for (const row of rows) {
    const key = `${row.day} ${row.providerId} ${row.outcome}`;
    const before = found.get(key)?.count ?? 0;
    found.set(key, { ...row, count: row.count + before });
  }
  return [...found.values()];
}

const nothingCounted = Array.from({ length: durationBounds.length + 1 }, () => 0);

function distributions(rows: readonly OverallRow[]): Insights['distributions'] {
  const found = new Map<string, Insights['distributions'][number]>();
  for (const { measure, providerId, label, count, total } of rows) {
    const known = distributionMeasureSchema.safeParse(measure);
    if (!known.success) continue;
    const key = `${measure} ${providerId}`;
    const before = found.get(key);
    const counts = [...(before?.counts ?? nothingCounted)];
    const index = indexOf(label);
    counts[index] = (counts[index] ?? 0) + count;
    const totalMs = (before?.totalMs ?? 0) + total;
    found.set(key, { measure: known.data, providerId, counts, totalMs });
  }
  return [...found.values()];
}

/** A bound that is not known any more counts with what is longer. */
function indexOf(label: string): number {
  const index = durationBounds.findIndex((bound) => String(bound) === label);
  return label === LONGER || index === -1 ? durationBounds.length : index;
}

function transfers(rows: readonly DayRow[]): Insights['transfers'] {
  const found = new Map<string, Insights['transfers'][number]>();
  for (const { at, measure, label, providerId, count, total, bytes } of rows) {
    if (measure !== 'request' || !label.startsWith('download ') || bytes === 0) continue;
    const key = `${at} ${providerId}`;
    const before = found.get(key) ?? { day: at, providerId, bytes: 0, ms: 0, count: 0 };
    found.set(key, {
      ...before,
      bytes: before.bytes + bytes,
      ms: before.ms + total,
      count: before.count + count,
    });
  }
  return [...found.values()];
}

function requestSums({ providerId, label, count, total }: OverallRow): Insights['requests'] {
  const [kind, outcome] = label.split(' ');
  const knownKind = requestKindSchema.safeParse(kind);
  const knownOutcome = requestOutcomeSchema.safeParse(outcome);
  if (!knownKind.success || !knownOutcome.success) return [];
  return [{ providerId, kind: knownKind.data, outcome: knownOutcome.data, count, ms: total }];
}
