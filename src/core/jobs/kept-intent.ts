import { failure, type Failure } from '../../shared/failure.ts';
import type { Job } from './job.ts';
import { AFTER_A_FAULT_OF_OURS_MS, logFault, type RunContext } from './run-context.ts';
import { writeDown } from './write-down.ts';

interface Intent {
  readonly job: Job;
  readonly signal: AbortSignal;
}

/**
 * True when the intent to send the job is on the disk, so that the POST may leave: were the power
 * to fail now, the next start would know that it may have arrived. Otherwise, or when it was stopped
 * or canceled while the disk was at it, it was certainly not sent, and is queued again or canceled.
 */
export async function intentIsKept(context: RunContext, run: Intent): Promise<boolean> {
  const { clock, jobs } = context;
  const { job, signal } = run;
  try {
    await orStopped(context.onDisk(), signal);
  } catch (error) {
    logFault(context, job, error);
    await takeBack(context, run, notOnDisk(job, error), clock.now() + AFTER_A_FAULT_OF_OURS_MS);
    return false;
  }
  if (!signal.aborted && jobs.byNumber(job.number)?.cancelRequestedAt === null) return true;
  await takeBack(context, run, wasStopped(job), clock.now());
  return false;
}

function takeBack(context: RunContext, run: Intent, why: Failure, retryAt: number): Promise<void> {
  return writeDown(context, run, () => {
    context.store.apply(run.job.number, { type: 'submit-postponed', failure: why, retryAt });
  });
}

/** As `work`, but no longer than until the signal fires: a disk may take its time. */
function orStopped(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Has the answer on the disk soon. A power cut before is the same as one before the answer came. */
export async function answerIsKept(context: RunContext, job: Job): Promise<void> {
  try {
    await context.onDisk();
  } catch (error) {
    logFault(context, job, error);
  }
}

function notOnDisk({ name }: Job, error: unknown): Failure {
  return isDiskFull(error)
    ? failure(
        'disk-full',
        `"${name}" was not sent, because the disk that the library’s database is on is full: what is sent must be written down first.`,
        'Free some space. It is tried again by itself.',
      )
    : failure(
        'database-unreadable',
        `"${name}" was not sent, because the disk that the library’s database is on did not keep what was written: what is sent must be written down first.`,
        'Check that disk. It is tried again by itself.',
      );
}

function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(ENOSPC|EDQUOT)$/.test(String(error.code));
}

function wasStopped({ name }: Job): Failure {
  return failure(
    'conflict',
    `"${name}" was stopped before it was sent.`,
    'It is sent later by itself, unless it was canceled.',
  );
}
