import { endStates, type JobState, type JobView, type WaitReason } from '../../shared/job.ts';
import { MINUTE, SECOND } from '../../shared/durations.ts';
import { numbersOf } from './other-numbers.ts';
import { bytes, bytesOf, roughly } from './measures.ts';
import { say } from './say.ts';
import { soonMoment } from './soon-moment.ts';
import { translated } from './sentences.ts';

export const stateName = (state: JobState): string => say(`job.state.${state}`);

/** Waits that no clock ends. */
const endless: ReadonlySet<WaitReason> = new Set([
  'account-paused',
  'offline',
  'paused',
  'disk-full',
  'folder-missing',
  'download',
  'person',
  'spending-guard',
  'submit-off',
  'other-renders',
  'other-render-failed',
]);

/** A wait that ends only when somebody does something. */
export function isHeldUp({ status }: JobView): boolean {
  if (!('waitingFor' in status) || status.waitingFor === null) return false;
  return !['turn', 'budget', 'other-renders', 'send-time'].includes(status.waitingFor);
}

/** Whether it waits until a person lets it pass the account's spending guard. */
export function isWaitingForGuard({ status }: JobView): boolean {
  return 'waitingFor' in status && status.waitingFor === 'spending-guard';
}

/** Whether a render that it waits for came to nothing, and a person has to say what becomes of it. */
export function isStuck({ status }: JobView): boolean {
  return 'waitingFor' in status && status.waitingFor === 'other-render-failed';
}

/** Which renders it waits for, by number, and what came of the first that it waits for in vain. */
function othersDetail({ after }: JobView): string {
  const ended = after.find(({ outcome }) => outcome === 'failed' || outcome === 'canceled');
  if (ended !== undefined) {
    const others = `#${ended.number}`;
    return ended.outcome === 'canceled'
      ? say('after.waits.canceled', { others })
      : say('after.waits.failed', { others });
  }
  return say('after.waits', {
    others: numbersOf(after.filter(({ outcome }) => outcome === 'pending')),
  });
}

/** Checks find a provider's bar where it was for so long before that is said. */
const STALLED_AFTER = 2 * MINUTE;

/** For how long a render that tells its progress has made none; null while it goes on. */
function stalledFor({ status }: JobView, now: number): number | null {
  if (status.state !== 'rendering' || status.progress === null) return null;
  if (status.progressAt === null || status.lastCheckAt === null) return null;
  // Only what was seen counts: nobody looks at what is paused, or while there is no network.
  const seen = Math.min(now, status.lastCheckAt) - status.progressAt;
  return seen >= STALLED_AFTER ? seen : null;
}

/** `about 40 s left`, or for how long it has not moved; null where nobody can say. */
export function outlook(job: JobView, now: number): string | null {
  const { status } = job;
  const stalled = stalledFor(job, now);
  if (stalled !== null) return say('queue.stalled', { time: roughly(stalled) });
  const left = remainingMs(status, now);
  return left === null ? null : say('queue.remaining', { time: roughly(left) });
}

/** When it ended, or is likely to end; null where nobody can say. */
export function endOf(job: JobView, now: number): number | null {
  if (endStates.has(job.status.state)) return job.endedAt ?? job.updatedAt;
  const left = remainingMs(job.status, now);
  return left === null ? null : now + left;
}

function remainingMs(status: JobView['status'], now: number): number | null {
  if (status.state === 'rendering') {
    const { expectedEndAt, waitingFor } = status;
    // What is late may be done any moment: no number is better than one that was wrong.
    if (expectedEndAt === null || waitingFor !== null) return null;
    return expectedEndAt - now >= SECOND ? expectedEndAt - now : null;
  }
  if (status.state !== 'downloading' || status.totalBytes === null) return null;
  if (!status.bytesPerSecond || status.waitingFor !== null) return null;
  const left = ((status.totalBytes - status.receivedBytes) / status.bytesPerSecond) * SECOND;
  return left >= SECOND ? left : null;
}

/** What is done next and when: `Check in 3 s`, `Checking…`, `Due`; null where nothing is planned. */
export function nextAttempt({ status }: JobView, now: number): string | null {
  if (!('nextAttemptAt' in status) || status.nextAttemptAt === null) return null;
  if (status.waitingFor !== null && endless.has(status.waitingFor)) return null;
  // What goes on all the time is only planned while it is held up.
  if (status.state === 'downloading' && status.waitingFor === null) return null;
  const left = status.nextAttemptAt - now;
  if (left >= SECOND) return say(`job.next.${status.state}`, { time: roughly(left) });
  // What is due and waits for a turn or a limit is not being done yet.
  return status.state === 'rendering' && status.waitingFor === null
    ? say('job.checking')
    : say('job.due');
}

function renderingDetail(status: JobView['status'] & { state: 'rendering' }): string {
  if (status.queuePosition !== null) return say('job.place', { place: status.queuePosition });
  const word = status.providerState;
  return word && word !== 'rendering' ? say('job.providerSays', { word }) : '';
}

function downloadingDetail(status: JobView['status'] & { state: 'downloading' }): string {
  const speed = status.bytesPerSecond === null ? '' : ` · ${bytes(status.bytesPerSecond)}/s`;
  return bytesOf(status.receivedBytes, status.totalBytes) + speed;
}

/** What more there is to say about where a job is, in a few words; may be empty. */
export function stateDetail(job: JobView): string {
  const { status } = job;
  if (job.cancelRequestedAt !== null && !endStates.has(status.state)) return say('job.canceling');
  if ('waitingFor' in status && status.waitingFor !== null) {
    const isForOthers = status.waitingFor === 'other-renders' || isStuck(job);
    if (status.waitingFor === 'send-time' && job.sendAt !== null)
      return say('when.waits', { time: soonMoment(job.sendAt, Date.now()) });
    return isForOthers ? othersDetail(job) : say(`job.wait.${status.waitingFor}`);
  }
  switch (status.state) {
    case 'rendering':
      return renderingDetail(status);
    case 'downloading':
      return downloadingDetail(status);
    case 'unconfirmed':
      return say('job.arrived');
    case 'failed':
      return translated(status.failure.message);
    case 'canceled':
      return status.stoppedAtProvider ? '' : say('job.notFollowed');
    case 'completed':
      return job.outputs.length > 1 ? say('job.files', { count: job.outputs.length }) : '';
    case 'queued':
    case 'submitting':
      return '';
    default:
      return status satisfies never;
  }
}

/** Milliseconds from when it was asked for to its end, or to now. */
export function elapsed(job: JobView, now: number): number {
  return (job.endedAt ?? now) - (job.submittedAt ?? job.createdAt);
}

/** What can be asked of a job as it is now. */
export function can(job: JobView): {
  cancel: boolean;
  check: boolean;
  pause: boolean;
  resume: boolean;
  renderAgain: boolean;
  sendAnyway: boolean;
  /** Without the renders, or the time, that it waits for. */
  sendNow: boolean;
  /** It can be sent after others, or no longer after these. */
  wait: boolean;
} {
  const { state } = job.status;
  const asked = job.cancelRequestedAt !== null;
  // Nothing is asked of a provider that has turned the account away.
  const waitingFor = 'waitingFor' in job.status ? job.status.waitingFor : null;
  const isPaused = waitingFor === 'account-paused' || waitingFor === 'submit-off';
  const isGuarded = waitingFor === 'spending-guard';
  const isWaiting = waitingFor === 'other-renders' || waitingFor === 'send-time';
  const isMoving = ['queued', 'submitting', 'rendering', 'downloading'].includes(state);
  return {
    pause: !asked && isMoving && !job.paused,
    resume: !asked && isMoving && job.paused,
    cancel: !asked && isMoving,
    check:
      !job.paused &&
      !isPaused &&
      !isGuarded &&
      !isWaiting &&
      !isStuck(job) &&
      (state === 'rendering' ||
        (state === 'downloading' && isHeldUp(job)) ||
        (state === 'queued' && isHeldUp(job))),
    renderAgain: job.canRenderAgain && endStates.has(state),
    sendAnyway: isGuarded || isStuck(job),
    sendNow: isWaiting,
    wait: state === 'queued' && !asked,
  };
}
