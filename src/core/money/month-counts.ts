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
  const used = new Map(
    submissions
      .counts(keyScopesOf(scopes, account), month)
      .map((count) => [count.kind, count.used]),
  );
  const quotas = new Map((provider.quotas ?? []).map(({ kind, count }) => [kind, count]));
  return [...new Set([...quotas.keys(), ...used.keys()])].map((kind) => {
    const count = used.get(kind) ?? 0;
    const quota = quotas.get(kind) ?? null;
    return { kind, month, used: count, quota, level: levelOf(count, quota), resetsAt };
  });
}
