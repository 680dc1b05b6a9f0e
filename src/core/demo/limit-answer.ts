import type { Answer } from './answer.ts';
import type { RequestFault, Route } from './fault-orders.ts';
import type { Vendor } from './vendor.ts';

type LimitFault = Extract<RequestFault, { kind: 'limit' }>;
/** What a vendor names that documents none: what others have a minute. */
const NO_LIMIT = 60;

/**
 * The vendor's 429, in whichever of the dialects was ordered: how long to wait is told in seconds,
 * as a date or not at all, and the reset in seconds or milliseconds. It names the limit that the
 * plan has. @param now by its own clock.
 */
export function limitAnswer(
  vendor: Vendor,
  now: number,
  {
    plan,
    route,
    fault,
  }: { readonly plan: string; readonly route: Route | 'unknown'; readonly fault: LimitFault },
): Answer {
  const { retryAfterMs } = fault;
  const limits = vendor.plans[plan] ?? [];
  const limit = limits.find(({ routes }) => routes.some((one) => one === route))?.count ?? NO_LIMIT;
  const usage = { limit, remaining: 0, retryAfterMs, resetMs: retryAfterMs };
  const answer = vendor.refuse({ why: 'too-many', usage, now });
  const headers: Record<string, string> = { ...answer.headers };
  const retryAfter = {
    usual: headers['retry-after'],
    seconds: String(Math.ceil(retryAfterMs / 1_000)),
    // A date has no fractions: the next whole second is never too early.
    date: new Date(Math.ceil((now + retryAfterMs) / 1_000) * 1_000).toUTCString(),
    absent: undefined,
  }[fault.retryAfter];
  const reset = {
    usual: headers['x-ratelimit-reset'],
    seconds: String(Math.ceil((now + retryAfterMs) / 1_000)),
    milliseconds: String(Math.ceil(now + retryAfterMs)),
    absent: undefined,
  }[fault.reset];
  delete headers['retry-after'];
  delete headers['x-ratelimit-reset'];
  if (retryAfter !== undefined) headers['retry-after'] = retryAfter;
  if (reset !== undefined) headers['x-ratelimit-reset'] = reset;
  return { ...answer, headers };
}
