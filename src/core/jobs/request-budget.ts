import { HOUR } from '../../shared/durations.ts';
import type { BudgetShare, RequestPurpose } from '../../shared/account.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { RequestReads, RequestWrites } from '../db/request-repository.ts';
import { rateFacts } from '../net/rate-facts.ts';
import type { Clock } from '../ports.ts';
import type { ProviderReply } from '../providers/exchange.ts';
import type { RequestLimit } from '../providers/provider.ts';
import type { BudgetScopes } from './budget-scope.ts';
import { learnLimit, type Allowance, type Learned } from './learned-limit.ts';
import type { Place } from './limit-ledger.ts';
import {
  KEPT_MS,
  keyOf,
  LONGEST_BLOCK_MS,
  restoreStates,
  stateOf,
  UNLIMITED,
  type LimitState,
} from './limit-states.ts';
import type { PaceClass } from './polling/pacing.ts';

/** What no answer has confirmed for so long holds no more. */
const LEARNED_HOLDS_MS = HOUR;
/** Old rows are swept away once in so many requests. */
const SWEEP_EVERY = 512;
const TOO_MANY_REQUESTS = 429;

export interface Permit {
  /** The provider answered, or never will: from now on the place ages. */
  settle(): void;
}

export type PermitAnswer =
  | { readonly granted: true; readonly permit: Permit }
  /** Not before this many milliseconds from now. */
  | { readonly granted: false; readonly waitMs: number };

/** What is looked at of an answer. */
export type Heard = Pick<ProviderReply, 'status' | 'headers' | 'receivedAt'>;

export interface RequestBudget {
  /**
   * Takes one place of the limit, written down before it is granted. Null: no limit applies.
   * @param kind `poll` for what asks after a render in its turn, `other` for what is waited for
   */
  take(
    accountId: AccountId,
    limit: RequestLimit | null,
    purpose: RequestPurpose,
    kind?: PaceClass,
  ): PermitAnswer;
  /** Milliseconds until the limit may have a place for what is waited for. Takes none. */
  waitMs(accountId: AccountId, limit: RequestLimit | null): number;
  /** The provider said to stay away from this limit for so long; a quarter of an hour at most. */
  block(accountId: AccountId, limit: RequestLimit, forMs: number): void;
  /** Any answer of the provider to a request of this limit: its headers are learned from. */
  heard(accountId: AccountId, limit: RequestLimit, reply: Heard): void;
  /** Places taken in the window that ends now, by whoever shares the account's limits. */
  used(accountId: AccountId, limit: RequestLimit): number;
  /** The same by who took them and what for. */
  usedBy(accountId: AccountId, limit: RequestLimit): BudgetShare[];
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
  return new SharedBudget({ clock, writes, scopes }, restoreStates(clock, reads, writes));
}

interface BudgetParts {
  readonly clock: Clock;
  readonly writes: RequestWrites;
  readonly scopes: Pick<BudgetScopes, 'of'>;
}

class SharedBudget implements RequestBudget {
  readonly #parts: BudgetParts;
  readonly #states: Map<string, LimitState>;

  constructor(parts: BudgetParts, states: Map<string, LimitState>) {
    this.#parts = parts;
    this.#states = states;
  }

  take(
    accountId: AccountId,
    limit: RequestLimit | null,
    purpose: RequestPurpose,
    kind: PaceClass = 'other',
  ): PermitAnswer {
    if (limit === null) return unlimited;
    const { clock, writes, scopes } = this.#parts;
    const { state, allowance } = this.#stateFor(accountId, limit);
    const waitMs = this.#waitMs(state, limit, allowance, kind);
    if (waitMs > 0) return { granted: false, waitMs: Math.ceil(waitMs) };
    const id = writes.add(scopes.of(accountId), limit.id, clock.now());
    const place: Place = { id, answeredAt: null, sender: { accountId, purpose } };
    state.ledger.add(place);
    state.gate.sent(kind, clock.monotonic());
    if (place.id % SWEEP_EVERY === 0) writes.forgetBefore(clock.now() - KEPT_MS);
    return { granted: true, permit: permitFor(place, clock, writes) };
  }

  waitMs(accountId: AccountId, limit: RequestLimit | null): number {
    if (limit === null) return 0;
    const { state, allowance } = this.#stateFor(accountId, limit);
    return Math.ceil(this.#waitMs(state, limit, allowance, 'other'));
  }

  block(accountId: AccountId, limit: RequestLimit, forMs: number): void {
    const { clock, writes, scopes } = this.#parts;
    const { state } = this.#stateFor(accountId, limit);
    const pauseMs = Math.min(forMs, LONGEST_BLOCK_MS);
    const until = clock.monotonic() + pauseMs;
    if (!(until > state.blockedUntil)) return;
    state.blockedUntil = until;
    writes.block(scopes.of(accountId), limit.id, Math.ceil(clock.now() + pauseMs));
  }

  heard(accountId: AccountId, limit: RequestLimit, reply: Heard): void {
    const { clock, writes, scopes } = this.#parts;
    const { state } = this.#stateFor(accountId, limit);
    const facts = rateFacts(reply.headers, reply.receivedAt);
    const refused = reply.status === TOO_MANY_REQUESTS;
    const pauseMs = pauseOf(facts, refused);
    // A pause of hours speaks of another limit, such as the month's.
    if (pauseMs !== null && pauseMs > LONGEST_BLOCK_MS) return;
    const before = state.learned;
    state.learned = learnLimit(limit, before, { facts, refused, now: clock.now() });
    keepLearned(writes, scopes.of(accountId), limit.id, before, state.learned);
    if (refused) state.gate.refused(clock.monotonic(), pauseMs);
    if (pauseMs !== null) this.block(accountId, limit, pauseMs);
  }

  used(accountId: AccountId, limit: RequestLimit): number {
    const { clock, scopes } = this.#parts;
    const state = stateOf(this.#states, scopes.of(accountId), limit.id);
    return state.ledger.used(limit.windowMs, clock.monotonic());
  }

  usedBy(accountId: AccountId, limit: RequestLimit): BudgetShare[] {
    const { clock, scopes } = this.#parts;
    const state = stateOf(this.#states, scopes.of(accountId), limit.id);
    return state.ledger.usedBy(limit.windowMs, clock.monotonic());
  }

  allowed(accountId: AccountId, limit: RequestLimit): Allowance {
    return this.#stateFor(accountId, limit).allowance;
  }

  pollSpacingMs(accountId: AccountId, limit: RequestLimit | null): number {
    if (limit === null) return UNLIMITED.windowMs / UNLIMITED.count;
    const { gate } = this.#stateFor(accountId, limit).state;
    return gate.intervalMs(this.#parts.clock.monotonic());
  }

  pollWaitMs(accountId: AccountId, limit: RequestLimit | null): number {
    if (limit === null) return 0;
    const { gate, blockedUntil } = this.#stateFor(accountId, limit).state;
    const now = this.#parts.clock.monotonic();
    return Math.max(0, gate.mayGoAt('poll', now) - now, blockedUntil - now);
  }

  pollGoesFirst(accountId: AccountId, limit: RequestLimit | null): boolean {
    if (limit === null) return false;
    const { gate } = this.#stateFor(accountId, limit).state;
    return gate.pollGoesFirst(this.#parts.clock.monotonic());
  }

  move(from: string, to: string): void {
    if (from === to) return;
    this.#parts.writes.move(from, to);
    const beginning = keyOf(from, '');
    for (const [key, state] of this.#states) {
      if (!key.startsWith(beginning)) continue;
      const target = stateOf(this.#states, to, key.slice(beginning.length));
      for (const place of state.ledger.all()) target.ledger.add(place);
      target.blockedUntil = Math.max(target.blockedUntil, state.blockedUntil);
      this.#states.delete(key);
    }
  }

  #stateFor(accountId: AccountId, limit: RequestLimit) {
    const { clock, scopes } = this.#parts;
    const state = stateOf(this.#states, scopes.of(accountId), limit.id);
    forgetUnconfirmed(state, clock.now());
    const allowance: Allowance = state.learned ?? limit;
    const before = state.plans.get(accountId);
    if (before?.count !== allowance.count || before.windowMs !== allowance.windowMs) {
      state.plans.set(accountId, allowance);
      state.gate.adjust(slowest([...state.plans.values()]));
    }
    return { state, allowance };
  }

  #waitMs(state: LimitState, limit: RequestLimit, allowance: Allowance, kind: PaceClass): number {
    const now = this.#parts.clock.monotonic();
    const turn = isPaced(limit) ? state.gate.mayGoAt(kind, now) : now;
    const early = Math.max(state.blockedUntil, turn) - now;
    if (early > 0) return early;
    const learned = state.ledger.waitMs(allowance, now);
    // What was learned may count in a shorter window: the documented limit holds all the same.
    return limit.isGuess === true ? learned : Math.max(learned, state.ledger.waitMs(limit, now));
  }
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
