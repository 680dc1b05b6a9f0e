import { HOUR } from '../../../shared/durations.ts';

/*
 * Times are chosen as a clock on the wall shows them, and kept as points in time. An hour that a
 * change of the clock leaves out stands for the one after it, one that comes twice for the first.
 */

const TONIGHT = 22;
const MORNING = 8;

export interface QuickTime {
  readonly name: 'inAnHour' | 'tonight' | 'tomorrowMorning';
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What people mostly want, as far as it is yet to come. */
export function quickTimes(now: number): QuickTime[] {
  const atHour = (hour: number, daysOn: number): number => {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysOn, hour).getTime();
  };
  const times: QuickTime[] = [
    { name: 'inAnHour', at: now + HOUR },
    { name: 'tonight', at: atHour(TONIGHT, 0) },
    { name: 'tomorrowMorning', at: atHour(MORNING, 1) },
  ];
  return times.filter(({ at }) => at > now);
}

const two = (value: number): string => String(value).padStart(2, '0');

/** As a field for a day and a time has it, by this machine's clock. */
export function fieldOf(at: number): string {
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Null where the field is empty, or says no time. */
export function timeIn(field: string): number | null {
  const at = new Date(field).getTime();
  return Number.isNaN(at) ? null : at;
}
