import { durationBounds } from '../../shared/activity.ts';
import type { AccountId, ProviderId } from '../../shared/ids.ts';
import type { RequestDraft } from './request-draft.ts';

/** What is added up: `request`, `job`, `render`, `wait`, `delay`, `spend`, `retry`. */
export interface Sum {
  readonly measure: string;
  readonly accountId: AccountId;
  readonly providerId: ProviderId;
  /** What kind of it, from a bounded set. */
  readonly label: string;
  readonly count: number;
  /** Milliseconds; of `spend`, millionths of the unit. Whole. */
  readonly total: number;
  readonly bytes: number;
}

/** What is longer than the last bound. */
export const LONGER = 'longer';

/** The bound, as a label, up to which a duration in milliseconds goes. */
export function boundOf(ms: number): string {
  const bound = durationBounds.find((each) => ms <= each);
  return bound === undefined ? LONGER : String(bound);
}

export function sumOfRequest(draft: RequestDraft): Sum {
  const { accountId, providerId, kind, outcome, totalMs, receivedBytes } = draft;
  return {
    measure: 'request',
    accountId,
    providerId,
    label: `${kind} ${outcome}`,
    count: 1,
    total: totalMs,
    bytes: receivedBytes,
  };
}

/** Sums that differ in nothing but their figures, added up. */
export function addUp(sums: Iterable<Sum>): Sum[] {
  const found = new Map<string, Sum>();
  for (const sum of sums) {
    const key = keyOf(sum);
    const before = found.get(key);
    found.set(key, before === undefined ? sum : added(before, sum));
  }
  return [...found.values()];
}

export const keyOf = ({ measure, accountId, label }: Sum): string =>
  `${measure}\n${accountId}\n${label}`;

export function added(one: Sum, other: Sum): Sum {
  return {
    ...one,
    count: one.count + other.count,
    total: one.total + other.total,
    bytes: one.bytes + other.bytes,
  };
}
