import { durationBounds, type Insights } from '../../../shared/activity.ts';
import type { ProviderId } from '../../../shared/ids.ts';

/** Null: all of them. */
export type ProviderChoice = ProviderId | null;

const isOf =
  (choice: ProviderChoice) =>
  ({ providerId }: { readonly providerId: ProviderId }): boolean =>
    choice === null || providerId === choice;

/** Every day from the first to the last, each as the moment it begins; also those of nothing. */
export function daysOf({ from, to }: Pick<Insights, 'from' | 'to'>): number[] {
  const days: number[] = [];
  // Not so many times 24 hours: some days have another length.
  for (const day = new Date(from); day.getTime() < to; day.setDate(day.getDate() + 1)) {
    days.push(day.getTime());
  }
  return days;
}

export interface DayOfJobs {
  readonly day: number;
  readonly completed: number;
  readonly failed: number;
  readonly canceled: number;
}

export function jobsByDay(insights: Insights, choice: ProviderChoice): DayOfJobs[] {
  const rows = insights.jobs.filter(isOf(choice));
  return daysOf(insights).map((day) => {
    const end = nextDay(day);
    const countOf = (outcome: string): number =>
      rows
        // A row may have been written in another time zone: it counts where it began.
        .filter((row) => row.day >= day && row.day < end && row.outcome === outcome)
        .reduce((sum, { count }) => sum + count, 0);
    return {
      day,
      completed: countOf('completed'),
      failed: countOf('failed'),
      canceled: countOf('canceled'),
    };
  });
}

export function nextDay(day: number): number {
  const next = new Date(day);
  next.setDate(next.getDate() + 1);
  return next.getTime();
}

/** One count a bound, and one for what is longer than the last. */
export function distributionOf(
  insights: Insights,
  measure: Insights['distributions'][number]['measure'],
  choice: ProviderChoice,
): number[] {
  const rows = insights.distributions.filter((row) => row.measure === measure).filter(isOf(choice));
  return Array.from({ length: durationBounds.length + 1 }, (_, index) =>
    rows.reduce((sum, { counts }) => sum + (counts[index] ?? 0), 0),
  );
}

/** The bound, in milliseconds, within which so much of them lies; null: longer than any, or none. */
export function boundWithin(counts: readonly number[], share: number): number | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return null;
  let sum = 0;
  const index = counts.findIndex((count) => (sum += count) >= all * share);
  return durationBounds[index] ?? null;
}

export interface DayOfTransfers {
  readonly day: number;
  readonly bytes: number;
  /** Of time in which something was transferred; null where nothing was. */
  readonly bytesPerSecond: number | null;
}

export function transfersByDay(insights: Insights, choice: ProviderChoice): DayOfTransfers[] {
  const rows = insights.transfers.filter(isOf(choice));
  return daysOf(insights).map((day) => {
    const end = nextDay(day);
    return { day, ...speedOf(rows.filter((row) => row.day >= day && row.day < end)) };
  });
}

export function speedOf(
  rows: readonly { readonly bytes: number; readonly ms: number }[],
): Omit<DayOfTransfers, 'day'> {
  const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
  const ms = rows.reduce((sum, row) => sum + row.ms, 0);
  return { bytes, bytesPerSecond: bytes === 0 ? null : (bytes / Math.max(1, ms)) * 1_000 };
}

export interface ProviderRequests {
  readonly providerId: ProviderId;
  readonly all: number;
  readonly bad: number;
  readonly limited: number;
  readonly retries: number;
  /** Of those that were answered, downloads left out; null: there was none. */
  readonly meanMs: number | null;
}

export function requestsByProvider(insights: Insights, choice: ProviderChoice): ProviderRequests[] {
  const rows = insights.requests.filter(isOf(choice));
  const providers = [...new Set(rows.map(({ providerId }) => providerId))];
  return providers.map((providerId) => {
    const own = rows.filter(isOf(providerId));
    const sum = (fits: (row: (typeof own)[number]) => boolean): number =>
      own.filter(fits).reduce((all, { count }) => all + count, 0);
    const timed = own.filter(
      ({ kind, outcome }) =>
        kind !== 'download' && outcome !== 'no-answer' && outcome !== 'stopped',
    );
    const answered = timed.reduce((all, { count }) => all + count, 0);
    return {
      providerId,
      all: sum(() => true),
      bad: sum(({ outcome }) => outcome === 'failed' || outcome === 'no-answer'),
      limited: sum(({ outcome }) => outcome === 'limited'),
      retries: insights.retries.filter(isOf(providerId)).reduce((all, { count }) => all + count, 0),
      meanMs: answered === 0 ? null : timed.reduce((all, { ms }) => all + ms, 0) / answered,
    };
  });
}
