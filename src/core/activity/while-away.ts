import type { NoticeView, WhileAway } from '../../shared/activity.ts';
import type { NoticeReads, ToldNotice } from '../db/notice-repository.ts';

/** Shown at once, of each kind; all of them are in the list of notices. */
const SHOWN = 5;

/** What came after the last notice that somebody saw. */
export function whileAway(
  notices: NoticeReads,
  view: (notice: ToldNotice) => NoticeView,
): WhileAway | null {
  const seen = notices.lookedAt();
  const counts = notices.countsAfter(seen);
  if (counts.length === 0) return null;
  const countOf = (kind: ToldNotice['kind']): number =>
    counts.find((each) => each.kind === kind)?.count ?? 0;
  const kinds = ['needs-you', 'failed', 'completed'] as const;
  return {
    completed: countOf('completed'),
    failed: countOf('failed'),
    needsYou: countOf('needs-you'),
    since: Math.min(...counts.map(({ since }) => since)),
    notices: kinds.flatMap((kind) => notices.after(seen, kind, SHOWN).map(view)),
    upTo: Math.max(...counts.map(({ last }) => last)),
  };
}
