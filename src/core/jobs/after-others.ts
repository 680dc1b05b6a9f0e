import { failure, type Failure } from '../../shared/failure.ts';
import type { OtherJob, OtherOutcome } from '../../shared/job.ts';
import { isIn, type HeldFor, type Job } from './job.ts';

/*
 * A job may be sent after others: then it is queued, and held, until all of them have finished.
 * Which those are is a row each (`job_after`), and what came of them is read from their own rows
 * whenever it is asked: nothing that is kept beside them can go wrong.
 */

type Named = Pick<Job, 'number' | 'name'>;

/** What has come of a job, for those that are sent after it. */
export function outcomeOf(job: Job): OtherOutcome {
  switch (job.status.state) {
    case 'completed':
      return 'finished';
    case 'failed':
    case 'canceled':
      return job.status.state;
    default:
      // One that was completed stays so while its file is fetched again; one whose file comes only
      // when a person asks for it is rendered.
      return isIn(job, 'downloading') && (job.status.again || job.status.unasked)
        ? 'finished'
        : 'pending';
  }
}

export function otherView(job: Job): OtherJob {
  const { id, number, name } = job;
  return { id, number, name, outcome: outcomeOf(job) };
}

/** Why a queued job is held because of what it is sent after. */
export interface Wait {
  readonly heldFor: Extract<HeldFor, 'other-renders' | 'other-render-failed'>;
  readonly failure: Failure;
  /** The one that came to nothing; null while it only is to be waited for. */
  readonly ended: Job | null;
}

/** Null where nothing of it is to be waited for any more. */
export function waitOf(job: Named, others: readonly Job[]): Wait | null {
  const ended = others.find((other) => ['failed', 'canceled'].includes(outcomeOf(other)));
  if (ended !== undefined)
    return { heldFor: 'other-render-failed', failure: endedFailure(job, ended), ended };
  const pending = others.filter((other) => outcomeOf(other) === 'pending');
  if (pending.length === 0) return null;
  return {
    heldFor: 'other-renders',
    failure: failure(
      'other-renders',
      `"${job.name}" waits for ${namesOf(pending)}.`,
      'It goes by itself when that is finished.',
    ),
    ended: null,
  };
}

function endedFailure(job: Named, ended: Job): Failure {
  const words =
    ended.status.state === 'canceled'
      ? `"${job.name}" was not sent: it waits for ${nameOf(ended)}, which was canceled.`
      : `"${job.name}" was not sent: it waits for ${nameOf(ended)}, which failed.`;
  return failure(
    'other-renders',
    words,
    'Send it anyway, or cancel it. If the other one is tried again and finishes, it goes by itself.',
  );
}

export const nameOf = ({ number, name }: Named): string => `#${number} "${name}"`;

/** e.g. `#3 "intro" and 2 more` */
export function namesOf(jobs: readonly Named[]): string {
  const [first, ...more] = jobs;
  if (first === undefined) return '';
  return more.length === 0 ? nameOf(first) : `${nameOf(first)} and ${more.length} more`;
}
