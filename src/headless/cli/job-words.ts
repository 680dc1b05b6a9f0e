import { MINUTE } from '../../shared/durations.ts';
import type { JobView, OtherOutcome, WaitReason } from '../../shared/job.ts';
import { endStates } from '../../shared/job.ts';
import type { OutputView } from '../../shared/output.ts';
import type { Outcome } from './exit-codes.ts';
import { durationText, sizeText, timeText } from './measures.ts';
import { printable, sentences } from './printable.ts';

/** Waits that do not end by themselves: a person has to do something first. */
const needsPerson: ReadonlySet<WaitReason> = new Set([
  'account-paused',
  'paused',
  'disk-full',
  'folder-missing',
  'download',
  'person',
  'spending-guard',
  'month-quota',
  'submit-off',
  'other-render-failed',
]);

const waitWords: Readonly<Record<WaitReason, string>> = {
  turn: 'waiting for its turn',
  budget: "waiting for the provider's request limit",
  retry: 'waiting to try again',
  'account-paused': 'its account is paused',
  offline: 'waiting for the network',
  paused: 'paused',
  'disk-full': 'the disk is full',
  'folder-missing': 'the folder for its files is missing',
  download: 'its file is fetched when you ask for it',
  person: 'it is for you to say what becomes of it',
  'spending-guard': 'it would pass the spending guard of its account',
  'month-quota': "waiting for the month's quota to begin anew",
  'submit-off': 'submitting is switched off for its account',
  'other-renders': 'waiting for other renders',
  'other-render-failed': 'a render that it waits for came to nothing',
  'send-time': 'waiting for its time',
};

/** What is tried again within the minute is watched, not looked up. */
const TOLD_WAIT_MS = MINUTE;

export function waitingFor(job: JobView): WaitReason | null {
  const { status } = job;
  return 'waitingFor' in status ? status.waitingFor : null;
}

export function hasEnded(job: JobView): boolean {
  return endStates.has(job.status.state);
}

/** True when nothing more happens to the job until a person has acted. */
export function waitsForPerson(job: JobView): boolean {
  if (job.status.state === 'unconfirmed') return true;
  const reason = waitingFor(job);
  return reason !== null && needsPerson.has(reason);
}

export function isSettled(job: JobView): boolean {
  return hasEnded(job) || waitsForPerson(job);
}

export function outcomeOfJob(job: JobView): Outcome {
  if (waitsForPerson(job)) return 'personNeeded';
  if (job.status.state === 'failed') return 'failed';
  if (job.status.state === 'canceled') return 'canceled';
  return 'ok';
}

/** What the job is doing, in a few words: `rendering`, `queued, waiting for its turn`. */
export function stateText(job: JobView): string {
  const reason = waitingFor(job);
  const state = job.status.state;
  if (reason === 'other-renders') return `${state}, after ${othersText(job, 'pending')}`;
  if (reason === 'send-time') return `${state}, to be sent at ${sendTimeText(job)}`;
  return reason === null ? state : `${state}, ${waitWords[reason]}${whenText(job)}`;
}

/** By this machine's clock. */
export function sendTimeText({ sendAt, updatedAt }: JobView): string {
  return sendAt === null ? '' : timeText(sendAt, updatedAt);
}

/** When it is tried again, where that is worth knowing: a provider may ask for a day. */
function whenText({ status, updatedAt }: JobView): string {
  const isRetry = 'waitingFor' in status && status.waitingFor === 'retry';
  const at = isRetry ? status.nextAttemptAt : null;
  return at !== null && at - updatedAt > TOLD_WAIT_MS ? ` at ${timeText(at, updatedAt)}` : '';
}

/** The numbers of what it is sent after, as far as it has come to this: `#3, #4`. */
export function othersText({ after }: JobView, outcome?: OtherOutcome): string {
  const others = after.filter((other) => outcome === undefined || other.outcome === outcome);
  return others.map(({ number }) => `#${number}`).join(', ');
}

/** What went wrong and what to do now, in one line; null where nothing did. */
export function problemText(job: JobView): string | null {
  const { status } = job;
  const failure =
    'failure' in status ? status.failure : 'lastProblem' in status ? status.lastProblem : null;
  return failure === null ? null : sentences(failure.message, failure.remedy);
}

function resumeCommand(job: JobView): string {
  if (job.paused) return `renderdesk resume ${job.number}   let it go on`;
  return 'renderdesk resume --all   let everything go on (or renderdesk downloads resume)';
}

/** The commands that help a job which needs a person, one a line. */
export function remedyCommands(job: JobView): string[] {
  const id = String(job.number);
  if (job.status.state === 'unconfirmed') {
    return [
      `renderdesk settle ${id} --arrived-as REMOTE-ID   it is at the provider under this id`,
      `renderdesk settle ${id} --submit-again           it is not there: send it again (may cost)`,
      `renderdesk settle ${id} --give-up                leave it`,
    ];
  }
  if (waitingFor(job) === 'account-paused') {
    const name = JSON.stringify(printable(job.accountName));
    return [
      `renderdesk accounts set-key ${name}   give it another key (from standard input)`,
      `renderdesk accounts resume ${name}    take it up again as it is`,
    ];
  }
  if (waitingFor(job) === 'download') return [`renderdesk downloads resume ${id}   fetch its file`];
  if (waitingFor(job) === 'paused') return [resumeCommand(job)];
  if (waitingFor(job) === 'spending-guard') {
    const name = JSON.stringify(printable(job.accountName));
    return [
      `renderdesk jobs send-anyway ${id}                send it all the same, where the guard asks`,
      `renderdesk accounts set-guard ${name} ...   raise the limit, or take it away`,
    ];
  }
  if (waitingFor(job) === 'other-render-failed') {
    return [
      `renderdesk jobs send-anyway ${id}   send it all the same`,
      `renderdesk after ${id} OTHER        let it wait for another instead`,
      `renderdesk cancel ${id}             send it never`,
    ];
  }
  if (waitingFor(job) === 'submit-off') {
    const name = JSON.stringify(printable(job.accountName));
    return [`renderdesk accounts set-submit ${name} on   switch submitting on`];
  }
  if (job.status.state === 'failed' && job.canRenderAgain) {
    return [`renderdesk render-again ${id}   a new job from the same payload (may cost)`];
  }
  return [];
}

/** How far it is, 0 to 1; null where nobody knows. */
export function fractionDone(job: JobView): number | null {
  const { status } = job;
  if (status.state === 'completed') return 1;
  if (status.state === 'rendering') return status.progress;
  if (status.state !== 'downloading' || status.totalBytes === null) return null;
  return status.totalBytes === 0 ? 1 : Math.min(1, status.receivedBytes / status.totalBytes);
}

/** The numbers beside the bar: bytes while downloading, the place in a queue, the time so far. */
export function detailText(job: JobView, now: number): string {
  const { status } = job;
  const parts: string[] = [];
  if (status.state === 'downloading') {
    const total = status.totalBytes === null ? '' : ` of ${sizeText(status.totalBytes)}`;
    parts.push(`${sizeText(status.receivedBytes)}${total}`);
    if (status.bytesPerSecond !== null) parts.push(`${sizeText(status.bytesPerSecond)}/s`);
  }
  if (status.state === 'rendering' && status.queuePosition !== null) {
    parts.push(`place ${status.queuePosition} in the queue`);
  }
  parts.push(durationText((job.endedAt ?? now) - job.createdAt));
  return parts.join(', ');
}

/** An output for programs. Its media link opens the file without a key, so it stays inside. */
export function publicOutput(output: OutputView): Omit<OutputView, 'mediaUrl'> {
  const { mediaUrl: _, ...rest } = output;
  return rest;
}

export function publicJob(job: JobView): object {
  return { ...job, outputs: job.outputs.map(publicOutput) };
}
