import { SECOND } from '../../shared/durations.ts';
import type { Job } from './job.ts';
import { passed } from './passed.ts';
import { logFault, type RunContext } from './run-context.ts';

/** A database that took no writes is tried again after this long. */
const WRITE_AGAIN_MS = 5 * SECOND;

/** What was paid for outlives a disk that is full for a while: it is written when there is room. */
export async function writeDown(
  context: Pick<RunContext, 'clock' | 'logger'>,
  run: { readonly job: Job; readonly signal: AbortSignal },
  work: () => void,
): Promise<void> {
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isStorageTrouble(error) || run.signal.aborted) throw error;
      logFault(context, run.job, error);
      await passed(context.clock, WRITE_AGAIN_MS, run.signal);
    }
  }
}

/** The disk's or the database file's state, which may pass. */
export function isStorageTrouble(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return false;
  return /^SQLITE_(FULL|IOERR|BUSY|CANTOPEN|READONLY)/.test(error.code);
}
