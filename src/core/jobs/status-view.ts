import type { JobStatusView, WaitReason } from '../../shared/job.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Account } from '../db/account-repository.ts';
import { waitOf } from './after-others.ts';
import type { Destinations } from '../library/destinations/destinations.ts';
import type { Job, StatusOf } from './job.ts';
import type { DownloadTurns } from './download-turns.ts';
import type { TransferProgress } from './transfer-progress.ts';
import { isPaused, isUnasked } from './transitions/pause.ts';

export interface StatusParts {
  readonly progress: TransferProgress;
  readonly isReachable: (account: Account) => boolean;
  readonly waitsForBudget: (jobNumber: number) => boolean;
  readonly turns: DownloadTurns;
  readonly settings: { get(): Pick<Settings, 'downloads' | 'paused'> };
  /** The library's. */
  readonly folder: () => string;
  readonly destinations: Pick<Destinations, 'of'>;
  /** When a render is as likely done as not, in milliseconds since 1970; null: not known. */
  readonly expectedEndOf: (job: Job, account: Account) => number | null;
}

/**
 * What clients see of a job's state, and why it is not going on where it is not.
 * @param others what it is sent after
 */
export function statusView(
  parts: StatusParts,
  job: Job,
  account: Account,
  others: readonly Job[],
): JobStatusView {
  const { status } = job;
  switch (status.state) {
    case 'queued':
      return queuedView(status, job, waitReason(parts, job, account), others);
    case 'submitting':
      return { state: 'submitting', since: status.since };
    case 'unconfirmed':
      return { state: 'unconfirmed', since: status.since, failure: status.failure };
    case 'rendering':
      return renderingView(
        status,
        job.nextCheckAt,
        waitReason(parts, job, account),
        parts.expectedEndOf(job, account),
      );
    case 'downloading':
      return downloadingView(parts, status, job, downloadWaitReason(parts, job, account));
    case 'completed':
      return { state: 'completed' };
    case 'failed':
      return { state: 'failed', failure: status.failure };
    case 'canceled':
      return {
        state: 'canceled',
        stoppedAtProvider: status.stoppedAtProvider,
        canTakeBack: status.unsent !== undefined,
      };
  }
}

/** What it is sent after is read from those: what the row says of them is from the last look. */
function queuedView(
  { heldFor, problem }: StatusOf<'queued'>,
  job: Job,
  reason: WaitReason | null,
  others: readonly Job[],
): JobStatusView {
  const wait = waitOf(job, others);
  const isFromThen = heldFor === 'other-renders' || heldFor === 'other-render-failed';
  const isForItsTime = heldFor === 'send-time';
  const lastProblem = wait?.failure ?? (isFromThen || isForItsTime ? null : problem);
  const own = wait?.heldFor ?? (isFromThen ? null : heldFor) ?? (lastProblem ? 'retry' : 'turn');
  return {
    state: 'queued',
    waitingFor: reason ?? own,
    nextAttemptAt: wait === null ? job.nextCheckAt : null,
    lastProblem,
  };
}

function renderingView(
  status: StatusOf<'rendering'>,
  nextAttemptAt: number | null,
  reason: WaitReason | null,
  expectedEndAt: number | null,
): JobStatusView {
  return {
    state: 'rendering',
    since: status.since,
    providerState: status.providerState,
    progress: status.progress,
    progressAt: status.progressAt,
    expectedEndAt,
    queuePosition: status.queuePosition,
    lastCheckAt: status.lastCheckAt,
    waitingFor: reason ?? (nextAttemptAt === null ? 'person' : status.problem ? 'retry' : null),
    nextAttemptAt,
    lastProblem: status.problem,
  };
}

function downloadingView(
  parts: StatusParts,
  status: StatusOf<'downloading'>,
  job: Job,
  reason: WaitReason | null,
): JobStatusView {
  const flow = parts.progress.of(job.number);
  return {
    state: 'downloading',
    since: status.since,
    receivedBytes: flow?.receivedBytes ?? 0,
    totalBytes: flow?.totalBytes ?? status.outputs[0]?.bytes ?? null,
    bytesPerSecond: flow?.bytesPerSecond ?? null,
    ...folderOf(parts, status, job),
    waitingFor: reason ?? status.waitingFor,
    nextAttemptAt: job.nextCheckAt,
    lastProblem: status.problem,
  };
}

/** Of one that waits for a folder which is not the library's. */
function folderOf(
  { destinations, folder }: StatusParts,
  { waitingFor }: StatusOf<'downloading'>,
  job: Job,
): { folder?: string } {
  if (waitingFor !== 'folder-missing' && waitingFor !== 'disk-full') return {};
  const { root } = destinations.of(job);
  return root === folder() ? {} : { folder: root };
}

function downloadWaitReason(parts: StatusParts, job: Job, account: Account): WaitReason | null {
  if (parts.settings.get().downloads.paused) return 'paused';
  if (isUnasked(job) && !parts.settings.get().paused) return 'download';
  if (parts.turns.isWaiting(job.number)) return 'turn';
  return waitReason(parts, job, account);
}

function waitReason(parts: StatusParts, job: Job, account: Account): WaitReason | null {
  if (isPaused(job) || parts.settings.get().paused) return 'paused';
  if (account.pausedAt !== null) return 'account-paused';
  if (!parts.isReachable(account)) return 'offline';
  return parts.waitsForBudget(job.number) ? 'budget' : null;
}
