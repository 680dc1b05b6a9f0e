import { DAY, HOUR, MINUTE, SECOND } from '../../shared/durations.ts';
import type { MediaKind, OutputView } from '../../shared/output.ts';
import type { MessageKey } from './messages/catalogue.ts';
import { dateWords, numberWords, say } from './say.ts';

/** Decimal units, as disks, networks and the providers' documents count. */
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;
const KILO = 1_000;

const fixed = (digits: number) => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

/** A size for people: `412 B`, `1.4 MB`. */
export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= KILO && unit < BYTE_UNITS.length - 1) {
    value /= KILO;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  const number = numberWords(value, { ...fixed(digits), useGrouping: false });
  return `${number} ${BYTE_UNITS[unit]}`;
}

/** A number and its noun: `1 render`, `1,024 renders`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}

/** How far a download is, both numbers in one unit: `1.2 / 4.8 MB`. */
export function bytesOf(received: number, total: number | null): string {
  if (total === null) return bytes(received);
  const whole = bytes(total);
  const part = bytes(received);
  const [number, unit] = part.split(' ');
  return whole.endsWith(` ${unit}`) ? `${number} / ${whole}` : `${part} / ${whole}`;
}

const two = (value: number) => String(value).padStart(2, '0');

/** Running time as a clock shows it: `0:07`, `12:30`, `1:02:03`. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`;
  return `${minutes}:${two(seconds % 60)}`;
}

const inUnit = (key: MessageKey, milliseconds: number, unit: number) =>
  say(key, { count: Math.round(milliseconds / unit) });

/** A length of time in words, rounded: `now`, `3 s`, `2 min`, `5 h`, `3 d`. */
export function roughly(milliseconds: number): string {
  if (milliseconds < SECOND) return say('measures.now');
  if (milliseconds < MINUTE) return inUnit('measures.seconds', milliseconds, SECOND);
  if (milliseconds < HOUR) return inUnit('measures.minutes', milliseconds, MINUTE);
  if (milliseconds < DAY) return inUnit('measures.hours', milliseconds, HOUR);
  return inUnit('measures.days', milliseconds, DAY);
}

/** How long ago something was, for a list: `just now`, `4 min ago`. */
export function ago(then: number, now: number): string {
  if (now - then < 10 * SECOND) return say('measures.justNow');
  return say('measures.ago', { time: roughly(now - then) });
}

/** Whole percent, rounded down so that 100 % is never shown before it is there. */
export function percent(fraction: number): string {
  return `${Math.floor(fraction * 100)} %`;
}

const dayAndTime = { dateStyle: 'medium', timeStyle: 'medium' } as const;
const timeOnly = { timeStyle: 'medium' } as const;

/** A moment in the person's own time zone and manner. */
export const moment = (at: number): string => dateWords(at, dayAndTime);

/** The time of a moment; the day too when it was not today. */
export function momentShort(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return dateWords(at, sameDay ? timeOnly : dayAndTime);
}

export const kindName = (kind: MediaKind): string => say(`measures.kind.${kind}`);

type Facts = Pick<OutputView, 'width' | 'height' | 'durationSeconds' | 'mediaType'>;

/** `1080 × 1920`, or null where the file does not say. */
export function dimensions({ width, height }: Facts): string | null {
  return width === null || height === null ? null : `${width} × ${height}`;
}

/** How long a video or sound plays: `0:04`, `12:30`; null for what has no length. */
export function duration({ durationSeconds }: Facts): string | null {
  if (durationSeconds === null) return null;
  // Short clips are told apart by tenths.
  if (durationSeconds < 10) return `${numberWords(durationSeconds, fixed(1))} s`;
  return clockTime(durationSeconds * SECOND);
}

/** What kind of file it is, as people call it: `PNG`, `MP4`, `WebM`. */
export function fileType({ mediaType }: Facts): string {
  const known: Readonly<Record<string, string>> = {
    'image/jpeg': 'JPEG',
    'video/webm': 'WebM',
    'image/svg+xml': 'SVG',
    'video/quicktime': 'MOV',
    'audio/mpeg': 'MP3',
  };
  return known[mediaType] ?? (mediaType.split('/')[1] ?? mediaType).toUpperCase();
}
