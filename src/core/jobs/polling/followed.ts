import type { AccountId } from '../../../shared/ids.ts';
import type { DueCursor, FollowFacts } from '../../db/follow-repository.ts';
import type { PollLane } from './poll-lane.ts';

/** A job that is followed. */
export interface Followed {
  readonly number: number;
  readonly accountId: AccountId;
  facts: FollowFacts;
  /** Where it waits for its turn; null while it is asked after, or goes before all others. */
  lane: PollLane | null;
  /** Its request is on its way. */
  isAsked: boolean;
  /** On the monotonic clock, as all that is not of the facts. */
  notBefore: number;
  /** Until when it could have had its turn. */
  turnUntil: number;
  /** Since when we have watched it: neither asleep, paused, offline nor closed. */
  watchedFrom: number;
}

/** The accounts of one scope: they share a limit, and so a queue. */
export interface Group {
  readonly single: PollLane;
  /** Of accounts whose provider lists their jobs. */
  readonly lists: Map<AccountId, PollLane>;
  /** Cancels, checks asked for by hand, and what a list may be wrong about. */
  readonly first: Map<number, Followed>;
}

/** What is kept of an account while it is followed. */
export interface Membership {
  readonly scope: string;
  cursor: DueCursor;
  /** Paused: only what a person asks for goes. */
  readonly isHeld: boolean;
  /** How fast the provider's queue has moved lately. */
  msAPosition: number | null;
}
