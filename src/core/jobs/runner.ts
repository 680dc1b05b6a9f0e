import type { JobState } from '../../shared/job.ts';
import type { Account } from '../db/account-repository.ts';
import type { Job } from './job.ts';

export type Beginning =
  /** Under way. `free`: its place can be another's from then on, though it has not finished. */
  | { readonly begun: true; readonly finished: Promise<void>; readonly free?: Promise<void> }
  /** Its limit has no place for so many milliseconds. */
  | { readonly begun: false; readonly waitMs: number };

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
