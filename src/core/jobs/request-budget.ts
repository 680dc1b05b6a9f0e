import { HOUR, MINUTE } from '../../shared/durations.ts';
import type { AccountId } from '../../shared/ids.ts';
import type { RequestReads, RequestWrites } from '../db/request-repository.ts';
import type { Clock } from '../ports.ts';
import type { RequestLimit } from '../providers/provider.ts';

/**
 * A request that was sent and not yet answered may arrive at any moment until it is answered, so
 * its place in the window is held until one whole window after the answer. The margin covers a
 * provider's clock that runs a little slow.
 */
const WINDOW_MARGIN_MS = 50;
/** When every place is taken by requests on their way: look again after this long. */
const ALL_ON_THEIR_WAY_MS = 250;
/** Longer than any documented window: rows older than this count nowhere. */
const KEPT_MS = HOUR;
/** No wait that a provider asks for is longer: what seems to be is a clock that was set back. */
const LONGEST_BLOCK_MS = 15 * MINUTE;
/** Old rows are swept away once in so many requests. */
const SWEEP_EVERY = 512;

interface Place {
  readonly id: number;
  /** On the monotonic clock; null while the request is on its way. */
  answeredAt: number | null;
}

export interface Permit {
  /** The provider answered, or never will: from now on the place ages. */
  settle(): void;
}

export type PermitAnswer =
  | { readonly granted: true; readonly permit: Permit }
  /** Not before this many milliseconds from now. */
  | { readonly granted: false; readonly waitMs: number };

export interface RequestBudget {
  /** Takes one place of the limit, written down before it is granted. Null: no limit applies. */
  take(accountId: AccountId, limit: RequestLimit | null): PermitAnswer;
  /** The provider said to stay away from this limit for so long. */
  block(accountId: AccountId, limit: RequestLimit, forMs: number): void;
  /** Places taken in the window that ends now. */
  used(accountId: AccountId, limit: RequestLimit): number;
}

const unlimited: PermitAnswer = { granted: true, permit: { settle: () => undefined } };

/**
 * One budget for each limit of each account, shared by whatever the limit covers. A fixed window
 * is treated as a sliding one: stricter, never wrong. Survives restarts: every request is a row
 * until its window has passed; one whose answer a crash took counts from the restart on.
 */
export function createRequestBudget(
  clock: Clock,
  reads: RequestReads,
  writes: RequestWrites,
): RequestBudget {
  const { places, blockedUntil } = restore(clock, reads, writes);

  function current(accountId: AccountId, limit: RequestLimit): Place[] {
    const key = keyOf(accountId, limit.id);
    const oldest = clock.monotonic() - limit.windowMs - WINDOW_MARGIN_MS;
    const list = (places.get(key) ?? []).filter(
      (place) => place.answeredAt === null || place.answeredAt > oldest,
    );
    places.set(key, list);
    return list;
  }

  return {
    take(accountId, limit) {
      if (limit === null) return unlimited;
      const monotonic = clock.monotonic();
      const blocked = blockedUntil.get(keyOf(accountId, limit.id)) ?? 0;
      if (blocked > monotonic) return { granted: false, waitMs: blocked - monotonic };
      const list = current(accountId, limit);
      if (list.length >= limit.count) {
        const answers = list.flatMap((place) => place.answeredAt ?? []);
        const waitMs =
          answers.length === 0
            ? ALL_ON_THEIR_WAY_MS
            : Math.min(...answers) + limit.windowMs + WINDOW_MARGIN_MS - monotonic;
        return { granted: false, waitMs: Math.max(1, waitMs) };
      }
      const place: Place = { id: writes.add(accountId, limit.id, clock.now()), answeredAt: null };
      list.push(place);
      if (place.id % SWEEP_EVERY === 0) writes.forgetBefore(clock.now() - KEPT_MS);
      return {
        granted: true,
        permit: {
          settle() {
            if (place.answeredAt !== null) return;
            place.answeredAt = clock.monotonic();
            writes.answered(place.id, clock.now());
          },
        },
      };
    },
    block(accountId, limit, forMs) {
      const key = keyOf(accountId, limit.id);
      blockedUntil.set(key, Math.max(blockedUntil.get(key) ?? 0, clock.monotonic() + forMs));
      writes.block(accountId, limit.id, clock.now() + forMs);
    },
    used: (accountId, limit) => current(accountId, limit).length,
  };
}

const keyOf = (accountId: AccountId, limitId: string) => `${accountId} ${limitId}`;

function restore(clock: Clock, reads: RequestReads, writes: RequestWrites) {
  const places = new Map<string, Place[]>();
  const blockedUntil = new Map<string, number>();
  const now = clock.now();
  const monotonic = clock.monotonic();
  writes.settleAll(now);
  writes.forgetBefore(now - KEPT_MS);
  for (const request of reads.all()) {
    const key = keyOf(request.accountId, request.limitId);
    const age = request.answeredAt === null ? 0 : Math.max(0, now - request.answeredAt);
    const list = places.get(key) ?? [];
    list.push({ id: 0, answeredAt: monotonic - age });
    places.set(key, list);
  }
  for (const block of reads.blocks()) {
    const left = Math.min(block.until - now, LONGEST_BLOCK_MS);
    if (left > 0) blockedUntil.set(keyOf(block.accountId, block.limitId), monotonic + left);
  }
  return { places, blockedUntil };
}
