import type { MonthCount, MonthLevel } from '../../shared/money.ts';
import type { Account } from '../db/account-repository.ts';
import type { ScopeReads } from '../db/scope-repository.ts';
import type { SubmissionReads } from '../db/submission-repository.ts';
import type { Provider } from '../providers/provider.ts';
import { keyScopesOf } from './key-scope.ts';
import { monthOf, nextMonthAt } from './months.ts';

/** Shares of a month's quota from which on a person is warned, and told. */
export const NEAR = 0.8;
export const NEARLY_GONE = 0.95;

export function levelOf(used: number, quota: number | null): MonthLevel {
  if (quota === null || used < quota * NEAR) return 'plenty';
  if (used >= quota) return 'gone';
  return used >= quota * NEARLY_GONE ? 'nearly-gone' : 'near';
}

/** This month's renders with the account's key: each kind that has a quota, or was rendered. */
export function monthCounts(
  { submissions, scopes }: { submissions: SubmissionReads; scopes: ScopeReads },
  account: Account,
  provider: Provider,
  now: number,
): MonthCount[] {
  const month = monthOf(now);
  const resetsAt = nextMonthAt(now);
  const counts = new Map(
    submissions.counts(keyScopesOf(scopes, account), month).map((count) => [count.kind, count]),
  );
  const quotas = new Map((provider.quotas ?? []).map((quota) => [quota.kind, quota]));
  return [...new Set([...quotas.keys(), ...counts.keys()])].map((kind) => {
    const quota = quotas.get(kind);
    const { used: sent = 0, failed = 0 } = counts.get(kind) ?? {};
    const used = quota?.countsFailed === false ? sent - failed : sent;
    const most = quota?.count ?? null;
    return { kind, month, used, quota: most, level: levelOf(used, most), resetsAt };
  });
}
