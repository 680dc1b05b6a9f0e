import type { Settings } from '../../shared/settings.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { JobStore } from './job-store.ts';
import { isUnasked } from './transitions/pause.ts';

/** Where files come by themselves again, those that nobody has asked for so far come too. */
export function fetchUnasked(
  { downloads }: Pick<Settings, 'downloads'>,
  due: Pick<DueReads, 'inState'>,
  store: Pick<JobStore, 'apply'>,
): void {
  if (!downloads.automatic) return;
  for (const job of due.inState('downloading')) {
    if (isUnasked(job)) store.apply(job.number, { type: 'resumed' });
  }
}
