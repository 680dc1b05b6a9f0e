import { join } from 'node:path';
import { failure, FailureError } from '../../shared/failure.ts';
import type { OutputId } from '../../shared/ids.ts';
import type { FetchAgainView } from '../../shared/library-care.ts';
import type { AccountReads } from '../db/account-repository.ts';
import type { WritableDatabase } from '../db/database.ts';
import { diskFileReads, diskFileWrites, type KnownFile } from '../db/disk-file-repository.ts';
import { fetchAgainReads, fetchAgainWrites, type Refetch } from '../db/fetch-again-repository.ts';
import type { HistoryReads } from '../db/history-repository.ts';
import type { JobReads } from '../db/job-repository.ts';
import { outputReads, outputWrites, type Output } from '../db/output-repository.ts';
import { describeDifference } from '../library/care/describe-difference.ts';
import { isInOwnTrash } from '../library/care/library-roots.ts';
import { isSameMark } from '../library/care/disk/walk-folder.ts';
import { markAt } from '../library/care/trash/trash-moves.ts';
import { isPlaced, NameTaken, place } from '../library/place.ts';
import { partNameOf } from '../library/part-name.ts';
import type { Clock } from '../ports.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { keyOfRow } from './fetch-again-key.ts';
import { isIn, type Job } from './job.ts';
import type { JobStore } from './job-store.ts';
import type { Intake } from './library-intake.ts';

export interface FetchAgainParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly store: JobStore;
  readonly jobs: JobReads;
  readonly accounts: AccountReads;
  readonly history: HistoryReads;
  readonly intake: Intake;
  readonly wake: () => void;
  /** An output came in that was not there before. */
  readonly stored: (id: OutputId) => void;
}

const viewOf = ({ outputId: id, state, message, at }: Refetch): FetchAgainView => ({
  id,
  state,
  message,
  at,
});

/**
 * Brings files of completed jobs home once more, on the way of every download. The row of the one
 * that was lost stays as it is; what comes has a row of its own beside it, and only the very same
 * bytes take the place of the old.
 */
export class FetchAgain {
  readonly #parts: FetchAgainParts;

  constructor(parts: FetchAgainParts) {
    this.#parts = parts;
  }

  state(ids: readonly OutputId[]): FetchAgainView[] {
    return fetchAgainReads(this.#parts.writer).of(ids).map(viewOf);
  }

  /** One answer for each; a job is asked for all of its files at once. */
  async start(ids: readonly OutputId[], asAnother: boolean): Promise<FetchAgainView[]> {
    const reads = diskFileReads(this.#parts.writer);
    const wanted = new Map<number, KnownFile[]>();
    const answers: FetchAgainView[] = [];
    for (const id of new Set(ids)) {
      const file = reads.byId(id);
      const why = file === undefined ? 'There is no such file.' : await this.#whyNot(file);
      if (file === undefined || why !== null) answers.push(this.#answer(id, 'failed', why ?? ''));
      else wanted.set(file.jobNumber, [...(wanted.get(file.jobNumber) ?? []), file]);
    }
    for (const [jobNumber, files] of wanted) {
      const isBegun = this.#begin(jobNumber, files, asAnother);
      const told = isBegun ? 'It is being fetched.' : 'Its job is not completed any more.';
      for (const { id } of files) {
        answers.push(this.#answer(id, isBegun ? 'fetching' : 'failed', told));
      }
    }
    this.#parts.wake();
    return answers;
  }

  /** Of a job whose files are not fetched any more: whatever did not come is told so. */
  settle(jobNumber: number): void {
    const { writer, jobs, history, clock } = this.#parts;
    const left = fetchAgainReads(writer).fetching(jobNumber);
    const job = jobs.byNumber(jobNumber);
    if (left.length === 0 || (job !== undefined && isIn(job, 'downloading'))) return;
    const message = history.of(jobNumber).at(-1)?.note ?? 'It could not be fetched.';
    const writes = fetchAgainWrites(writer);
    writer.transaction(() => {
      for (const one of left) writes.put({ ...one, state: 'failed', message, at: clock.now() });
    });
  }

  /** What a crash left: as `settle`, of every job. */
  settleAll(): void {
    for (const jobNumber of fetchAgainReads(this.#parts.writer).jobs()) this.settle(jobNumber);
  }

  /** A file has come, and is proven; its place is to be taken. May be called again after a crash. */
  async finish(job: Job, row: Output): Promise<void> {
    const { writer, intake } = this.#parts;
    const key = keyOfRow(row.outputKey);
    const refetch = fetchAgainReads(writer)
      .fetching(job.number)
      .find(({ outputKey }) => outputKey === key);
    const old = refetch && diskFileReads(writer).byId(refetch.outputId);
    if (refetch === undefined || old === undefined || row.sha256 === null || row.bytes === null) {
      await intake.abandon(row);
      this.#parts.store.apply(job.number, {
        type: 'fetched-again',
        key,
        outcome: 'same',
        note: 'Nobody waits for this file any more.',
      });
      return;
    }
    const came = { bytes: row.bytes, sha256: row.sha256 };
    if (came.sha256 === old.sha256) return this.#takeBack(job, row, refetch, old);
    if (refetch.asAnother) return this.#addAnother(job, row, refetch);
    await intake.abandon(row);
    const difference = describeDifference(old, came);
    const message = `The provider has another file there now. ${difference} It was not kept: fetch it as another file if you want it.`;
    this.#end(job, refetch, 'different', message);
  }

  async #whyNot(file: KnownFile): Promise<string | null> {
    const { jobs, accounts } = this.#parts;
    if (!file.isStored || file.forgottenAt !== null) return 'There is no such file.';
    if (file.trashedAt !== null) return 'It is in the trash: put it back from there.';
    const job = jobs.byNumber(file.jobNumber);
    if (job === undefined) return 'Its job is not known any more.';
    if (isIn(job, 'downloading') && job.status.again) return 'It is being fetched already.';
    if (!isIn(job, 'completed')) return `Its job is ${job.status.state}, not completed.`;
    const account = accounts.byId(job.accountId);
    if (job.operation === null || account === undefined) {
      return 'No provider has it: it was not rendered from here.';
    }
    if (account.removedAt !== null) {
      return `The account "${account.name}" was removed, and with it the way to the provider.`;
    }
    const mark = await markAt(join(file.folder, file.fileName));
    const isThere = mark !== null && (file.seen === null || isSameMark(mark, file.seen));
    if (!isThere || file.changed !== null || mark.bytes !== file.bytes) return null;
    return 'It is where it should be.';
  }

  #begin(jobNumber: number, files: readonly KnownFile[], asAnother: boolean): boolean {
    const { writer, store, clock } = this.#parts;
    const rows = outputReads(writer).ofJobs([jobNumber]);
    const wanted = rows.filter((row) => files.some(({ id }) => id === row.id));
    const writes = fetchAgainWrites(writer);
    // Its size is not promised: it may be another file by now.
    const outputs = wanted.map((row) => ({
      key: row.outputKey.replace(/#\d+$/, ''),
      bytes: null,
      kind: row.facts?.kind ?? ('other' as const),
    }));
    const after = store.apply(jobNumber, { type: 'fetch-again', outputs }, () => {
      for (const [index, row] of wanted.entries()) {
        writes.put({
          outputId: row.id,
          jobNumber,
          outputKey: outputs[index]?.key ?? row.outputKey,
          asAnother,
          state: 'fetching',
          message: 'It is being fetched.',
          at: clock.now(),
        });
      }
    });
    return after !== null;
  }

  #answer(id: OutputId, state: FetchAgainView['state'], message: string): FetchAgainView {
    return { id, state, message, at: this.#parts.clock.now() };
  }

  /** To the place where it was; where that is taken, beside it. */
  async #takeBack(job: Job, row: Output, refetch: Refetch, old: KnownFile): Promise<void> {
    const { writer, intake } = this.#parts;
    const at =
      isInOwnTrash(old.folder) || !(await this.#place(row, old)) ? await this.#beside(row) : old;
    if (at === null) return;
    const mark = await markAt(join(at.folder, at.fileName));
    if (at === old) await intake.abandon(row);
    const rows = diskFileWrites(writer);
    this.#end(job, refetch, 'same', 'Fetched again: the same file, byte for byte.', () => {
      if (at !== old) {
        outputWrites(writer).drop(row.id);
        rows.putAt(old.id, at.folder, at.fileName);
      }
      if (mark !== null) rows.saw(old.id, mark, null);
      if (old.item !== null) rows.setMissing(old.item, null);
    });
  }

  /** True: the file is where the lost one was. */
  async #place(row: Output, old: KnownFile): Promise<boolean> {
    const part = join(row.folder, row.partName ?? partNameOf(row.fileName, null));
    const target = join(old.folder, old.fileName);
    try {
      await place(part, target);
      return true;
    } catch (error) {
      if (error instanceof NameTaken) return false;
      const isGone = error instanceof DownloadError && error.failure.code === 'file-gone';
      // Its folder may be gone as well: then it comes where new files come.
      if (!isGone) return false;
      return isPlaced(part, target, old.bytes, old.sha256);
    }
  }

  async #beside(row: Output): Promise<{ folder: string; fileName: string } | null> {
    return this.#parts.intake.settle(row);
  }

  async #addAnother(job: Job, row: Output, refetch: Refetch): Promise<void> {
    const { writer, intake, clock, stored } = this.#parts;
    if ((await intake.settle(row)) === null) return;
    const note = 'Fetched as another file: it is not the one that was stored before.';
    this.#end(job, refetch, 'another', note, () => {
      fetchAgainWrites(writer).callAnother(row.id, job.number, refetch.outputKey);
      outputWrites(writer).store(row.id, clock.now());
    });
    stored(row.id);
  }

  #end(
    job: Job,
    refetch: Refetch,
    outcome: 'same' | 'different' | 'another',
    message: string,
    alongside: () => void = () => undefined,
  ): void {
    const { writer, store, clock } = this.#parts;
    const key = refetch.outputKey;
    const state = outcome === 'different' ? 'different' : 'fetched';
    store.apply(job.number, { type: 'fetched-again', key, outcome, note: message }, () => {
      alongside();
      fetchAgainWrites(writer).put({ ...refetch, state, message, at: clock.now() });
    });
  }
}

/** @throws FailureError when none of these has a file */
export function refuseWithoutFiles(ids: readonly OutputId[]): void {
  if (ids.length > 0) return;
  throw new FailureError(
    failure('not-found', 'None of these has a file to fetch.', 'Choose items that had a file.'),
  );
}
