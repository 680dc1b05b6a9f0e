import { stat } from 'node:fs/promises';
import { failure } from '../../shared/failure.ts';
import type { DestinationReads, DestinationWrites } from '../db/destination-repository.ts';
import type { DueReads } from '../db/due-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import type { OutputReads } from '../db/output-repository.ts';
import { removeLeftOverParts } from '../library/left-over-parts.ts';
import { partNameOf } from '../library/part-name.ts';
import type { Logger } from '../ports.ts';
import { isIn } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { Intake } from './library-intake.ts';

/**
 * What the last run left in the middle. Everything else is due by its row: only a submit whose
 * answer was never written down needs a word, because whether it arrived nobody here knows.
 */
export function recoverSubmits(due: DueReads, store: JobStore): void {
  for (const job of due.inState('submitting')) {
    const isWanted = job.cancelRequestedAt === null;
    const left = store.apply(job.number, {
      type: 'submit-lost',
      failure: failure(
        'answer-lost',
        `Renderdesk ended while "${job.name}" was being sent: whether it arrived is not known.`,
        'Look at the provider whether the render is there. If it is, give its id; if not, send it again. Renderdesk does not, because it may be paid for twice.',
        { actions: ['adopt', 'submit-again', 'give-up'] },
      ),
    });
    // Where the provider can be asked, what became of it is found out first: it may have to be stopped.
    if (!isWanted && left?.nextCheckAt === null)
      store.apply(job.number, { type: 'following-stopped' });
  }
}

/** Ends what the removal of an account was still to end when the process did. */
export function recoverRemovals(due: DueReads, store: JobStore): void {
  for (const number of due.ofRemovedAccounts()) {
    store.apply(number, { type: 'cancel-asked' });
    store.apply(number, { type: 'following-stopped' });
  }
}

/** Takes away the files that jobs had begun which have been canceled or have failed since. */
export async function removeAbandonedOutputs(
  jobs: JobReads,
  outputs: OutputReads,
  intake: Intake,
): Promise<void> {
  for (const row of outputs.unfinished()) {
    const job = jobs.byNumber(row.jobNumber);
    if (job === undefined || isIn(job, 'downloading')) continue;
    const isDone = isIn(job, 'canceled') || isIn(job, 'completed');
    if (row.state === 'reserved' || isDone) await intake.abandon(row);
  }
}

export interface StrayParts {
  readonly outputs: OutputReads;
  readonly destinationReads: DestinationReads;
  readonly destinationWrites: DestinationWrites;
  readonly logger: Logger;
  readonly tag: string;
  /** The library's folder, and those of rules. */
  readonly roots: readonly string[];
}

/** Removes part files of ours that no row stands for: a crash came between file and row. */
export async function removeStrayParts(parts: StrayParts): Promise<void> {
  const { roots, destinationReads, destinationWrites, logger } = parts;
  let removed = 0;
  for (const folder of new Set([...roots, ...destinationReads.begunFolders()])) {
    try {
      removed += await removeLeftOverParts(folder, knownParts(parts, folder), parts.tag);
      // One that is away is looked through when it is back.
      if (await isThere(folder)) destinationWrites.lookedThrough(folder);
    } catch (error) {
      // A folder that cannot be read now is no reason not to start: downloads wait for it.
      logger.log('warn', `the folder ${folder} could not be looked through: ${String(error)}`);
    }
  }
  if (removed > 0) logger.log('info', 'removed unfinished files that a crash left', { removed });
}

function knownParts({ outputs, tag }: StrayParts, folder: string): Set<string> {
  return new Set(
    outputs
      .unfinished()
      .filter((output) => output.folder === folder)
      .flatMap(({ fileName, partName }) => [
        partName ?? partNameOf(fileName, null),
        partNameOf(fileName, tag),
      ]),
  );
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
