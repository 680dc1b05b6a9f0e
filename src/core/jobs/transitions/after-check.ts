import { DAY, HOUR, MINUTE } from '../../../shared/durations.ts';
import { failure, type Failure } from '../../../shared/failure.ts';
import { isIn, type Job, type JobIn } from '../job.ts';
import type { CheckEvent, MachineContext } from '../job-event.ts';
import { canceled, failed, moved, rendered, type Transition } from './moves.ts';

/** A last check must bring an answer: so many without one are needed before the cap is believed. */
const LAST_TRIES = 3;
/**
 * A provider that answers nothing for so long beyond its cap, while we were awake and online, is
 * not asked for ever: whether to go on is for a person to say. The render may be done.
 */
const UNANSWERED_BEYOND_CAP_MS = HOUR;
/** What stands for the cap of a provider that has none. */
const CAP_OF_NONE_MS = DAY;

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
  const { status: before } = job;
  const followedMs = before.followedMs + event.watchedMs;
  if (poll.capMs !== null && followedMs >= poll.capMs)
    return failed(job, context, tooLong(job, poll.capMs, context, null));
  const progress = highest(before.progress, event.progress);
  const status = {
    ...before,
    providerState: event.providerState,
    progress,
    progressAt: progress === before.progress ? before.progressAt : event.askedAt,
    startedAt: startedAt(job, event),
    queuePosition: event.queuePosition,
    lastCheckAt: event.askedAt,
    misses: 0,
    followedMs,
    observedAt: now,
    unansweredMs: 0,
    problem: null,
    adopted: false,
  };
  const changed = event.providerState !== before.providerState || before.misses > 0;
  const note = changed ? pendingNote(event, progress, context.providerName) : null;
  // A list that tells of it meanwhile does not put off a cancel that is still to be sent.
  const isToBeStopped = job.cancelRequestedAt !== null && status.cancelSentAt === null;
  const floor = floorMs(job, event, context);
  // When it was asked may be hours ahead: the clock can have been set back since.
  const restedAt = Math.min(event.askedAt, now) + floor;
  return moved(job, context, status, note, {
    nextCheckAt: isToBeStopped ? now : Math.max(now, restedAt),
    ...(event.operation === null ? {} : { operation: event.operation }),
  });
}

/** How long it is not asked after again. What comes in between is the scheduler's choice. */
function floorMs(
  job: Job,
  { asList }: Extract<CheckEvent, { type: 'check-pending' }>,
  { now, poll }: MachineContext,
): number {
  const age = now - (job.submittedAt ?? job.createdAt);
  const isLate = poll.late !== undefined && !asList && age >= poll.late.afterMs;
  return isLate ? poll.late.floorMs : poll.floorMs;
}

/** While it waits in the provider's queue it has not begun. */
function startedAt(
  job: JobIn<'rendering'>,
  event: Extract<CheckEvent, { type: 'check-pending' }>,
): number | null {
  if (event.queuePosition !== null) return null;
  const { status } = job;
  const begun = status.queuePosition === null ? (job.submittedAt ?? status.since) : event.askedAt;
  return status.startedAt ?? begun;
}

function afterMiss(
  job: JobIn<'rendering'>,
  event: Extract<CheckEvent, { type: 'check-missed' }>,
  context: MachineContext,
): Transition {
  const { now, poll } = context;
  const followedMs = job.status.followedMs + (event.answered ? event.watchedMs : 0);
  const isLastTry = event.answered && job.status.misses + 1 >= LAST_TRIES;
  if (poll.capMs !== null && followedMs >= poll.capMs && isLastTry)
    return failed(job, context, tooLong(job, poll.capMs, context, event.failure));
  const status = {
    ...job.status,
    misses: job.status.misses + 1,
    followedMs,
    observedAt: now,
    unansweredMs: event.answered ? 0 : job.status.unansweredMs + event.watchedMs,
    problem: event.failure,
  };
  const longest = (poll.capMs ?? CAP_OF_NONE_MS) + UNANSWERED_BEYOND_CAP_MS;
  if (status.unansweredMs >= longest) return askPerson(job, status, context);
  const repeated = job.status.problem?.message === event.failure.message;
  const note = repeated ? null : `Could not ask: ${event.failure.message}`;
  return moved(job, context, status, note, { nextCheckAt: event.retryAt });
}

/** It stays what it is; checking again, or giving it up, is for a person to say. */
function askPerson(
  job: JobIn<'rendering'>,
  status: JobIn<'rendering'>['status'],
  context: MachineContext,
): Transition {
  const minutes = Math.round(status.unansweredMs / MINUTE);
  const why = failure(
    'unreachable',
    `${context.providerName} has not answered a single question about "${job.name}" in ${minutes} minutes, so it is no longer asked.`,
    `Look whether ${context.providerName} can be reached. Check again to go on following it, or cancel it; the render may be done.`,
    { actions: ['check-again'] },
  );
  return moved(
    job,
    context,
    { ...status, unansweredMs: 0, problem: why },
    why.message,
    { nextCheckAt: null },
    { kind: 'needs-you', title: `${job.name} needs you`, body: why.message },
  );
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
