import { SECOND } from '../../shared/durations.ts';
import { resetDelay, retryAfterDelay, wholeNumber } from './retry-after.ts';

/** What the headers of an answer say of the limit that its request counted against. */
export interface RateFacts {
  /** Requests a window; null where it is not said, or no number. */
  readonly limit: number | null;
  /** The window of that, in milliseconds, where it is said outright. */
  readonly windowMs: number | null;
  readonly remaining: number | null;
  /** Milliseconds from now until the window begins anew. */
  readonly resetMs: number | null;
  /** Milliseconds for which nothing is to be sent. */
  readonly retryAfterMs: number | null;
}

type Headers = Readonly<Record<string, string>>;

/**
 * Reads `Retry-After`, `X-RateLimit-*`, `RateLimit-*` and the combined `RateLimit` and
 * `RateLimit-Policy` of the IETF's drafts. What is not understood is as good as not said.
 * @param headers names in lower case
 * @param nowMs milliseconds since 1970 at which the answer came
 */
export function rateFacts(headers: Headers, nowMs: number): RateFacts {
  const said = (name: string) =>
    headers[`x-ratelimit-${name}`] ??
    headers[`x-rate-limit-${name}`] ??
    headers[`ratelimit-${name}`];
  const combined = headers['ratelimit'] ?? '';
  const policy = headers['ratelimit-policy'] ?? said('limit') ?? '';
  const limit = first(said('limit')) ?? named(combined, 'limit') ?? named(policy, 'q');
  const windowSeconds = named(policy, 'w');
  const reset = said('reset') ?? text(named(combined, 'reset') ?? named(combined, 't'));
  return {
    limit: limit !== null && limit > 0 ? limit : null,
    windowMs: windowSeconds !== null && windowSeconds > 0 ? windowSeconds * SECOND : null,
    remaining: first(said('remaining')) ?? named(combined, 'remaining') ?? named(combined, 'r'),
    resetMs: resetDelay(reset, headers, nowMs),
    retryAfterMs: retryAfterDelay(headers, nowMs),
  };
}

/** `100`, or the first of `100, 100;w=60`. */
const first = (value: string | undefined): number | null =>
  value === undefined ? null : wholeNumber(value.split(/[,;]/)[0] ?? '');

/** The number after `name=`. */
function named(value: string, name: string): number | null {
  if (value === '') return null;
  const found = new RegExp(`(?:^|[\\s,;])${name}\\s*=\\s*(\\d{1,15})`, 'i').exec(value)?.[1];
  return found === undefined ? null : Number(found);
}

const text = (value: number | null): string | undefined =>
  value === null ? undefined : String(value);
