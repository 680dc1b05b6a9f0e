import type { MediaKind } from '../../shared/output.ts';
import type { Account } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { noticeWrites } from '../db/notice-repository.ts';
import { scopeReads } from '../db/scope-repository.ts';
import { submissionReads, submissionWrites } from '../db/submission-repository.ts';
import type { Provider } from '../providers/provider.ts';
import { keyScopeOf } from './key-scope.ts';
import { monthCounts, NEAR, NEARLY_GONE } from './month-counts.ts';

/** All of it, by our own count: the provider's word may come sooner, later, or not at all. */
const ALL = 1;
const SHARES = [NEAR, NEARLY_GONE, ALL] as const;

/** Tells once when a month's quota is four fifths, nineteen twentieths, and all used up. */
export function createMonthWarnings(writer: WritableDatabase) {
  const parts = { submissions: submissionReads(writer), scopes: scopeReads(writer) };
  const writes = submissionWrites(writer);
  const notices = noticeWrites(writer);
  return (account: Account, provider: Provider, kind: MediaKind, now: number): void => {
    const count = monthCounts(parts, account, provider, now).find((each) => each.kind === kind);
    if (count === undefined || count.quota === null) return;
    const { used, quota, month } = count;
    const scope = keyScopeOf(parts.scopes, account);
    const reached = SHARES.filter((share) => used >= quota * share);
    // Where several are reached at once only the highest is told, and the lower never again.
    const share = reached
      .filter((each) => writes.tellOnce(`quota ${scope} ${kind} ${month} ${each}`, now))
      .at(-1);
    if (share === undefined) return;
    notices.add(
      {
        kind: 'needs-you',
        title: `${account.name}: ${Math.round(share * 100)} % of the month's ${kind} quota`,
        body: `${grouped(used)} of ${grouped(quota)} ${kind} renders of ${month} are used at ${provider.name}.${share < ALL ? '' : beyondIt(provider)}`,
      },
      null,
      now,
    );
  };
}

/** Nothing is held back for a count of ours: renders made elsewhere, and plans, are not in it. */
function beyondIt({ name }: Provider): string {
  return ` More are sent until ${name} refuses them; a spending guard of the account stops them here.`;
}

function grouped(count: number): string {
  return count.toLocaleString('en-US');
}
