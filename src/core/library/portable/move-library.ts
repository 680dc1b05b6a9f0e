import { rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { LibraryMove } from '../../../shared/contract/library-portable.ts';
import { failureOf } from '../../../shared/failure.ts';
import type { WritableDatabase } from '../../db/database.ts';
import { homeReads, homeWrites } from '../../db/home-repository.ts';
import { journalWrites } from '../../db/journal-repository.ts';
import {
  relocationReads,
  relocationWrites,
  type FilePlace,
  type RelocatedFile,
  type Relocation,
} from '../../db/relocation-repository.ts';
import type { Clock, Logger } from '../../ports.ts';
import { journalPath } from '../journal/journal-folder.ts';
import { readMark, writeMark } from '../library-folder.ts';
import { carryFile, removeCarried, syncCarried, type Carried } from './carry-file.ts';
import { removeLeftBehind } from './left-behind.ts';
import { busyMoving, checkMove, moveFailure, otherMove } from './move-checks.ts';

/*
 * The library to another folder, file by file: a second name or a verified copy there, then the
 * row, then the old one goes. At every moment each file is where its row says; so it can be
 * stopped, or cut off, anywhere, and goes on from there.
 */

export interface MoveParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly today: () => string;
  /** New files go there from now on. */
  readonly choose: (folder: string) => Promise<void>;
  /** Lets go of every transfer. @returns false where they were paused already */
  readonly pauseDownloads: () => Promise<boolean>;
  readonly resumeDownloads: () => Promise<unknown>;
  /** Writes down, beside the files, where they are now; false where that could not be. */
  readonly flushJournal: () => Promise<boolean>;
}

/** Written down, and synced, together. */
const FILES_AT_ONCE = 32;

interface Moving {
  readonly file: RelocatedFile;
  readonly place: FilePlace;
  readonly how: Carried;
}

export class LibraryMover {
  readonly #parts: MoveParts;
  #state: LibraryMove | null = null;
  #running: Promise<LibraryMove> | null = null;
  #stopping = new AbortController();

  constructor(parts: MoveParts) {
    this.#parts = parts;
  }

  /** The move that goes on, or the last one of this run; null: there was none. */
  state(): LibraryMove | null {
    return this.#state;
  }

  /**
   * Resolves when everything is there, or it was stopped.
   * @throws FailureError as `checkMove`, before anything was moved; others when a file could not be
   */
  async move(folder: string): Promise<LibraryMove> {
    if (this.#running !== null) throw busyMoving();
    const { writer, today, clock } = this.#parts;
    const to = resolve(folder);
    const current = relocationReads(writer).current();
    if (current !== null && (current.kind !== 'move' || current.to !== to))
      throw otherMove(current);
    if (current === null) {
      const from = today();
      await checkMove(writer, from, folder, to);
      const mark = await readMark(from);
      if (mark !== null) await writeMark(to, mark);
      const resumesDownloads = await this.#parts.pauseDownloads();
      const relocation = {
        from,
        to,
        kind: 'move' as const,
        beganAt: clock.now(),
        resumesDownloads,
      };
      writer.transaction(() => relocationWrites(writer).begin(relocation));
    }
    return this.#begin();
  }

  /** Goes on with what the last run left, if anything. Never rejects. */
  resume(): void {
    if (relocationReads(this.#parts.writer).current()?.kind !== 'move') return;
    this.#begin().catch((error: unknown) => {
      this.#parts.logger.log('error', 'The library could not be moved on', { why: String(error) });
    });
  }

  /** After the file that is just being moved. The rest stays where it is, and so it is found. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running?.catch(() => undefined);
  }

  #begin(): Promise<LibraryMove> {
    const relocation = relocationReads(this.#parts.writer).current();
    if (relocation === null) throw new Error('there is nothing to move');
    this.#stopping = new AbortController();
    this.#running ??= this.#run(relocation).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #run(relocation: Relocation): Promise<LibraryMove> {
    const { from, to } = relocation;
    const { files, bytes } = relocationReads(this.#parts.writer).sumsIn(from);
    let state: LibraryMove = {
      from,
      to,
      state: 'moving',
      files: { done: 0, total: files },
      bytes: { done: 0, total: bytes },
      missing: 0,
      problem: null,
    };
    const say = (change: Partial<LibraryMove>): void => {
      state = { ...state, ...change };
      this.#state = state;
    };
    say({});
    try {
      await this.#switch(relocation);
      await this.#moveAll(from, to, (moved) => say(counted(state, moved)));
      const isStopped = this.#stopping.signal.aborted;
      if (!isStopped) await this.#finish(relocation);
      say({ state: isStopped ? 'stopped' : 'done' });
      return state;
    } catch (error) {
      const failure = moveFailure(error, to);
      say({ state: 'failed', problem: failureOf(failure).message });
      throw failure;
    }
  }

  /** From now on what comes in goes to the new folder. */
  async #switch({ to, resumesDownloads }: Relocation): Promise<void> {
    const { writer, today, choose, resumeDownloads } = this.#parts;
    if (today() !== to) await choose(to);
    if (!resumesDownloads) return;
    await resumeDownloads();
    writer.transaction(() => relocationWrites(writer).downloadsResumed());
  }

  async #moveAll(
    from: string,
    to: string,
    moved: (files: readonly Moving[]) => void,
  ): Promise<void> {
    const { signal } = this.#stopping;
    const reads = relocationReads(this.#parts.writer);
    let after: FilePlace | null = null;
    while (!signal.aborted) {
      const files = reads.filesIn(from, after, FILES_AT_ONCE);
      const last = files.at(-1);
      if (last === undefined) return;
      moved(await this.#moveFiles(from, to, files));
      // What is moved is no longer found: only what could not be is passed over.
      after = { folder: last.folder, fileName: last.fileName };
    }
  }

  async #moveFiles(
    from: string,
    to: string,
    files: readonly RelocatedFile[],
  ): Promise<readonly Moving[]> {
    const { writer } = this.#parts;
    const { signal } = this.#stopping;
    const tag = homeReads(writer).tag();
    const moving: Moving[] = [];
    let fault: unknown = null;
    for (const file of files) {
      const folder = join(to, relative(from, file.folder));
      try {
        const path = join(file.folder, file.fileName);
        const how = await carryFile(path, folder, file.fileName, tag, signal);
        moving.push({ file, place: { folder, fileName: how.fileName }, how });
      } catch (error) {
        // Those before it are there: they are written down, whatever became of this one.
        if (!signal.aborted) fault = error;
        break;
      }
      if (signal.aborted) break;
    }
    await this.#settle(moving);
    if (fault !== null) throw fault;
    return moving;
  }

  async #settle(moving: readonly Moving[]): Promise<void> {
    const { writer } = this.#parts;
    const reads = relocationReads(writer);
    const writes = relocationWrites(writer);
    await syncCarried(moving.flatMap(({ place, how }) => (how.isMissing ? [] : place.folder)));
    writer.transaction(() => {
      for (const { file, place } of moving) {
        if (!reads.isPlaceTaken(place)) writes.putAt(file.id, place);
      }
    });
    for (const { file, how } of moving) {
      if (!how.isMissing) await removeCarried(join(file.folder, file.fileName));
    }
  }

  async #finish({ from, to }: Relocation): Promise<void> {
    const { writer, flushJournal, logger } = this.#parts;
    const isWritten = await flushJournal();
    const tag = homeReads(writer).tag();
    if (isWritten) await rm(journalPath(from, tag), { recursive: true, force: true });
    await removeLeftBehind(writer, from, to);
    writer.transaction(() => {
      homeWrites(writer).forgetFolder(from);
      journalWrites(writer).forgetFolder(from);
      relocationWrites(writer).forgetSeen(from);
      relocationWrites(writer).end();
    });
    logger.log('info', 'The library was moved', { from, to });
  }
}

function counted(state: LibraryMove, moved: readonly Moving[]): Partial<LibraryMove> {
  const bytes = moved.reduce((sum, { file }) => sum + (file.bytes ?? 0), 0);
  return {
    files: { ...state.files, done: state.files.done + moved.length },
    bytes: { ...state.bytes, done: state.bytes.done + bytes },
    missing: state.missing + moved.filter(({ how }) => how.isMissing).length,
  };
}
