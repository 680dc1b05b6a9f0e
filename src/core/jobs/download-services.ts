import { isUnasked } from './transitions/pause.ts';
import { failure, FailureError } from '../../shared/failure.ts';
import type { JobId } from '../../shared/ids.ts';
import type { DueReads, DueWrites } from '../db/due-repository.ts';
import { priorityOf, priorityRank } from '../db/job-columns.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { Clock } from '../ports.ts';
import type { DownloadPlace, DownloadServices, SettingsServices } from '../services.ts';
import type { DownloadTurns } from './download-turns.ts';
import { isIn, type Job, type JobIn } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { JobViews } from './job-views.ts';
import { placedIn, type Placed } from './place-in-queue.ts';

export interface DownloadServiceParts {
  readonly clock: Clock;
  readonly jobs: JobReads;
  readonly due: DueReads;
  readonly dueWrites: DueWrites;
  readonly store: JobStore;
  readonly views: JobViews;
  readonly turns: DownloadTurns;
  readonly settings: SettingsServices;
  readonly wake: () => void;
  /** Ends what runs for the job; what came of it stays. */
  readonly interrupt: (jobNumber: number) => Promise<void>;
  readonly changed: (jobNumber: number) => void;
}

export function createDownloadServices(parts: DownloadServiceParts): DownloadServices {
  const { store, due, settings, turns } = parts;
  const view = (number: number) => parts.views.one(existing(parts, { number }));

  function resumeAllOne(job: Job): void {
    store.apply(job.number, { type: 'resumed' });
  }

  return {
    async pause(id) {
      const { number } = downloading(parts, id);
      store.apply(number, { type: 'paused' });
      await parts.interrupt(number);
      return view(number);
    },
    resume(id) {
      const job = downloading(parts, id);
      if (settings.get().downloads.paused) throw allArePaused();
      if (!job.status.paused) throw notPaused(job);
      store.apply(job.number, { type: 'resumed' });
      parts.wake();
      return view(job.number);
    },
    async pauseAll() {
      await settings.change({ downloads: { paused: true } });
      await Promise.all(turns.running.map((number) => parts.interrupt(number)));
      for (const { number } of due.inState('downloading')) parts.changed(number);
    },
    async resumeAll() {
      await settings.change({ downloads: { paused: false } });
      for (const job of due.inState('downloading')) {
        if (!isUnasked(job)) resumeAllOne(job);
        parts.changed(job.number);
      }
      parts.wake();
    },
    move(id, to) {
      const job = downloading(parts, id);
      if (job.status.paused) throw notInQueue(job);
      const { numbers, rank } = reordered(parts, job, to);
      store.apply(job.number, { type: 'priority-changed', priority: priorityOf(rank) });
      parts.dueWrites.queueInOrder(numbers, parts.clock.now());
      parts.changed(job.number);
      parts.wake();
      return view(job.number);
    },
  };
}

/** The waiting downloads of all accounts in their new order: being due the longest is going first. */
function reordered(parts: DownloadServiceParts, job: Job, to: DownloadPlace): Placed {
  const running = new Set(parts.turns.running);
  const others = parts.due
    .dueInState('downloading', parts.clock.now())
    .filter(({ number }) => number !== job.number && !running.has(number));
  const other = 'id' in to ? downloading(parts, to.id) : job;
  const place = 'id' in to ? other.number : to.at;
  const placed = placedIn(others, { number: job.number, rank: priorityRank[job.priority] }, place);
  if (placed === null) throw notInQueue(other);
  return placed;
}

function existing({ jobs }: DownloadServiceParts, which: { id: JobId } | { number: number }): Job {
  const job = 'id' in which ? jobs.byId(which.id) : jobs.byNumber(which.number);
  if (job !== undefined) return job;
  throw new FailureError(
    failure('not-found', 'There is no such job in this library.', 'Look at the list of jobs.'),
  );
}

function downloading(parts: DownloadServiceParts, id: JobId): JobIn<'downloading'> {
  const job = existing(parts, { id });
  if (isIn(job, 'downloading')) return job;
  throw conflict(
    `"${job.name}" is ${job.status.state}, not downloading.`,
    'There is no download to change.',
  );
}

const conflict = (message: string, remedy: string): FailureError =>
  new FailureError(failure('conflict', message, remedy));

function notPaused({ name }: Job): FailureError {
  return conflict(`The download of "${name}" is not paused.`, 'Nothing is to be done.');
}

function allArePaused(): FailureError {
  return conflict('All downloads are paused.', 'Resume all of them.');
}

function notInQueue({ name }: Job): FailureError {
  return conflict(
    `The download of "${name}" does not wait for its turn.`,
    'Choose one that does, or the beginning or the end of the queue.',
  );
}
