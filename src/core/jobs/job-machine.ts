import type { Failure } from '../../shared/failure.ts';
import { endStates, type JobPriority } from '../../shared/job.ts';
import { isIn, type Job, type PromisedOutput } from './job.ts';
import type { JobEvent, MachineContext } from './job-event.ts';
import { withTold } from './transitions/told.ts';
import { afterCheck } from './transitions/after-check.ts';
import { afterDownload, completedAsBefore } from './transitions/after-download.ts';
import { afterSubmit } from './transitions/after-submit.ts';
import {
  afterPause,
  afterResume,
  isPaused,
  soonestCheck,
  whilePaused,
} from './transitions/pause.ts';
import {
  canceled,
  canceledUnsent,
  downloading,
  givenUpNote,
  moved,
  queued,
  rendering,
  type Transition,
} from './transitions/moves.ts';

/*
 *  queued ─► submitting ─► rendering ─► downloading ─► completed
 *     │          ├─► unconfirmed ─┘          │
 *     └──────────┴───────┴───────────────────┴─► failed / canceled
 *
 *  failed ─► rendering (check again) and failed ─► downloading (download again) are the only ways
 *  back: the render is still at the provider then, and nothing is paid for twice; but canceled ─►
 *  queued (taken back) for a job of which nothing was ever sent. A completed job
 *  whose file got lost goes to downloading and back to completed, whatever comes of it.
 */

/**
 * The only place where a job changes. Pure: time is in the context. Null when the event does not
 * apply to the state the job is in by now (an answer that came after a cancel, say): then nothing
 * has happened.
 */
export function transition(job: Job, event: JobEvent, context: MachineContext): Transition | null {
  const changed = change(job, event, context);
  const result = changed === null ? null : whilePaused(job, event, changed);
  const told = 'told' in event ? event.told : undefined;
  return result === null || told === undefined ? result : withTold(job, result, told);
}

function change(job: Job, event: JobEvent, context: MachineContext): Transition | null {
  switch (event.type) {
    case 'submit-started':
    case 'submit-accepted':
    case 'submit-finished':
    case 'submit-failed':
    case 'submit-refused':
    case 'submit-postponed':
    case 'submit-lost':
    case 'submit-held':
    case 'quoted':
    case 'guard-waived':
    case 'after-changed':
    case 'send-time-changed':
    case 'settled-as-arrived':
    case 'settled-as-not-arrived':
    case 'search-missed':
    case 'search-ended':
      return afterSubmit(job, event, context);
    case 'check-pending':
    case 'check-succeeded':
    case 'check-failed':
    case 'check-canceled':
    case 'check-missed':
      return afterCheck(job, event, context);
    case 'output-stored':
    case 'download-missed':
    case 'download-failed':
    case 'fetch-again':
    case 'fetched-again':
      return afterDownload(job, event, context);
    case 'cancel-asked':
      return afterCancelAsked(job, context);
    case 'cancel-taken-back':
      return afterCancelTakenBack(job, context);
    case 'cancel-sent':
      return afterCancelSent(job, context);
    case 'following-stopped':
      return afterFollowingStopped(job, context);
    case 'check-wanted':
      return afterCheckWanted(job, context);
    case 'paused':
      return afterPause(job, context);
    case 'resumed':
      return afterResume(job, context);
    case 'priority-changed':
      return afterPriorityChanged(job, event.priority, context);
  }
}

/** Of what has ended nothing goes sooner or later any more. */
function afterPriorityChanged(
  job: Job,
  priority: JobPriority,
  { now }: MachineContext,
): Transition | null {
  if (endStates.has(job.status.state) || job.priority === priority) return null;
  return { job: { ...job, priority, updatedAt: now }, note: priorityNotes[priority] };
}

const priorityNotes: Readonly<Record<JobPriority, string>> = {
  high: 'It goes before others now.',
  normal: 'It goes in its turn now.',
  low: 'It goes after others now.',
};

function afterCancelAsked(job: Job, context: MachineContext): Transition | null {
  if (endStates.has(job.status.state)) return null;
  if (isIn(job, 'queued')) return canceledUnsent(job, context);
  if (job.cancelRequestedAt !== null) return null;
  // Where the provider can stop it, asking it to is what is due.
  const nextCheckAt = isIn(job, 'rendering') ? context.now : job.nextCheckAt;
  return {
    job: { ...job, nextCheckAt, cancelRequestedAt: context.now, updatedAt: context.now },
    note: 'Cancel was asked for.',
  };
}

function afterCancelTakenBack(job: Job, context: MachineContext): Transition | null {
  if (!isIn(job, 'canceled') || job.status.unsent === undefined) return null;
  const { paused } = job.status.unsent;
  const status = { ...queued(0, null), paused };
  return moved(job, context, status, 'The cancel was taken back: it waits to be sent again.', {
    nextCheckAt: paused ? null : context.now,
    endedAt: null,
    cancelRequestedAt: null,
  });
}

function afterCancelSent(job: Job, context: MachineContext): Transition | null {
  if (!isIn(job, 'rendering')) return null;
  const status = { ...job.status, cancelSentAt: context.now };
  return moved(job, context, status, `${context.providerName} was asked to stop it.`, {
    nextCheckAt: context.now + context.poll.floorMs,
  });
}

function afterFollowingStopped(job: Job, context: MachineContext): Transition | null {
  if (endStates.has(job.status.state) || isIn(job, 'submitting')) return null;
  if (isIn(job, 'downloading') && job.status.again) {
    return completedAsBefore(job, context, 'Fetching its file again was stopped.', 'stopped');
  }
  if (isIn(job, 'downloading')) {
    const note = `The download was stopped. The render is still at ${context.providerName}.`;
    return canceled(job, context, note, true);
  }
  if (isIn(job, 'rendering') && job.status.cancelSentAt !== null) {
    const note = `No longer followed. ${context.providerName} was asked to stop it; whether it did is not known.`;
    return canceled(job, context, note, false);
  }
  return isIn(job, 'unconfirmed')
    ? canceled(job, context, givenUpNote(context), false)
    : canceled(
        job,
        context,
        `No longer followed, and not stopped: it may still finish, and count, at ${context.providerName}.`,
        false,
      );
}

function afterCheckWanted(job: Job, context: MachineContext): Transition | null {
  const { status } = job;
  if (isPaused(job)) return afterResume(job, context);
  if (status.state === 'failed')
    return afterSecondChance(job, status.failure, status.outputs, context);
  if (status.state !== 'queued' && status.state !== 'rendering' && status.state !== 'downloading')
    return null;
  return {
    job: { ...job, nextCheckAt: soonestCheck(job, context), updatedAt: context.now },
    note: 'Asked to try again now.',
  };
}

function afterSecondChance(
  job: Job,
  last: Failure,
  outputs: readonly PromisedOutput[] | null,
  context: MachineContext,
): Transition | null {
  if (job.operation === null) return null;
  if (outputs !== null && last.actions.includes('download-again')) {
    return moved(job, context, downloading(outputs, context), 'Downloading again.', {
      nextCheckAt: context.now,
      endedAt: null,
    });
  }
  if (!last.actions.includes('check-again')) return null;
  return moved(job, context, rendering(context, null), 'Followed again.', {
    nextCheckAt: context.now,
    endedAt: null,
  });
}
