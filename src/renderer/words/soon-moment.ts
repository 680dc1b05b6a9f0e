import { dateWords } from './say.ts';

const time = { hour: 'numeric', minute: '2-digit' } as const;

/** A time to come, without what today makes plain: `22:00`, or with its day. */
export function soonMoment(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday) return dateWords(at, time);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const day = { weekday: 'short', day: 'numeric', month: 'short' } as const;
  return dateWords(at, { ...day, ...time, ...(isThisYear ? {} : { year: 'numeric' }) });
}
