import { failure, FailureError } from '../../shared/failure.ts';
import type { JobId } from '../../shared/ids.ts';
import { afterReads, afterWrites } from '../db/after-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { jobReads, type JobReads } from '../db/job-repository.ts';
import { nameOf, namesOf, outcomeOf, waitOf } from './after-others.ts';
import { isIn, type Job } from './job.ts';
import type { Decision, JobStore } from './job-store.ts';

export interface AfterParts {
  readonly writer: WritableDatabase;
  readonly jobs: JobReads;
  readonly store: JobStore;
  readonly wake: () => void;
}

/**
 * The jobs that another is to be sent after.
 * @throws FailureError `not-found`; `conflict` for one that has failed or was canceled, since
 * nothing would come of waiting for it
 */
export function othersFor(jobs: JobReads, ids: readonly JobId[]): Job[] {
  return [...new Set(ids)].map((id) => {
    const other = jobs.byId(id);
    if (other === undefined) throw new FailureError(unknownOther());
    const outcome = outcomeOf(other);
    if (outcome === 'failed' || outcome === 'canceled') throw new FailureError(endedOther(other));
    return other;
  });
}

/**
 * Lets a queued job be sent after these jobs, and after no others. Looked at and written in one
 * transaction, on the disk before it returns: a render that goes too early is paid for.
 * @param others none: it waits for no other any more
 * @throws FailureError those of `othersFor`; `conflict` for a job that was sent, and where the two
 * would wait for each other
 */
export function sendAfter(parts: AfterParts, job: Job, ids: readonly JobId[]): void {
  const { writer, store } = parts;
  const reads = afterReads(writer);
  const decision = (now: Job): Decision | null => {
    if (!isIn(now, 'queued')) throw new FailureError(alreadySent(now));
    const before = reads.othersOf(now.number);
    const kept = before.filter(({ id }) => ids.includes(id));
    const known = new Set(kept.map(({ id }) => id));
    const added = othersFor(
      jobReads(writer),
      ids.filter((id) => !known.has(id)),
    );
    const inCircle = added.find(
      ({ number }) => number === now.number || reads.isAfter(number, now.number),
    );
    if (inCircle !== undefined) throw new FailureError(eachOther(now, inCircle));
    const others = [...kept, ...added];
    if (added.length === 0 && others.length === before.length) return null;
    return {
      event: { type: 'after-changed', note: afterNote(others) },
      alongside: () =>
        afterWrites(writer).set(
          now.number,
          others.map(({ number }) => number),
        ),
    };
  };
  store.decide(job.number, decision, { durably: true });
  parts.wake();
}

/** Sends it without what it waits for. False where it waits for nothing. */
export function sendWithoutOthers(parts: AfterParts, job: Job): boolean {
  const { writer } = parts;
  const sent = parts.store.decide(job.number, (now) => {
    if (!isIn(now, 'queued')) return null;
    if (waitOf(now, afterReads(writer).othersOf(now.number)) === null) return null;
    return {
      event: { type: 'after-changed', note: 'You let it be sent without what it waited for.' },
      alongside: () => afterWrites(writer).set(now.number, []),
    };
  });
  return sent !== null;
}

/**
 * What waits for a job that came to nothing waits for the one that renders it again. Belongs in the
 * transaction that makes that one.
 * @returns the numbers of what waits
 */
export function handOver(writer: WritableDatabase, ended: Job, again: number): number[] {
  const outcome = outcomeOf(ended);
  if (outcome !== 'failed' && outcome !== 'canceled') return [];
  return afterWrites(writer).hand(ended.number, again);
}

/** Tells what was handed over, each in its own history. */
export function tellHandedOver(
  { store }: AfterParts,
  numbers: readonly number[],
  ended: Job,
  again: Job,
): void {
  const note = `It is sent after #${again.number} now, which renders #${ended.number} again.`;
  for (const number of numbers) store.apply(number, { type: 'after-changed', note });
}

/** What it is sent after, for its history. */
export function afterNote(others: readonly Job[]): string {
  return others.length === 0
    ? 'It waits for no other render any more.'
    : `It is to be sent after ${namesOf(others)}.`;
}

function unknownOther() {
  return failure(
    'not-found',
    'There is no such job in this library to wait for.',
    'Look at the list of jobs.',
  );
}

function endedOther(other: Job) {
  return failure(
    'conflict',
    other.status.state === 'canceled'
      ? `${nameOf(other)} was canceled, so nothing would come of waiting for it.`
      : `${nameOf(other)} failed, so nothing would come of waiting for it.`,
    'Try that one again first, or wait for another.',
  );
}

function alreadySent(job: Job) {
  return failure(
    'conflict',
    `"${job.name}" is ${job.status.state}: only what was not sent yet can wait for another.`,
    'Render it again to send it after others; that is a new render.',
  );
}

function eachOther(job: Job, other: Job) {
  return failure(
    'conflict',
    `"${job.name}" and ${nameOf(other)} would wait for each other, and neither would ever be sent.`,
    'Choose another render to wait for.',
  );
}
