import { isHeldByPerson, type Account, type AccountReads } from '../db/account-repository.ts';
import type { BusyReads } from '../db/busy-repository.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { OverviewReads, RecentRender } from '../db/overview-repository.ts';
import type { Settings } from '../../shared/settings.ts';

/** Renders that are worth a line of a menu. */
const RECENT = 5;

/** What there is to do, at a glance: for a tray, a badge, a bar. */
export interface WorkOverview {
  /** Jobs that go on by themselves now, or when their turn comes. */
  readonly working: number;
  /** Jobs that would, if the network were back, an account resumed, or all of it. */
  readonly waiting: number;
  /** Things that wait for a person: lost submits, paused accounts, spending guards. */
  readonly needsYou: number;
  readonly isPaused: boolean;
  /** There is work, and no way to any provider that has some. */
  readonly isOffline: boolean;
  /** Ended since nothing was left to do the last time. */
  readonly done: number;
  readonly failed: number;
  /** Of what was begun since then, 0 to 1; null where nobody can say. */
  readonly progress: number | null;
  /** The newest first. */
  readonly recent: readonly RecentRender[];
}

export interface OverviewParts {
  readonly accounts: AccountReads;
  readonly busy: BusyReads;
  readonly due: DueReads;
  readonly overviewReads: OverviewReads;
  readonly isReachable: (account: Account) => boolean;
  readonly settings: () => Settings;
}

export function workOverview(parts: OverviewParts): WorkOverview {
  const { accounts, busy, overviewReads: reads } = parts;
  const isPaused = parts.settings().paused;
  const all = accounts.all().map((account) => accountWork(parts, account));
  const sum = (of: (work: AccountWork) => number) => all.reduce((n, work) => n + of(work), 0);
  const left = sum((work) => work.jobs);
  const goesOn = sum((work) => (work.isServed ? work.goOn : 0));
  const working = isPaused ? 0 : goesOn;
  const ended = busy.endedSince();
  return {
    working,
    waiting: left - working,
    needsYou: sum((work) => work.needsYou),
    isPaused,
    isOffline: goesOn === 0 && all.some((work) => work.jobs > 0 && !work.isReachable),
    ...ended,
    progress: progressOf(reads, left, ended.done + ended.failed),
    recent: reads.recent(RECENT),
  };
}

interface AccountWork {
  /** What is not at its end, but for what a person has to settle. */
  readonly jobs: number;
  readonly goOn: number;
  readonly needsYou: number;
  readonly isReachable: boolean;
  readonly isServed: boolean;
}

function accountWork(parts: OverviewParts, account: Account): AccountWork {
  const { due, overviewReads: reads } = parts;
  const inFlight = due.inFlight(account.id);
  const isReachable = parts.isReachable(account);
  const isPaused = account.pausedAt !== null;
  if (inFlight === 0) return { jobs: 0, goOn: 0, needsYou: 0, isReachable, isServed: !isPaused };
  const lost = reads.waitsForPerson(account.id);
  const guarded = reads.isGuarded(account.id);
  return {
    jobs: inFlight - lost,
    goOn: reads.goOn(account.id),
    needsYou: lost + Number(guarded) + Number(isPaused && !isHeldByPerson(account)),
    isReachable,
    isServed: !isPaused && isReachable,
  };
}

/** What was rendered and is only downloaded counts as done. */
function progressOf(reads: OverviewReads, left: number, ended: number): number | null {
  if (left === 0) return null;
  const downloading = reads.downloading();
  const { sum, known } = reads.progress();
  if (ended + downloading + known === 0) return null;
  return Math.min(1, (ended + downloading + sum) / (ended + left));
}
