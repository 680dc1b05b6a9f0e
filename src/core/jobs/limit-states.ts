import { HOUR, MINUTE } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { RequestReads, RequestWrites } from '../db/request-repository.ts';
import type { Clock } from '../ports.ts';
import type { Allowance, Learned } from './learned-limit.ts';
import { LimitLedger } from './limit-ledger.ts';
import { PollGate } from './polling/pacing.ts';

/** Longer than any documented window: rows older than this count nowhere. */
export const KEPT_MS = HOUR;
/**
 * No wait for a limit is longer. What seems to be is a clock that was set back, or speaks of the
 * month's quota, which is no limit of requests: what refuses that is told by the adapter.
 */
export const LONGEST_BLOCK_MS = 15 * MINUTE;
/** What a provider without any limit is asked at most. */
export const UNLIMITED: Allowance = { count: 120, windowMs: MINUTE };

/** What is known of one limit in one scope. Monotonic times. */
export interface LimitState {
  readonly ledger: LimitLedger;
  readonly gate: PollGate;
  blockedUntil: number;
  learned: Learned | null;
  /** What each account that shares it may send: they are paced by the slowest. */
  readonly plans: Map<AccountId, Allowance>;
}

/** By scope and limit. */
export const keyOf = (scope: string, limitId: string): string => `${scope} limit ${limitId}`;

/** Of one limit in one scope; made where there is none yet. */
export function stateOf(
  states: Map<string, LimitState>,
  scope: string,
  limitId: string,
): LimitState {
  const key = keyOf(scope, limitId);
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

/** What was asked, refused and learned before this run. */
export function restoreStates(clock: Clock, reads: RequestReads, writes: RequestWrites) {
  const states = new Map<string, LimitState>();
  const now = clock.now();
  const monotonic = clock.monotonic();
  writes.settleAll(now);
  writes.forgetBefore(now - KEPT_MS);
  for (const { id, scope, limitId, answeredAt } of reads.all()) {
    const age = answeredAt === null ? 0 : Math.max(0, now - answeredAt);
    stateOf(states, scope, limitId).ledger.add({ id, answeredAt: monotonic - age, sender: null });
  }
  for (const { scope, limitId, until } of reads.blocks()) {
    // What seems to be longer than any was written before the clock was set back.
    const left = until - now > LONGEST_BLOCK_MS ? MINUTE : until - now;
    if (left > 0) stateOf(states, scope, limitId).blockedUntil = monotonic + left;
  }
  for (const { scope, limitId, ...learned } of reads.learned())
    stateOf(states, scope, limitId).learned = { ...learned, clean: 0, most: null };
  return states;
}
