import { HOUR, MINUTE } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { RequestReads, RequestWrites } from '../db/request-repository.ts';
import { rateFacts } from '../net/rate-facts.ts';
import type { Clock } from '../ports.ts';
import type { ProviderReply } from '../providers/exchange.ts';
import type { RequestLimit } from '../providers/provider.ts';
import type { BudgetScopes } from './budget-scope.ts';
import { learnLimit, type Allowance, type Learned } from './learned-limit.ts';
import { LimitLedger, type Place } from './limit-ledger.ts';
import { PollGate, type PaceClass } from './polling/pacing.ts';

/** Longer than any documented window: rows older than this count nowhere. */
const KEPT_MS = HOUR;
/**
 * No wait for a limit is longer. What seems to be is a clock that was set back, or speaks of the
 * month's quota, which is no limit of requests: what refuses that is told by the adapter.
 */
const LONGEST_BLOCK_MS = 15 * MINUTE;
/** What no answer has confirmed for so long holds no more. */
const LEARNED_HOLDS_MS = HOUR;
/** Old rows are swept away once in so many requests. */
const SWEEP_EVERY = 512;
/** What a provider without any limit is asked at most. */
const UNLIMITED: Allowance = { count: 120, windowMs: MINUTE };
const TOO_MANY_REQUESTS = 429;

export interface Permit {
  /** The provider answered, or never will: from now on the place ages. */
  settle(): void;
}

export type PermitAnswer =
  | { readonly granted: true; readonly permit: Permit }
  /** Not before this many milliseconds from now. */
  | { readonly granted: false; readonly waitMs: number };

export interface RequestBudget {
  /**
   * Takes one place of the limit, written down before it is granted. Null: no limit applies.
   * @param kind `poll` for what asks after a render in its turn, `other` for what is waited for
   */
  take(accountId: AccountId, limit: RequestLimit | null, kind?: PaceClass): PermitAnswer;
  /** The provider said to stay away from this limit for so long. */
  block(accountId: AccountId, limit: RequestLimit, forMs: number): void;
  /** Any answer of the provider to a request of this limit: its headers are learned from. */
  heard(
    accountId: AccountId,
    limit: RequestLimit,
    reply: Pick<ProviderReply, 'status' | 'headers' | 'receivedAt'>,
  ): void;
  /** Places taken in the window that ends now, by whoever shares the account's limits. */
  used(accountId: AccountId, limit: RequestLimit): number;
  /** What may be sent in a window as far as is known: what is documented, or less. */
  allowed(accountId: AccountId, limit: RequestLimit): Allowance;
  /** Milliseconds from one poll to the next, as things are. */
  pollSpacingMs(accountId: AccountId, limit: RequestLimit | null): number;
  /** Milliseconds until a poll may go, as far as pace and blocks say. */
  pollWaitMs(accountId: AccountId, limit: RequestLimit | null): number;
  /** Whether the next request should be a poll though others wait. */
  pollGoesFirst(accountId: AccountId, limit: RequestLimit | null): boolean;
  /** What was asked in the name of one scope counts in another from now on. */
  move(from: string, to: string): void;
}

const unlimited: PermitAnswer = { granted: true, permit: { settle: () => undefined } };

/** What is known of one limit in one scope. Monotonic times. */
interface LimitState {
  readonly ledger: LimitLedger;
  readonly gate: PollGate;
  blockedUntil: number;
  learned: Learned | null;
  /** What each account that shares it may send: they are paced by the slowest. */
  readonly plans: Map<AccountId, Allowance>;
}

/**
 * One budget for each limit of each scope, shared by whatever the limit covers and by whoever
 * shares the scope. A fixed window is treated as a sliding one: stricter, never wrong. Survives
 * restarts: every request is a row until its window has passed; one whose answer a crash took
 * counts from the restart on.
 */
export function createRequestBudget(
  clock: Clock,
  reads: RequestReads,
  writes: RequestWrites,
  scopes: Pick<BudgetScopes, 'of'>,
): RequestBudget {
  const states = restore(clock, reads, writes);
  const stateIn = (scope: string, limitId: string) => stateOf(states, scope, limitId);
  const stateFor = (accountId: AccountId, limit: RequestLimit) => {
    const state = stateIn(scopes.of(accountId), limit.id);
    forgetUnconfirmed(state, clock.now());
    const before = state.plans.get(accountId);
    const allowance = state.learned ?? limit;
    if (before?.count !== allowance.count || before.windowMs !== allowance.windowMs) {
      state.plans.set(accountId, allowance);
      state.gate.adjust(slowest([...state.plans.values()]));
    }
    return { state, allowance };
  };

  function waitMs(state: LimitState, limit: RequestLimit, allowance: Allowance, kind: PaceClass) {
    const now = clock.monotonic();
    const turn = isPaced(limit) ? state.gate.mayGoAt(kind, now) : now;
    const blocked = Math.max(state.blockedUntil, turn) - now;
    if (blocked > 0) return blocked;
    const learned = state.ledger.waitMs(allowance, now);
    // What was learned may count in a shorter window: the documented limit holds all the same.
    return limit.isGuess === true ? learned : Math.max(learned, state.ledger.waitMs(limit, now));
  }

  function block(accountId: AccountId, limit: RequestLimit, forMs: number): void {
    const { state } = stateFor(accountId, limit);
    const until = clock.monotonic() + forMs;
    if (until <= state.blockedUntil) return;
    state.blockedUntil = until;
    writes.block(scopes.of(accountId), limit.id, Math.ceil(clock.now() + forMs));
  }

  return {
    take(accountId, limit, kind = 'other') {
      if (limit === null) return unlimited;
      const { state, allowance } = stateFor(accountId, limit);
      const wait = waitMs(state, limit, allowance, kind);
      if (wait > 0) return { granted: false, waitMs: Math.ceil(wait) };
      const id = writes.add(scopes.of(accountId), limit.id, clock.now());
      const place: Place = { id, answeredAt: null };
      state.ledger.add(place);
      state.gate.sent(kind, clock.monotonic());
      if (place.id % SWEEP_EVERY === 0) writes.forgetBefore(clock.now() - KEPT_MS);
      return { granted: true, permit: permitFor(place, clock, writes) };
    },
    block,
    heard(accountId, limit, reply) {
      const { state } = stateFor(accountId, limit);
      const facts = rateFacts(reply.headers, reply.receivedAt);
      const refused = reply.status === TOO_MANY_REQUESTS;
      const pauseMs = pauseOf(facts, refused);
      // A pause of hours speaks of another limit, such as the month's.
      const isThisLimit = pauseMs === null || pauseMs <= LONGEST_BLOCK_MS;
      const before = state.learned;
      const now = clock.now();
      const learning = { facts, refused: refused && isThisLimit, now };
      state.learned = isThisLimit ? learnLimit(limit, before, learning) : before;
      keepLearned(writes, scopes.of(accountId), limit.id, before, state.learned);
      if (refused && isThisLimit) state.gate.refused(clock.monotonic(), pauseMs);
      if (pauseMs !== null && isThisLimit) block(accountId, limit, pauseMs);
    },
    used(accountId, limit) {
      const state = stateIn(scopes.of(accountId), limit.id);
      return state.ledger.used(limit.windowMs, clock.monotonic());
    },
    allowed: (accountId, limit) => stateFor(accountId, limit).allowance,
    pollSpacingMs(accountId, limit) {
      if (limit === null) return UNLIMITED.windowMs / UNLIMITED.count;
      return stateFor(accountId, limit).state.gate.intervalMs(clock.monotonic());
    },
    pollWaitMs(accountId, limit) {
      if (limit === null) return 0;
      const { state } = stateFor(accountId, limit);
      const now = clock.monotonic();
      return Math.max(0, state.gate.mayGoAt('poll', now) - now, state.blockedUntil - now);
    },
    pollGoesFirst(accountId, limit) {
      if (limit === null) return false;
      return stateFor(accountId, limit).state.gate.pollGoesFirst(clock.monotonic());
    },
    move(from, to) {
      if (from === to) return;
      writes.move(from, to);
      for (const [key, state] of states) {
        if (!key.startsWith(`${from} limit `)) continue;
        const target = stateIn(to, key.slice(`${from} limit `.length));
        for (const place of state.ledger.all()) target.ledger.add(place);
        target.blockedUntil = Math.max(target.blockedUntil, state.blockedUntil);
        states.delete(key);
      }
    },
  };
}

/** Only where polls share the limit is there anything to pace. */
const isPaced = (limit: RequestLimit): boolean =>
  limit.covers.includes('check') || limit.covers.includes('list');

/** What nothing may be sent for: after a refusal, or when nothing remains of a window. */
function pauseOf(facts: ReturnType<typeof rateFacts>, refused: boolean): number | null {
  if (refused) return facts.retryAfterMs ?? facts.resetMs;
  return facts.remaining === 0 ? facts.resetMs : null;
}

function slowest(plans: readonly Allowance[]): Allowance {
  return plans.reduce((one, other) =>
    other.count / other.windowMs < one.count / one.windowMs ? other : one,
  );
}

function forgetUnconfirmed(state: LimitState, now: number): void {
  const { learned } = state;
  if (learned !== null && Math.abs(now - learned.learnedAt) > LEARNED_HOLDS_MS)
    state.learned = null;
}

function keepLearned(
  writes: RequestWrites,
  scope: string,
  limitId: string,
  before: Learned | null,
  after: Learned | null,
): void {
  if (after === null) {
    if (before !== null) writes.unlearn(scope, limitId);
  } else if (before?.count !== after.count || before.windowMs !== after.windowMs) {
    writes.learn({ scope, limitId, ...after });
  }
}

function permitFor(place: Place, clock: Clock, writes: RequestWrites): Permit {
  return {
    settle() {
      if (place.answeredAt !== null) return;
      place.answeredAt = clock.monotonic();
      writes.answered(place.id, clock.now());
    },
  };
}

function stateOf(states: Map<string, LimitState>, scope: string, limitId: string): LimitState {
  const key = `${scope} limit ${limitId}`;
  const known = states.get(key);
  if (known !== undefined) return known;
  const state: LimitState = {
    ledger: new LimitLedger(),
    gate: new PollGate(UNLIMITED),
    blockedUntil: Number.NEGATIVE_INFINITY,
    learned: null,
    plans: new Map(),
  };
  states.set(key, state);
  return state;
}

function restore(clock: Clock, reads: RequestReads, writes: RequestWrites) {
  const states = new Map<string, LimitState>();
  const now = clock.now();
  const monotonic = clock.monotonic();
  writes.settleAll(now);
  writes.forgetBefore(now - KEPT_MS);
  for (const { id, scope, limitId, answeredAt } of reads.all()) {
    const age = answeredAt === null ? 0 : Math.max(0, now - answeredAt);
    stateOf(states, scope, limitId).ledger.add({ id, answeredAt: monotonic - age });
  }
  for (const { scope, limitId, until } of reads.blocks()) {
    const left = Math.min(until - now, LONGEST_BLOCK_MS);
    if (left > 0) stateOf(states, scope, limitId).blockedUntil = monotonic + left;
  }
  for (const { scope, limitId, ...learned } of reads.learned())
    stateOf(states, scope, limitId).learned = { ...learned, clean: 0, most: null };
  return states;
}
