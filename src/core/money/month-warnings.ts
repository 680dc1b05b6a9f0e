import type { MediaKind } from '../../shared/output.ts';
import type { Account } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { noticeWrites } from '../db/notice-repository.ts';
import { scopeReads } from '../db/scope-repository.ts';
import { submissionReads, submissionWrites } from '../db/submission-repository.ts';
import type { Provider } from '../providers/provider.ts';
import { keyScopeOf } from './key-scope.ts';
import { monthCounts, NEAR, NEARLY_GONE } from './month-counts.ts';

/** Tells once when a month's quota is four fifths, and nineteen twentieths, used up. */
export function createMonthWarnings(writer: WritableDatabase) {
  const parts = { submissions: submissionReads(writer), scopes: scopeReads(writer) };
  const writes = submissionWrites(writer);
  const notices = noticeWrites(writer);
  return (account: Account, provider: Provider, kind: MediaKind, now: number): void => {
    const count = monthCounts(parts, account, provider, now).find((each) => each.kind === kind);
    if (count === undefined || count.quota === null) return;
    const { used, quota, month } = count;
    const scope = keyScopeOf(parts.scopes, account);
    const reached = [NEAR, NEARLY_GONE].filter((share) => used >= quota * share);
    // Where both are reached at once only the higher is told, and the lower never again.
    const share = reached
      .filter((each) => writes.tellOnce(`quota ${scope} ${kind} ${month} ${each}`, now))
      .at(-1);
    if (share === undefined) return;
    notices.add(
      {
        kind: 'needs-you',
        title: `${account.name}: ${Math.round(share * 100)} % of the month's ${kind} quota`,
        body: `${grouped(used)} of ${grouped(quota)} ${kind} renders of ${month} are used at ${provider.name}.`,
      },
      null,
      now,
    );
  };
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
