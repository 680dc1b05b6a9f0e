import type { AccountId } from '../../../shared/ids.ts';
import type { Account } from '../../db/account-repository.ts';
import type { DueCursor, FollowFacts } from '../../db/follow-repository.ts';
import type { Clock } from '../../ports.ts';
import type { Provider } from '../../providers/provider.ts';
import { AskedAlone } from './asked-alone.ts';
import type { RenderTime } from './completion-odds.ts';
import type { Followed, Group, Membership } from './followed.ts';
import { followedJob, paceAfter } from './followed-job.ts';
import { isBetter, PollLane, type LaneChoice } from './poll-lane.ts';
import { watchedMs } from './watched-time.ts';

/** Jobs taken in at once: at a start a hundred thousand come in steps of a millisecond. */
const TAKEN_AT_ONCE = 100;
/** All the numbers there are. */
const BEHIND_ALL = Number.MAX_SAFE_INTEGER;
const FROM_THE_FIRST: DueCursor = { at: -1, number: 0 };

/** What to ask. */
export interface Ask {
  readonly number: number;
  readonly how: 'check' | 'list' | 'cancel';
}

export type AskChoice =
  | ({ readonly due: true } & Ask)
  /** Infinite when there is nothing to follow. */
  | { readonly due: false; readonly waitMs: number };

export interface FollowerParts {
  readonly clock: Clock;
  readonly follow: {
    due(id: AccountId, after: DueCursor, now: number, limit: number): FollowFacts[];
  };
  readonly times: { expect(account: Account, kind: string): RenderTime };
}

/**
 * Which render to ask after next. The database says what is followed and from when on it may be
 * asked after; this holds what has come due, in the order of what asking is worth, and nothing
 * that could not be read again. So neither a crash nor a night's sleep needs code of its own.
 */
export class Follower {
  readonly #parts: FollowerParts;
  readonly #groups = new Map<string, Group>();
  readonly #members = new Map<AccountId, Membership>();
  readonly #followed = new Map<number, Followed>();
  readonly #urgent = new Set<number>();
  readonly #alone: AskedAlone;

  constructor(parts: FollowerParts) {
    this.#parts = parts;
    this.#alone = new AskedAlone(parts.clock);
  }

  /** How many are held. */
  get size(): number {
    return this.#followed.size;
  }

  /** Whether nothing waits for a poll in this scope. */
  isEmpty(scope: string): boolean {
    const group = this.#groups.get(scope);
    if (group === undefined) return true;
    return group.single.size === 0 && [...group.lists.values()].every((lane) => lane.size === 0);
  }

  /** Takes in what came due of an account, unless a person holds it; true when there is more. */
  takeIn(account: Account, provider: Provider, scope: string, isHeld = false): boolean {
    const member = this.#memberOf(account.id, scope, isHeld);
    const now = this.#parts.clock.now();
    const due = this.#parts.follow.due(account.id, member.cursor, now, TAKEN_AT_ONCE);
    for (const facts of due) {
      if (this.#followed.get(facts.number)?.isAsked !== true)
        this.#put(account, provider, member, facts);
    }
    const last = due.at(-1);
    const more = due.length === TAKEN_AT_ONCE && last !== undefined;
    // What is written in this very millisecond may be due in it as well, and is looked at again.
    member.cursor = more
      ? { at: last.notBefore, number: last.number }
      : { at: now - 1, number: BEHIND_ALL };
    return more;
  }

  /** Nothing of any other account is asked after now; it is read again when it is back. */
  keepOnly(accounts: ReadonlySet<AccountId>): void {
    for (const id of this.#members.keys()) if (!accounts.has(id)) this.#leave(id);
  }

  /** The clock was set: everything is in another time than what was read. */
  readAnew(): void {
    for (const member of this.#members.values()) member.cursor = FROM_THE_FIRST;
  }

  /** Time passed in which nobody watched. */
  wasAway(): void {
    const now = this.#parts.clock.monotonic();
    for (const followed of this.#followed.values()) followed.watchedFrom = now;
  }

  /**
   * What to ask now in this scope.
   * @param spacingMs what is now between two polls of its limit
   */
  choose(scope: string, spacingMs: number): AskChoice {
    const now = this.#parts.clock.monotonic();
    const group = this.#groups.get(scope);
    let best: Extract<LaneChoice, { due: true }> | null = null;
    let lookAgainAt = Number.POSITIVE_INFINITY;
    for (const lane of group === undefined ? [] : [group.single, ...group.lists.values()]) {
      const choice = lane.choose(now, spacingMs);
      if (!choice.due) lookAgainAt = Math.min(lookAgainAt, choice.lookAgainAt ?? lookAgainAt);
      else if (best === null || isBetter(choice, best)) best = choice;
    }
    if (best === null) return { due: false, waitMs: Math.max(1, lookAgainAt - now) };
    return { due: true, number: best.number, how: best.asList ? 'list' : 'check' };
  }

  /** Whether it goes before others for the list's sake alone, and so in the pace of the polls. */
  isLook(number: number): boolean {
    const cancelWanted = this.#followed.get(number)?.facts.cancelWanted === true;
    return !cancelWanted && !this.#urgent.has(number);
  }

  /** What a person waits for in this scope, and looks that go before other polls, now. */
  wanted(scope: string): { asks: Ask[]; waitMs: number } {
    const now = this.#parts.clock.monotonic();
    const all = [...(this.#groups.get(scope)?.first.values() ?? [])];
    const asks = all
      .filter((one) => one.notBefore <= now)
      .map(({ number, facts }): Ask => ({ number, how: facts.cancelWanted ? 'cancel' : 'check' }));
    const later = all.map((one) => one.notBefore - now).filter((wait) => wait > 0);
    return { asks, waitMs: Math.min(Number.POSITIVE_INFINITY, ...later) };
  }

  /** It is being asked after. */
  asked({ number, how }: Ask, spacingMs: number): void {
    const followed = this.#followed.get(number);
    if (followed === undefined) return;
    followed.turnUntil = turnOf(followed);
    if (how === 'list') followed.lane?.listSent(this.#parts.clock.monotonic(), spacingMs);
    else this.#alone.asked(followed.accountId, number, spacingMs);
    this.#takeOut(followed);
    this.#urgent.delete(number);
    followed.isAsked = true;
  }

  /** What is known of a job now that was asked after; null: it is not followed any more. */
  heard(account: Account, provider: Provider, number: number, facts: FollowFacts | null): void {
    const followed = this.#followed.get(number);
    const member = this.#members.get(account.id);
    if (followed !== undefined) followed.isAsked = false;
    if (facts === null || member === undefined) this.drop(number);
    else this.#put(account, provider, member, facts);
  }

  /** A list came, or did not. `missing`: followed, and not in it. */
  listEnded(accountId: AccountId, told: { listed: number[]; missing: number[] } | null): void {
    const scope = this.#members.get(accountId)?.scope;
    const group = scope === undefined ? undefined : this.#groups.get(scope);
    group?.lists.get(accountId)?.listEnded(this.#parts.clock.monotonic(), told !== null);
    this.#alone.told(told);
  }

  /** Milliseconds for which a job was watched since this was last asked of it. */
  watched(number: number): number {
    const followed = this.#followed.get(number);
    if (followed === undefined) return 0;
    const now = this.#parts.clock.monotonic();
    const { watchedFrom } = followed;
    const turnUntil = followed.isAsked ? followed.turnUntil : turnOf(followed);
    followed.watchedFrom = now;
    return watchedMs({ watchedFrom, turnUntil }, now);
  }

  /** A person asked for it: it goes before all others. */
  urge(number: number): void {
    this.#urgent.add(number);
  }

  drop(number: number): void {
    const followed = this.#followed.get(number);
    if (followed !== undefined) this.#takeOut(followed);
    this.#followed.delete(number);
    this.#alone.drop(number);
    this.#urgent.delete(number);
  }

  #takeOut(followed: Followed): void {
    followed.lane?.remove(followed.number);
    followed.lane = null;
    const scope = this.#members.get(followed.accountId)?.scope;
    if (scope !== undefined) this.#groups.get(scope)?.first.delete(followed.number);
  }

  #leave(id: AccountId): void {
    for (const followed of this.#followed.values()) {
      if (followed.accountId !== id) continue;
      this.#takeOut(followed);
      this.#followed.delete(followed.number);
    }
    const scope = this.#members.get(id)?.scope;
    this.#members.delete(id);
    if (scope === undefined) return;
    this.#groups.get(scope)?.lists.delete(id);
    if (![...this.#members.values()].some((other) => other.scope === scope))
      this.#groups.delete(scope);
  }

  #memberOf(id: AccountId, scope: string, isHeld: boolean): Membership {
    const known = this.#members.get(id);
    if (known?.scope === scope && known.isHeld === isHeld) return known;
    // With another key or organisation it queues with others.
    if (known !== undefined) this.#leave(id);
    const member = { scope, isHeld, cursor: FROM_THE_FIRST, msAPosition: null };
    this.#members.set(id, member);
    return member;
  }

  #put(account: Account, provider: Provider, member: Membership, facts: FollowFacts): void {
    const isAskedFor = facts.cancelWanted || this.#urgent.has(facts.number);
    if (member.isHeld && !isAskedFor) return this.drop(facts.number);
    const now = this.#parts.clock.monotonic();
    const known = this.#followed.get(facts.number);
    const prior = this.#parts.times.expect(account, facts.kind);
    if (known !== undefined) member.msAPosition = paceAfter(member.msAPosition, known.facts, facts);
    const job = followedJob(facts, prior, member.msAPosition, this.#parts.clock);
    const lane = this.#laneFor(account, provider, member.scope, facts);
    const followed: Followed = known ?? {
      number: facts.number,
      accountId: account.id,
      facts,
      lane: null,
      isAsked: false,
      notBefore: 0,
      turnUntil: 0,
      watchedFrom: now,
    };
    if (followed.lane !== lane) this.#takeOut(followed);
    Object.assign(followed, { facts, lane, notBefore: job.notBefore });
    this.#followed.set(facts.number, followed);
    if (lane === null) this.#groupOf(member.scope, provider).first.set(facts.number, followed);
    else lane.put(job, now);
  }

  #laneFor(
    account: Account,
    provider: Provider,
    scope: string,
    facts: FollowFacts,
  ): PollLane | null {
    const group = this.#groupOf(scope, provider);
    const isWanted = facts.cancelWanted && provider.cancel !== undefined;
    if (isWanted || this.#urgent.has(facts.number)) return null;
    if (provider.list === undefined || this.#alone.isMissing(facts.number)) return group.single;
    if (this.#alone.isDoubted(account.id, facts.number)) return null;
    const lane = group.lists.get(account.id) ?? new PollLane(provider.poll, true);
    group.lists.set(account.id, lane);
    return lane;
  }

  #groupOf(scope: string, provider: Provider): Group {
    const known = this.#groups.get(scope);
    if (known !== undefined) return known;
    const single = new PollLane(provider.poll, false);
    const group: Group = { single, lists: new Map(), first: new Map() };
    this.#groups.set(scope, group);
    return group;
  }
}

const turnOf = ({ notBefore, lane }: Followed): number => notBefore + (lane?.turnMs ?? 0);
