import { DAY, SECOND } from '../../shared/durations.ts';

/** Above this a reset is in milliseconds: as seconds it would lie in the year 5138. */
const SECONDS_END_HERE = 1e11;
/** No answer can hold a call back for longer; what waits longer is asked again then. */
const LONGEST_WAIT_MS = 31 * DAY;

type Headers = Readonly<Record<string, string>>;

/**
 * How long a provider asks to be left alone, in milliseconds from now: `Retry-After` as seconds
 * or as a date, else `X-RateLimit-Reset` as Unix seconds or milliseconds. Null when it does not
 * say. A moment that has passed is 0.
 *
 * @param headers names in lower case
 * @param nowMs milliseconds since 1970 at which the answer came. Dates are measured against the
 * answer's own `Date` where it has one, so that a clock that is set wrong does no harm.
 */
export function retryDelay(headers: Headers, nowMs: number): number | null {
  const serverNow = dateOf(headers['date']) ?? nowMs;
  return (
    fromRetryAfter(headers['retry-after'], serverNow) ??
    fromReset(headers['x-ratelimit-reset'], serverNow)
  );
}

function fromRetryAfter(value: string | undefined, nowMs: number): number | null {
  if (value === undefined) return null;
  const seconds = numberOf(value);
  if (seconds !== null) return clamp(seconds * SECOND);
  const date = dateOf(value);
  return date === null ? null : clamp(date - nowMs);
}

function fromReset(value: string | undefined, nowMs: number): number | null {
  const reset = value === undefined ? null : numberOf(value);
  if (reset === null || reset <= 0) return null;
  return clamp((reset > SECONDS_END_HERE ? reset : reset * SECOND) - nowMs);
}

function numberOf(value: string): number | null {
  const text = value.trim();
  return /^[+-]?\d{1,20}(\.\d{1,20})?$/.test(text) ? Number(text) : null;
}

/** Only what begins with a day's name is a date of HTTP; `Date.parse` takes far more. */
function dateOf(value: string | undefined): number | null {
  if (value === undefined || !/^(mon|tue|wed|thu|fri|sat|sun)/i.test(value.trim())) return null;
  const time = Date.parse(value.trim());
  return Number.isNaN(time) ? null : time;
}

function clamp(delayMs: number): number {
  return Math.min(LONGEST_WAIT_MS, Math.max(0, Math.ceil(delayMs)));
}
