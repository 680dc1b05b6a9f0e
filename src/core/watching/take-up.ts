import { HOUR } from '../../shared/durations.ts';
import type { WatchFile, WatchFolder, WatchReads, WatchWrites } from '../db/watch-repository.ts';
import type { Submissions } from '../jobs/submissions.ts';
import type { Clock } from '../ports.ts';
import { decide } from './move-away.ts';
import { afterRefusal, verdictOf, type ReviewWords, type Verdict } from './review-file.ts';
import { isThere, type ReadWatchedFile, type SeenFile } from './watched-file.ts';

export interface TakeUpParts {
  readonly reads: WatchReads;
  readonly writes: WatchWrites;
  readonly clock: Clock;
  readonly submissions: Pick<Submissions, 'inspect' | 'submitAlongside'>;
  readonly words: ReviewWords;
}

/**
 * The row of a file with this content: one from before (under another name, perhaps), or a new
 * one. Null: the file is a copy of one that still waits, and waits with it.
 */
export async function rowFor(
  { reads, writes, clock }: TakeUpParts,
  folder: WatchFolder,
  seen: SeenFile,
  { sha256 }: ReadWatchedFile,
): Promise<WatchFile | null> {
  const alike = reads.ofContent(folder.id, sha256);
  const submitted = alike.find(({ jobNumber }) => jobNumber !== null);
  const open = alike.find(({ state }) => state !== 'settled');
  const own = submitted?.state === 'settled' ? undefined : (submitted ?? open);
  if (own?.name === seen.name) return own;
  if (own !== undefined && !(await isThere(folder.path, own.name))) {
    // It was renamed.
    writes.rename(own.id, seen.name);
    return { ...own, name: seen.name };
  }
  if (submitted === undefined && open !== undefined) return null;
  const begun = alike.find(({ state, name }) => state !== 'settled' && name === seen.name);
  const { bytes, name } = seen;
  const file = { folderId: folder.id, name, sha256, bytes };
  const id = begun?.id ?? writes.insertWaiting(file, 'trouble', '', clock.now());
  const row = reads.file(id);
  if (row?.state === 'waiting' && submitted !== undefined) {
    const message = `Its content is that of "${submitted.name}", which this folder submitted as job #${submitted.jobNumber}. It was not submitted again. To render it again, use “Render again” at that job.`;
    decide({ reads, writes, clock }, row, 'failed', message);
  }
  return reads.file(id) ?? null;
}

/** Reviews a file that waits, and submits it where nothing speaks against that. */
export async function takeUp(
  parts: TakeUpParts,
  folder: WatchFolder,
  file: WatchFile,
  content: Uint8Array,
): Promise<void> {
  const { reads, writes, clock } = parts;
  const payload = {
    name: file.name,
    bytes: content,
    accountId: folder.accountId ?? undefined,
    kind: folder.kind ?? undefined,
  };
  const [found] = parts.submissions.inspect([payload], undefined);
  if (found === undefined) return;
  const verdict = verdictOf(folder, file, found, parts.words);
  if (verdict.what !== 'submit') return follow(parts, file, verdict);
  const inHour = reads.submittedSince(folder.id, clock.now() - HOUR);
  if (inHour >= folder.perHour) {
    const message = `This folder submits at most ${folder.perHour} in an hour. It goes on by itself.`;
    return follow(parts, file, { what: 'wait', waitsFor: 'limit', message });
  }
  const chosen = found.usable && found.accountId !== null ? found.accountId : undefined;
  // The row that remembers the content and the job are one transaction: neither is without the other.
  const result = await parts.submissions.submitAlongside(
    { ...payload, accountId: chosen },
    (jobNumber) => writes.submitted(file.id, jobNumber, clock.now()),
  );
  if (!result.accepted) follow(parts, file, afterRefusal(result));
}

function follow(parts: TakeUpParts, file: WatchFile, verdict: Verdict): void {
  switch (verdict.what) {
    case 'submit':
      return;
    case 'wait': {
      const { waitsFor, message } = verdict;
      if (waitsFor !== file.waitsFor || message !== file.message)
        parts.writes.wait(file.id, waitsFor, message);
      return;
    }
    case 'refuse':
      return decide(parts, file, 'failed', verdict.message);
    default:
      return verdict satisfies never;
  }
}
