import { DAY, HOUR, MINUTE, SECOND } from '../../shared/durations.ts';
import type { OutputView } from '../../shared/output.ts';

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units, as disks and providers count them: `482 kB`, `1.2 MB`. */
export function sizeText(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1_000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits)} ${byteUnits[unit]}`;
}

/** A length of time in its two largest units: `0.8 s`, `42 s`, `3 min 05 s`, `2 h 10 min`. */
export function durationText(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < 10 * SECOND) return `${(ms / SECOND).toFixed(1)} s`;
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`;
  const two = (value: number) => String(value).padStart(2, '0');
  if (ms < HOUR) {
    return `${Math.floor(ms / MINUTE)} min ${two(Math.floor((ms % MINUTE) / SECOND))} s`;
  }
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ${two(Math.floor((ms % HOUR) / MINUTE))} min`;
  return `${Math.floor(ms / DAY)} d ${Math.floor((ms % DAY) / HOUR)} h`;
}

/** This machine's local time, without what today makes plain. */
export function timeText(at: number, now: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`;
}

/** Pixels, or a dash where the file has none. */
export function dimensionsText(output: Pick<OutputView, 'width' | 'height'>): string {
  return output.width === null || output.height === null ? '–' : `${output.width}×${output.height}`;
}

/** How long a file plays, or a dash. */
export function playingTimeText(output: Pick<OutputView, 'durationSeconds'>): string {
  return output.durationSeconds === null ? '–' : durationText(output.durationSeconds * SECOND);
}

/** The kind, and for a picture that lets through what is behind it: that it does. */
export function kindText(output: Pick<OutputView, 'kind' | 'hasAlpha'>): string {
  return output.hasAlpha === true && output.kind === 'video' ? 'video, alpha' : output.kind;
}
