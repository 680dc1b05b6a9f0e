import { isIn, type Job, type JobIn } from '../job.ts';
import type { JobEvent, MachineContext } from '../job-event.ts';
import { moved, type Transition } from './moves.ts';

/*
 * A person may pause a job in any state in which something of ours moves it. It is then due at no
 * time: nothing is sent for it, asked about it or fetched, and no counter or cap ticks. What was
 * already on its way still tells, and changes it; but only a person lets it go on.
 */

type Pausable = JobIn<'queued'> | JobIn<'submitting'> | JobIn<'rendering'> | JobIn<'downloading'>;

function canPause(job: Job): job is Pausable {
  return 'paused' in job.status;
}

export const isPaused = (job: Job): boolean => canPause(job) && job.status.paused;

/** Whether it is rendered, and nobody has asked for its file yet. */
export const isUnasked = (job: Job): boolean => isIn(job, 'downloading') && job.status.unasked;

/** Null for one that is paused, that nothing moves, or that a person has asked to cancel. */
export function afterPause(job: Job, context: MachineContext): Transition | null {
  if (!canPause(job) || job.status.paused || job.cancelRequestedAt !== null) return null;
  const status = { ...job.status, paused: true };
  return moved(job, context, status, pauseNote(job, context), { nextCheckAt: null });
}

/** Due as soon as the provider allows, whatever it waited for before. */
export function afterResume(job: Job, context: MachineContext): Transition | null {
  if (!canPause(job) || !job.status.paused) return null;
  const status = isIn(job, 'downloading')
    ? { ...job.status, paused: false, unasked: false, waitingFor: null }
    : { ...job.status, paused: false };
  const nextCheckAt = isIn(job, 'submitting') ? null : soonestCheck(job, context);
  return moved(job, context, status, resumeNote(job), { nextCheckAt });
}

/** However often a person asks: the provider is asked no more often than it allows. */
export function soonestCheck(job: Job, { now, poll }: MachineContext): number {
  if (!isIn(job, 'rendering')) return now;
  return Math.max(now, Math.min(job.status.observedAt, now) + poll.floorMs);
}

/** What a person asks for lets it go on; whatever else comes finds it paused, and leaves it so. */
const lifting: ReadonlySet<JobEvent['type']> = new Set(['resumed', 'check-wanted', 'cancel-asked']);

/** Carries the pause of a job over what has become of it. */
export function whilePaused(before: Job, event: JobEvent, result: Transition): Transition {
  const { job } = result;
  if (!isPaused(before) || !canPause(job)) return result;
  const paused = !lifting.has(event.type);
  const status = { ...job.status, paused };
  const nextCheckAt = paused ? null : job.nextCheckAt;
  return { ...result, job: { ...job, status, nextCheckAt } };
}

function pauseNote(job: Pausable, { providerName }: MachineContext): string {
  switch (job.status.state) {
    case 'queued':
      return 'Paused before it was sent.';
    case 'submitting':
      return `Paused. It is on its way to ${providerName} already, and is not asked after then.`;
    case 'rendering':
      return `Paused: it is not asked after. ${providerName} goes on with it.`;
    case 'downloading':
      return 'Its download was paused.';
  }
}

function resumeNote(job: Pausable): string {
  return isIn(job, 'downloading') ? 'Its download goes on.' : 'It goes on.';
}
