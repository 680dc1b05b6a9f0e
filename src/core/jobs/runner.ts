import type { JobState } from '../../shared/job.ts';
import type { Account } from '../db/account-repository.ts';
import type { Job } from './job.ts';

/** Due jobs looked at for each account and state in one round, for each that may be under way. */
const LOOKS_A_PLACE = 2;
/** At least and at most so many. */
const FEWEST_LOOKS = 8;
const MOST_LOOKS = 64;

export type Beginning =
  /** Under way. `free`: its place can be another's from then on, though it has not finished. */
  | { readonly begun: true; readonly finished: Promise<void>; readonly free?: Promise<void> }
  /** Its limit has no place for so many milliseconds; `isForAll`: nor for another of the account. */
  | { readonly begun: false; readonly waitMs: number; readonly isForAll?: boolean };

/** What is done with a due job of one state. Renders are asked after in another way: Following. */
export interface Runner {
  readonly state: Extract<JobState, 'queued' | 'unconfirmed' | 'downloading'>;
  /** How many at once, over all accounts. */
  readonly concurrency: number;
  /** How many at once of one account; absent: as many as over all. */
  readonly perAccount?: number;
  /** `queue`: whichever waits longest over all accounts goes first; absent: accounts take turns. */
  readonly order?: 'queue';
  begin(job: Job, account: Account, signal: AbortSignal): Beginning;
}

/** How many due jobs of one account are looked at in one round. */
export function looksFor({ concurrency, perAccount = concurrency }: Runner): number {
  return Math.min(MOST_LOOKS, Math.max(FEWEST_LOOKS, LOOKS_A_PLACE * perAccount));
}
