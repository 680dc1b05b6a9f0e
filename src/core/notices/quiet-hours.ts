import type { QuietHours } from '../../shared/native-settings.ts';

/** Whether nothing is to be told now. @param minute after midnight, of this computer's time */
export function isQuiet(hours: QuietHours | null, minute: number): boolean {
  if (hours === null) return false;
  const { from, to } = hours;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

/** Minutes after midnight, of this computer's time. @param time milliseconds since 1970 */
export function minuteOfDay(time: number): number {
  const date = new Date(time);
  return date.getHours() * 60 + date.getMinutes();
}
