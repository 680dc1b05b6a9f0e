import { DAY } from '../../../../shared/durations.ts';
import { endStates } from '../../../../shared/job.ts';
import type { RetentionRule, RetentionRules } from '../../../../shared/library-care.ts';
import type { ReadableDatabase } from '../../../db/database.ts';
import { libraryOrderReads } from '../../../db/library-order-repository.ts';
import { retentionReads, type KeptItem } from '../../../db/retention-repository.ts';
import { IDS_OF_A_MILLISECOND } from '../../search/wish.ts';

export interface RetentionWish extends RetentionRules {
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface RetentionChoice {
  /** Numbers of the items that go, oldest first, and for each the first rule that lets it go. */
  readonly items: number[];
  readonly rules: number[];
  readonly bytes: number;
  /** Files that a rule lets go, and that something else protects. */
  readonly protected: number;
  /** For each rule what it alone lets go. */
  readonly byRule: { files: number; bytes: number }[];
}

const AT_ONCE = 2_000;

/**
 * What the rules let go. Files are gone through from the newest to the oldest; those that are
 * protected count like all others, they only never go.
 */
export function chooseItems(
  database: ReadableDatabase,
  { rules, keepNoted, now }: RetentionWish,
  isCanceled: () => boolean,
): RetentionChoice {
  const reads = retentionReads(database);
  const tagId = (name: string): number => libraryOrderReads(database).tagId(name) ?? -1;
  const judges = rules.map((rule) => judgeOf(rule, rule.tags.map(tagId), now));
  const byRule = rules.map(() => ({ files: 0, bytes: 0 }));
  const chosen = { items: [] as number[], rules: [] as number[], bytes: 0, protected: 0, byRule };
  for (let below = Number.MAX_SAFE_INTEGER; !isCanceled();) {
    const page = reads.items(below, AT_ONCE);
    for (const item of page) {
      const against = judges.flatMap((letsGo, rule) => (letsGo(item) ? [rule] : []));
      const [first] = against;
      if (first === undefined) continue;
      if (isProtected(item, keepNoted)) {
        chosen.protected += 1;
        continue;
      }
      chosen.items.push(item.id);
      chosen.rules.push(first);
      chosen.bytes += item.bytes;
      for (const rule of against) count(byRule[rule], item);
    }
    below = page.at(-1)?.id ?? below;
    if (page.length < AT_ONCE) break;
  }
  chosen.items.reverse();
  chosen.rules.reverse();
  return chosen;
}

function count(total: { files: number; bytes: number } | undefined, { bytes }: KeptItem): void {
  if (total === undefined) return;
  total.files += 1;
  total.bytes += bytes;
}

function isProtected(item: KeptItem, keepNoted: boolean): boolean {
  return item.starred || item.changed || (keepNoted && item.noted) || !endStates.has(item.state);
}

type LetsGo = (item: KeptItem) => boolean;

/** Remembers what it was asked before: it is asked of every file, newest first. */
function judgeOf(rule: RetentionRule, tags: readonly number[], now: number): LetsGo {
  const isMeant = ({ accountId, kind, tags: has }: KeptItem): boolean =>
    (rule.accounts.length === 0 || rule.accounts.some((id) => id === accountId)) &&
    (rule.kinds.length === 0 || rule.kinds.includes(kind)) &&
    tags.every((tag) => has.includes(tag));
  const isBeyond = beyond(rule, now);
  return (item) => {
    if (!isMeant(item)) return false;
    // Every group counts it; what one of them still keeps is kept.
    const groups = groupsOf(rule, item).map((group) => isBeyond(group, item));
    return groups.length > 0 && groups.every(Boolean);
  };
}

function beyond({ keep }: RetentionRule, now: number): (group: string, item: KeptItem) => boolean {
  const counted = new Map<string, number>();
  const add = (group: string, by: number): number => {
    const sum = (counted.get(group) ?? 0) + by;
    counted.set(group, sum);
    return sum;
  };
  switch (keep.what) {
    case 'days':
      return (_group, { id }) => id / IDS_OF_A_MILLISECOND < now - keep.days * DAY;
    case 'bytes':
      return (group, { bytes }) => add(group, bytes) > keep.bytes;
    case 'last':
      return (group) => add(group, 1) > keep.files;
  }
}

function groupsOf({ per }: RetentionRule, item: KeptItem): string[] {
  switch (per) {
    case 'library':
      return [''];
    case 'account':
      return [item.accountId];
    case 'kind':
      return [item.kind];
    case 'tag':
      return item.tags.map(String);
  }
}
