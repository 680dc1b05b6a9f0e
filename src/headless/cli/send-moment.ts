import { DAY, HOUR, MINUTE, SECOND } from '../../shared/durations.ts';
import { CommandStop } from './command-stop.ts';

export interface MomentOptions {
  /** A time of this machine's clock, or of any with its offset. */
  readonly at?: string;
  /** How long from now. */
  readonly in?: string;
}

const UNITS: Readonly<Record<string, number>> = {
  s: SECOND,
  min: MINUTE,
  m: MINUTE,
  h: HOUR,
  d: DAY,
};
const DURATION = /^(?:\d+(?:\.\d+)?(?:min|[smhd])\s*)+$/;
const CLOCK = /^(\d{1,2}):(\d{2})$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}[ T]\d{1,2}:\d{2}(?::\d{2})?$/;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * The point in time that is meant, in milliseconds since 1970; null where none is named.
 * @throws CommandStop `usage` for what is no time, and for one that has passed
 */
export function momentOf({ at, in: length }: MomentOptions, now: number): number | null {
  if (at !== undefined && length !== undefined)
    throw unclear('--at and --in do not go together.', 'Give one of the two.');
  if (length !== undefined) return now + durationOf(length);
  if (at === undefined) return null;
  const clock = CLOCK.exec(at);
  const moment = clock === null ? dateOf(at) : nextTime(Number(clock[1]), Number(clock[2]), now);
  if (moment === null)
    throw unclear(
      `"${at.slice(0, 40)}" is no time.`,
      'Give it as 22:00, "2026-12-24 08:00" or 2026-12-24T08:00+01:00.',
    );
  if (moment <= now)
    throw unclear(`${at} has passed.`, 'Choose a time that is yet to come, or leave it out.');
  return moment;
}

function durationOf(text: string): number {
  const trimmed = text.trim();
  if (!DURATION.test(trimmed))
    throw unclear(`"${text.slice(0, 40)}" is no length of time.`, 'Give it as 90min, 2h or 1d12h.');
  const parts = trimmed.matchAll(/(\d+(?:\.\d+)?)(min|[smhd])/g);
  return Math.round(
    [...parts].reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 0), 0),
  );
}

function dateOf(text: string): number | null {
  if (!LOCAL.test(text) && !WITH_OFFSET.test(text)) return null;
  const moment = new Date(text.replace(' ', 'T').replace(/T(\d):/, 'T0$1:')).getTime();
  return Number.isNaN(moment) ? null : moment;
}

/** Today, or tomorrow where that time of today has passed. */
function nextTime(hour: number, minute: number, now: number): number | null {
  if (hour > 23 || minute > 59) return null;
  const today = new Date(now);
  const on = (days: number): number =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, hour, minute).getTime();
  return on(0) > now ? on(0) : on(1);
}

const unclear = (message: string, remedy: string): CommandStop =>
  new CommandStop('usage', message, remedy);
