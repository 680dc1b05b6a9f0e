import { SECOND } from '../../shared/durations.ts';

/** Good news is read in a glance. A toast under the pointer stays. */
export const GOOD_NEWS_STAYS = 4 * SECOND;
/** What went wrong, and what to do about it, are two sentences. */
export const BAD_NEWS_STAYS = 12 * SECOND;
