import { failure, FailureError, failureOf } from '../../shared/failure.ts';
import type { QueueChange } from '../../shared/contract/queue.ts';
import type { JobId } from '../../shared/ids.ts';
import { endStates, type JobPriority } from '../../shared/job.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { DueReads, DueWrites } from '../db/due-repository.ts';
import { priorityOf, priorityRank } from '../db/job-columns.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock } from '../ports.ts';
import type {
  DownloadPlace,
  JobServices,
  QueueAction,
  QueueServices,
  SettingsServices,
} from '../services.ts';
import { isIn, type Job } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { JobViews } from './job-views.ts';
import { placedIn, type Placed } from './place-in-queue.ts';
import { goesBefore } from './priority-order.ts';
import { setSendTime } from './send-time.ts';
import { isPaused } from './transitions/pause.ts';

/** Jobs that are changed before others have a turn of the process. */
const AT_ONCE = 100;

export interface QueueServiceParts {
  readonly clock: Clock;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly due: DueReads;
  readonly dueWrites: DueWrites;
  readonly store: JobStore;
  readonly views: JobViews;
  readonly settings: SettingsServices;
  readonly cancel: JobServices['cancel'];
  readonly wake: () => void;
  /** Ends what runs for the job, which nobody watches now. */
  readonly setAside: (jobNumber: number) => Promise<void>;
  /** Ends what was begun, but for submits that are on their way. */
  readonly stopSending: () => Promise<void>;
  readonly changed: (jobNumber: number) => void;
  /** Resolves when all that was written is on the disk. */
  readonly onDisk: () => Promise<void>;
}

export function createQueueServices(parts: QueueServiceParts): QueueServices {
  const { store, settings, views } = parts;

  async function pause(job: Job): Promise<void> {
    if (store.apply(job.number, { type: 'paused' }) === null) throw notPausable(job);
    // A submit that is on its way is never cut.
    if (!isIn(job, 'submitting')) await parts.setAside(job.number);
  }
  function resume(job: Job): void {
    if (store.apply(job.number, { type: 'resumed' }) === null) throw notPaused(job);
  }
  const deeds: Readonly<Record<QueueAction, (job: Job) => unknown>> = {
    pause,
    resume,
    // Of many, none is urged: they go in the order in which asking is worth most.
    check(job) {
      if (store.apply(job.number, { type: 'check-wanted' }) === null) throw nothingToCheck(job);
    },
    cancel: ({ id }) => parts.cancel(id),
    restore: (job) => restore(parts, job),
  };
  const view = (number: number) => views.one(existing(parts, { number }));

  return {
    async pause(id) {
      const job = existing(parts, { id });
      await pause(job);
      return view(job.number);
    },
    async resume(id) {
      const job = existing(parts, { id });
      resume(job);
      parts.wake();
      return view(job.number);
    },
    async pauseAll() {
      const next = await settings.change({ paused: true });
      await parts.stopSending();
      tellAll(parts);
      return next;
    },
    async resumeAll() {
      const next = await settings.change({ paused: false });
      tellAll(parts);
      parts.wake();
      return next;
    },
    async change(ids, action) {
      const change = await changeEach(parts, ids, deeds[action]);
      parts.wake();
      return change;
    },
    ...ordering(parts),
  };
}

/** When and in which order what waits is sent. */
function ordering(
  parts: QueueServiceParts,
): Pick<QueueServices, 'sendAt' | 'setPriority' | 'move'> {
  const { store, views } = parts;
  return {
    async sendAt(ids, sendAt) {
      const change = await changeEach(parts, ids, (job) => setSendTime(store, job, sendAt));
      // After a power cut nothing is sent, and paid for, earlier than a person was told.
      await parts.onDisk();
      parts.wake();
      return change;
    },
    async setPriority(ids, priority) {
      const change = await changeEach(parts, ids, (job) => setPriority(store, job, priority));
      parts.wake();
      return change;
    },
    move(id, to) {
      const job = waiting(parts, id);
      const { numbers, rank } = reordered(parts, job, to);
      store.apply(job.number, { type: 'priority-changed', priority: priorityOf(rank) });
      parts.dueWrites.queueInOrder(numbers, parts.clock.now());
      parts.changed(job.number);
      parts.wake();
      return views.one(existing(parts, job));
    },
  };
}

/** Takes the cancel of a job back that was never sent. */
function restore({ accounts, store }: QueueServiceParts, job: Job): void {
  const account = accounts.byId(job.accountId);
  if (account === undefined || account.removedAt !== null) throw accountIsGone(job);
  if (store.apply(job.number, { type: 'cancel-taken-back' }) === null) throw notRestorable(job);
}

/** Each by itself, so that one to which it does not apply stops no other. */
async function changeEach(
  parts: QueueServiceParts,
  ids: readonly JobId[],
  deed: (job: Job) => unknown,
): Promise<QueueChange> {
  const changed: JobId[] = [];
  const refused: QueueChange['refused'] = [];
  const doOne = async (id: JobId): Promise<void> => {
    try {
      await deed(existing(parts, { id }));
      changed.push(id);
    } catch (error) {
      if (!(error instanceof FailureError)) throw error;
      refused.push({ id, failure: failureOf(error) });
    }
  };
  const all = [...new Set(ids)];
  for (let at = 0; at < all.length; at += AT_ONCE) {
    await Promise.all(all.slice(at, at + AT_ONCE).map(doOne));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { changed, refused };
}

function tellAll({ accounts, due, changed }: QueueServiceParts): void {
  for (const { id } of accounts.all()) due.unfinishedOf(id).forEach(changed);
}

/** What waits of the account to be sent, in its new order: being due the longest is going first. */
function reordered(parts: QueueServiceParts, job: Job, to: DownloadPlace): Placed {
  const others = parts.due
    .due(job.accountId, 'queued', parts.clock.now(), Number.MAX_SAFE_INTEGER)
    .filter(({ number }) => number !== job.number);
  const other = 'id' in to ? waiting(parts, to.id) : job;
  const place = 'id' in to ? other.number : to.at;
  const moved = { number: job.number, rank: priorityRank[job.priority] };
  const placed = placedIn(others.toSorted(goesBefore), moved, place);
  if (placed === null) throw notInQueue(other);
  return placed;
}

function setPriority(store: JobStore, job: Job, priority: JobPriority): void {
  if (job.priority === priority) return;
  if (store.apply(job.number, { type: 'priority-changed', priority }) === null)
    throw conflict(`"${job.name}" is ${job.status.state}.`, 'Nothing of it goes sooner or later.');
}

function existing({ jobs }: QueueServiceParts, which: { id: JobId } | { number: number }): Job {
  const job = 'id' in which ? jobs.byId(which.id) : jobs.byNumber(which.number);
  if (job !== undefined && !jobs.isForgotten(job.number)) return job;
  throw new FailureError(
    failure('not-found', 'There is no such job in this library.', 'Look at the list of jobs.'),
  );
}

/** One that waits for nothing but its turn to be sent. */
function waiting(parts: QueueServiceParts, id: JobId): Job {
  const job = existing(parts, { id });
  const isDue = job.nextCheckAt !== null && job.nextCheckAt <= parts.clock.now();
  if (isIn(job, 'queued') && isDue && !isPaused(job)) return job;
  throw notInQueue(job);
}

const conflict = (message: string, remedy: string): FailureError =>
  new FailureError(failure('conflict', message, remedy));

function notPausable(job: Job): FailureError {
  if (isPaused(job)) return conflict(`"${job.name}" is paused already.`, 'Nothing is to be done.');
  if (endStates.has(job.status.state))
    return conflict(`"${job.name}" is ${job.status.state}.`, 'There is nothing to pause.');
  return job.cancelRequestedAt === null
    ? conflict(`"${job.name}" waits for your word, and for nothing else.`, 'Settle it first.')
    : conflict(`"${job.name}" is being canceled.`, 'There is nothing to pause.');
}

function notPaused({ name }: Job): FailureError {
  return conflict(
    `"${name}" is not paused by itself.`,
    'Where its account, the downloads or everything is paused, resume that.',
  );
}

function notRestorable({ name, status }: Job): FailureError {
  return status.state === 'canceled'
    ? conflict(`"${name}" was sent before it was canceled.`, 'Render it again; that may cost.')
    : conflict(`"${name}" is ${status.state}, and not canceled.`, 'Nothing is to be taken back.');
}

function accountIsGone({ name }: Job): FailureError {
  return conflict(
    `The account of "${name}" was removed.`,
    'Add the account again and drop the payload file.',
  );
}

function nothingToCheck({ name, status }: Job): FailureError {
  return conflict(`"${name}" is ${status.state}: there is nothing to check.`, 'Leave it as it is.');
}

function notInQueue({ name }: Job): FailureError {
  return conflict(
    `"${name}" does not wait for its turn to be sent.`,
    'Choose one that does, or the beginning or the end of the queue.',
  );
}
