import { DAY, HOUR, SECOND } from '../../shared/durations.ts';

/** Above this a reset is in milliseconds: as seconds it would lie in the year 5138. */
const SECONDS_END_HERE = 1e11;
/** Below this a reset is no moment (as seconds it would lie before 2002) but a time to go. */
const MOMENTS_BEGIN_HERE = 1e9;
/** No limit that is counted here has a window of hours: a longer time to go is in milliseconds. */
const LONGEST_SECONDS_TO_GO = HOUR / SECOND;
/** No answer can hold a call back for longer; what waits longer is asked again then. */
const LONGEST_WAIT_MS = 31 * DAY;

type Headers = Readonly<Record<string, string>>;

/**
 * How long a provider asks to be left alone, in milliseconds from now: `Retry-After` as seconds
 * or as a date, else `X-RateLimit-Reset` or `RateLimit-Reset`. Null when it does not say. A moment
 * that has passed is 0.
 *
 * @param headers names in lower case
 * @param nowMs milliseconds since 1970 at which the answer came. Dates are measured against the
 * answer's own `Date` where it has one, so that a clock that is set wrong does no harm.
 */
export function retryDelay(headers: Headers, nowMs: number): number | null {
  const reset =
    headers['x-ratelimit-reset'] ?? headers['x-rate-limit-reset'] ?? headers['ratelimit-reset'];
  return retryAfterDelay(headers, nowMs) ?? resetDelay(reset, headers, nowMs);
}

/**
 * What `Retry-After` alone says, in milliseconds from now. Some servers write a moment there, as
 * seconds or milliseconds since 1970.
 */
export function retryAfterDelay(headers: Headers, nowMs: number): number | null {
  const value = headers['retry-after'];
  if (value === undefined) return null;
  const seconds = numberOf(value);
  if (seconds !== null && seconds >= MOMENTS_BEGIN_HERE) return resetDelay(value, headers, nowMs);
  if (seconds !== null) return clamp(seconds * SECOND);
  const date = dateOf(value);
  return date === null ? null : clamp(date - serverTime(headers, nowMs));
}

/**
 * Milliseconds until a window begins anew, from whatever a reset is written as: Unix seconds or
 * milliseconds, seconds or milliseconds to go, a date. Null when it is none of these.
 */
export function resetDelay(
  value: string | undefined,
  headers: Headers,
  nowMs: number,
): number | null {
  if (value === undefined) return null;
  const serverNow = serverTime(headers, nowMs);
  const reset = numberOf(value);
  if (reset === null) {
    const date = dateOf(value);
    return date === null ? null : clamp(date - serverNow);
  }
  if (reset <= 0) return null;
  if (reset > SECONDS_END_HERE) return clamp(reset - serverNow);
  if (reset >= MOMENTS_BEGIN_HERE) return clamp(reset * SECOND - serverNow);
  return clamp(reset > LONGEST_SECONDS_TO_GO ? reset : reset * SECOND);
}

/** A number that is whole and not negative, or null. */
export function wholeNumber(value: string): number | null {
  const number = numberOf(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

const serverTime = (headers: Headers, nowMs: number): number => dateOf(headers['date']) ?? nowMs;

/** A header that came twice through a proxy is a list of both: the first one counts. */
function numberOf(value: string): number | null {
  const text = /^[^,;]*/.exec(value)?.[0].trim() ?? '';
  return /^[+-]?\d{1,20}(\.\d{1,20})?$/.test(text) ? Number(text) : null;
}

/**
 * A date of HTTP, which begins with a day's name, or one of ISO 8601 with its time zone, as some
 * servers write it; `Date.parse` takes far more.
 */
const DATE =
  /^((mon|tue|wed|thu|fri|sat|sun)|\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$)/i;

function dateOf(value: string | undefined): number | null {
  if (value === undefined || !DATE.test(value.trim())) return null;
  const time = Date.parse(value.trim());
  return Number.isNaN(time) ? null : time;
}

function clamp(delayMs: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil(delayMs)));
}
