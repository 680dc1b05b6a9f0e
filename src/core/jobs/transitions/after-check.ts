import { SECOND, MINUTE } from '../../../shared/durations.ts';
import { failure, type Failure } from '../../../shared/failure.ts';
import { isIn, type Job, type JobIn } from '../job.ts';
import type { CheckEvent, MachineContext } from '../job-event.ts';
import { canceled, failed, moved, rendered, type Transition } from './moves.ts';

/**
 * A check comes a little after it is due; one that comes later than this was kept back by sleep, a
 * closed app or a crowded budget, and that time is nobody's rendering time.
 */
const LATENESS_THAT_COUNTS_MS = 5 * SECOND;
/** A last check must bring an answer: so many without one are needed before the cap is believed. */
const LAST_TRIES = 3;

/** What the answer to a check, or its absence, makes of a job. */
export function afterCheck(
  job: Job,
  event: CheckEvent,
  context: MachineContext,
): Transition | null {
  if (!isIn(job, 'rendering')) return null;
  switch (event.type) {
    case 'check-pending':
      return afterPending(job, event, context);
    case 'check-succeeded':
      return rendered(job, event.outputs, context);
    case 'check-failed':
      return job.status.adopted && event.failure.code === 'not-found'
        ? notTheOne(job, context)
        : failed(job, context, event.failure);
    case 'check-canceled':
      return canceled(job, context, `${context.providerName} says that it was canceled.`, true);
    case 'check-missed':
      return afterMiss(job, event, context);
  }
}

function afterPending(
  job: JobIn<'rendering'>,
  event: Extract<CheckEvent, { type: 'check-pending' }>,
  context: MachineContext,
): Transition {
  const { now, poll } = context;
  const followedMs = job.status.followedMs + countedSince(job, now);
  if (poll.capMs !== null && followedMs >= poll.capMs)
    return failed(job, context, tooLong(job, poll.capMs, context, null));
  const progress = highest(job.status.progress, event.progress);
  const status = {
    ...job.status,
    providerState: event.providerState,
    progress,
    queuePosition: event.queuePosition,
    lastCheckAt: now,
    misses: 0,
    followedMs,
    observedAt: now,
    problem: null,
    adopted: false,
  };
  const age = now - (job.submittedAt ?? job.status.since);
  const pace = poll.late !== undefined && age >= poll.late.afterMs ? poll.late : poll;
  const usual = (pace.floorMs + pace.ceilingMs) / 2;
  const interval = Math.max(pace.floorMs, usual, context.checkSpacingMs);
  const changed = event.providerState !== job.status.providerState || job.status.misses > 0;
  const note = changed ? pendingNote(event, progress, context.providerName) : null;
  return moved(job, context, status, note, {
    // A list that tells of it meanwhile does not put off a cancel that is still to be sent.
    nextCheckAt:
      job.cancelRequestedAt !== null && status.cancelSentAt === null ? now : now + interval,
    ...(event.operation === null ? {} : { operation: event.operation }),
  });
}

function afterMiss(
  job: JobIn<'rendering'>,
  event: Extract<CheckEvent, { type: 'check-missed' }>,
  context: MachineContext,
): Transition {
  const { now, poll } = context;
  const counted = event.answered ? countedSince(job, now) : 0;
  const followedMs = job.status.followedMs + counted;
  const isLastTry = event.answered && job.status.misses + 1 >= LAST_TRIES;
  if (poll.capMs !== null && followedMs >= poll.capMs && isLastTry)
    return failed(job, context, tooLong(job, poll.capMs, context, event.failure));
  const status = {
    ...job.status,
    misses: job.status.misses + 1,
    followedMs,
    observedAt: now,
    problem: event.failure,
  };
  const repeated = job.status.problem?.message === event.failure.message;
  const note = repeated ? null : `Could not ask: ${event.failure.message}`;
  return moved(job, context, status, note, {
    nextCheckAt: event.retryAt,
  });
}

/** The id that a person gave is none: what became of the submit is as open as it was. */
function notTheOne(job: JobIn<'rendering'>, context: MachineContext): Transition {
  const why = failure(
    'answer-lost',
    `${context.providerName} knows no render ${job.remoteId ?? ''}, so whether "${job.name}" arrived is still not known.`,
    'Give the id as the provider shows it. If the render is not there, send it again.',
    { actions: ['adopt', 'submit-again', 'give-up'] },
  );
  return moved(
    job,
    context,
    {
      state: 'unconfirmed',
      since: context.now,
      failure: why,
      sentAt: job.submittedAt,
      searches: 0,
    },
    why.message,
    { operation: null, remoteId: null, submittedAt: null },
    { kind: 'needs-you', title: `${job.name} needs you`, body: why.message },
  );
}

/** Milliseconds since the last look that the provider has had for rendering while we watched. */
function countedSince(job: JobIn<'rendering'>, now: number): number {
  const elapsed = Math.max(0, now - job.status.observedAt);
  const planned = Math.max(0, (job.nextCheckAt ?? now) - job.status.observedAt);
  return Math.min(elapsed, planned + LATENESS_THAT_COUNTS_MS);
}

/** Progress never goes backwards; a provider that gives none for once has not lost it. */
function highest(before: number | null, now: number | null): number | null {
  if (before === null) return now;
  return now === null ? before : Math.max(before, now);
}

function tooLong(job: Job, capMs: number, context: MachineContext, last: Failure | null): Failure {
  const minutes = Math.round(capMs / MINUTE);
  const trouble = last === null ? '' : ` The last answer was of no use: ${last.message}`;
  return failure(
    'not-finished-in-time',
    `"${job.name}" was still not done at ${context.providerName} after ${minutes} minutes of following.${trouble}`,
    'Check again to go on following it. Rendering it again is a new render that may cost.',
    { actions: ['check-again', 'render-again'] },
  );
}

function pendingNote(
  event: Extract<CheckEvent, { type: 'check-pending' }>,
  progress: number | null,
  providerName: string,
): string {
  if (event.queuePosition !== null)
    return `${providerName}: ${event.providerState}, number ${event.queuePosition} in its queue.`;
  return progress === null
    ? `${providerName}: ${event.providerState}.`
    : `${providerName}: ${event.providerState}, ${Math.round(progress * 100)} %.`;
}
