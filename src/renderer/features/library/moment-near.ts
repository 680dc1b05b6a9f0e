import { momentShort } from '../../words/measures.ts';

/** A moment as it reads now: the time of today, else the day with it. */
export const momentNear = (at: number): string => momentShort(at, Date.now());
