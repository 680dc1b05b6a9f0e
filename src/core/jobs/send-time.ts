import { failure, FailureError, type Failure } from '../../shared/failure.ts';
import { isIn, type Job } from './job.ts';
import type { JobStore } from './job-store.ts';

/*
 * A job may be sent not before a time: a point in time that a person's clock shows, whatever hour
 * that is by then. It is a column (`job.send_at`), and looked at where the intent to send is
 * written, after what the job is sent after.
 */

/** Whether its time is yet to come. */
export function isBeforeItsTime({ sendAt }: Pick<Job, 'sendAt'>, now: number): boolean {
  return sendAt !== null && now < sendAt;
}

/** Why it is not sent yet. The time itself is the job's, and shown as the person's clock has it. */
export function notYet({ name }: Pick<Job, 'name'>): Failure {
  return failure(
    'send-time',
    `"${name}" waits for the time at which it is to be sent.`,
    'It goes by itself then. Send it now, or give it another time.',
  );
}

/**
 * Lets a queued job be sent not before this time; null, or a time that has passed: as soon as its
 * turn comes.
 * @throws FailureError `conflict` for a job that was sent
 */
export function setSendTime(store: JobStore, job: Job, sendAt: number | null): void {
  const changed = store.apply(job.number, { type: 'send-time-changed', sendAt });
  if (changed === null) throw new FailureError(alreadySent(job));
}

/** Takes away the time that it waits for. False where it waits for none. */
export function sendWithoutTime(store: JobStore, job: Job, now: number): boolean {
  const sent = store.decide(job.number, (current) =>
    isIn(current, 'queued') && isBeforeItsTime(current, now)
      ? { event: { type: 'send-time-changed', sendAt: null } }
      : null,
  );
  return sent !== null;
}

function alreadySent(job: Job): Failure {
  return failure(
    'conflict',
    `"${job.name}" is ${job.status.state}: only what was not sent yet can be sent at another time.`,
    'Render it again to send it later; that is a new render.',
  );
}
