import type { HealthView } from '../../shared/activity.ts';
import { DAY } from '../../shared/durations.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { ActivitySumReads } from '../db/activity-sum-repository.ts';
import type { RequestRecordReads } from '../db/request-record-repository.ts';
import { hourOf } from './activity-book.ts';

export interface HealthParts {
  readonly accounts: AccountReads;
  readonly activitySums: ActivitySumReads;
  readonly requestRecords: RequestRecordReads;
}

/** How the providers did in the last day, one view an account, in the accounts' order. */
export function healthOf(parts: HealthParts, now: number): HealthView[] {
  const from = hourOf(now - DAY);
  return parts.accounts.all().map(({ id, providerId }) => {
    const sums = parts.activitySums.ofAccount(id, 'request', from).map(({ label, ...sum }) => ({
      ...sum,
      outcome: label.split(' ')[1],
      kind: label.split(' ')[0],
    }));
    const countOf = (...outcomes: string[]): number =>
      sums
        .filter(({ outcome }) => outcomes.includes(outcome ?? ''))
        .reduce((all, { count }) => all + count, 0);
    // A transfer takes as long as its file is large: it tells nothing of how quick the provider is.
    const timed = sums.filter(
      ({ kind, outcome }) =>
        kind !== 'download' && outcome !== 'no-answer' && outcome !== 'stopped',
    );
    const answered = timed.reduce((all, { count }) => all + count, 0);
    const ms = timed.reduce((all, { total }) => all + total, 0);
    const trouble = parts.requestRecords.lastTrouble(id);
    return {
      accountId: id,
      providerId,
      requests: sums.reduce((all, { count }) => all + count, 0),
      troubled: countOf('failed', 'no-answer'),
      limited: countOf('limited'),
      meanMs: answered === 0 ? null : ms / answered,
      lastSuccessAt: parts.requestRecords.lastSuccess(id)?.at ?? null,
      lastTroubleAt: trouble?.at ?? null,
      lastTrouble:
        trouble === undefined ? null : (trouble.error ?? `HTTP ${trouble.status ?? '?'}`),
    };
  });
}
