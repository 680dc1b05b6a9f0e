import { libraryCheckSchema, type LibraryCheck } from '../../../../shared/library-care.ts';
import { careReads, careWrites } from '../../../db/care-repository.ts';
import type { WritableDatabase } from '../../../db/database.ts';
import { diskFileReads } from '../../../db/disk-file-repository.ts';
import { noticeWrites } from '../../../db/notice-repository.ts';
import { unknownFileReads, unknownFileWrites } from '../../../db/unknown-file-repository.ts';
import type { Clock, Logger } from '../../../ports.ts';
import type { DiskThread } from '../disk/disk-thread.ts';
import { isIn, type LibraryRoots } from '../library-roots.ts';
import { missingSentence, newRun, viewOfRun, type CheckRun } from './check-run.ts';
import { FileLook } from './look-at-files.ts';
import { PlaceSettler } from './settle-places.ts';

export interface LibraryCheckParts {
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly disk: DiskThread;
  readonly roots: LibraryRoots;
  /** Null: the folder is there, with the library's files in it. */
  readonly rootProblem: (root: string) => Promise<string | null>;
  readonly tell: (check: LibraryCheck) => void;
  /** A notice was written. */
  readonly noticed: () => void;
}

interface Running {
  readonly run: CheckRun;
  readonly stop: AbortController;
  readonly done: Promise<LibraryCheck>;
}

const LAST = 'last-check';
const TOLD_EVERY_MS = 250;
const DROPPED_AT_ONCE = 500;
/** Another process holds the database; SQLite itself has waited for it before. */
const KEPT_AGAIN_AFTER_MS = 1_000;
/**
 * What a look at the start may read to settle doubts, in bytes: some ten seconds of a disk. What
 * is left is read by the next, or when a person asks.
 */
const START_READS = 4 * 1024 ** 3;

/**
 * Looks through the folders of the library and brings rows and disk to agree. One at a time; what
 * it finds is written as it finds it, so that one that is cut off has lost nothing, and the next
 * reads nothing twice.
 */
export class LibraryChecks {
  readonly #parts: LibraryCheckParts;
  #running: Running | null = null;
  #isEnded = false;

  constructor(parts: LibraryCheckParts) {
    this.#parts = parts;
  }

  /** Joins the one that goes on. */
  start(byPerson: boolean): { now: LibraryCheck; done: Promise<LibraryCheck> } {
    const running = this.#running ?? this.#begin(byPerson);
    return { now: viewOfRun(running.run, 'running', null), done: running.done };
  }

  /** The one that goes on, or the last one. */
  last(): LibraryCheck | null {
    if (this.#running !== null) return viewOfRun(this.#running.run, 'running', null);
    const last = careReads(this.#parts.writer).of(LAST, libraryCheckSchema);
    // The app ended in the middle of it.
    return last?.state === 'running' ? { ...last, state: 'stopped' } : last;
  }

  async stop(): Promise<LibraryCheck | null> {
    this.#running?.stop.abort();
    this.#parts.disk.interrupt();
    await this.#running?.done;
    return this.last();
  }

  /** None begins any more. */
  async end(): Promise<void> {
    this.#isEnded = true;
    this.#running?.stop.abort();
    await this.#parts.disk.stop();
    await this.#running?.done;
  }

  #begin(byPerson: boolean): Running {
    if (this.#isEnded) throw new Error('The library is being closed.');
    const { writer, clock } = this.#parts;
    const reads = careReads(writer);
    const stop = new AbortController();
    const run = newRun({
      id: (reads.of(LAST, libraryCheckSchema)?.id ?? 0) + 1,
      byPerson,
      startedAt: clock.now(),
      readLimit: byPerson ? Number.POSITIVE_INFINITY : START_READS,
      signal: stop.signal,
      expected: reads.countFiles(),
      highest: diskFileReads(writer).highestNumber(),
    });
    careWrites(writer).keep(LAST, viewOfRun(run, 'running', null));
    const running = { run, stop, done: this.#through(run) };
    this.#running = running;
    return running;
  }

  async #through(run: CheckRun): Promise<LibraryCheck> {
    const { logger, clock, tell, disk } = this.#parts;
    let state: LibraryCheck['state'] = 'failed';
    try {
      await this.#look(run);
      state = run.signal.aborted ? 'stopped' : 'done';
    } catch (error) {
      if (run.signal.aborted) state = 'stopped';
      else logger.log('error', `the library could not be looked through: ${String(error)}`);
    }
    const view = viewOfRun(run, state, clock.now());
    await this.#keepAtLast(run, view);
    this.#running = null;
    tell(view);
    if (!this.#isEnded) await disk.rest();
    return view;
  }

  /** Tries until the database takes it, or everything ends: then the look counts as cut off. */
  async #keepAtLast(run: CheckRun, view: LibraryCheck): Promise<void> {
    const { clock, logger } = this.#parts;
    for (;;) {
      try {
        this.#keep(run, view);
        return;
      } catch (error) {
        logger.log('warn', `what a look at the library found could not be kept: ${String(error)}`);
      }
      if (this.#isEnded) return;
      await new Promise<void>((resolve) => {
        const takeBack = clock.after(KEPT_AGAIN_AFTER_MS, resolve);
        run.signal.addEventListener('abort', () => (takeBack(), resolve()), { once: true });
      });
      if (this.#isEnded) return;
    }
  }

  /** With its notice, in one. */
  #keep(run: CheckRun, view: LibraryCheck): void {
    const { writer, noticed } = this.#parts;
    writer.transaction(() => {
      careWrites(writer).keep(LAST, view);
      if (run.found.missing === 0) return;
      const title = run.found.missing === 1 ? 'A file is missing' : 'Files are missing';
      const notice = { kind: 'needs-you' as const, title, body: missingSentence(run) };
      noticeWrites(writer).add(notice, null, view.endedAt ?? run.startedAt);
    });
    if (run.found.missing > 0) noticed();
  }

  async #look(run: CheckRun): Promise<void> {
    const { roots: libraryRoots, rootProblem, writer } = this.#parts;
    const there: string[] = [];
    const away: string[] = [];
    for (const path of libraryRoots.all()) {
      const problem = await rootProblem(path);
      run.folders.push({ path, problem });
      (problem === null ? there : away).push(path);
    }
    const look = new FileLook(this.#parts);
    for (const root of there) {
      await this.#walk(run, look, root, [...there, ...away]);
      if (run.signal.aborted) return;
    }
    await new PlaceSettler(this.#parts).settle(run, there, away);
    if (run.signal.aborted) return;
    const unknown = unknownFileWrites(writer);
    for (const { path, problem } of run.folders) {
      if (problem !== null) continue;
      while (unknown.dropUnseen(path, run.id, DROPPED_AT_ONCE) === DROPPED_AT_ONCE) {
        await new Promise(setImmediate);
      }
    }
    run.found.unknown = unknownFileReads(writer).count();
  }

  async #walk(
    run: CheckRun,
    look: FileLook,
    root: string,
    roots: readonly string[],
  ): Promise<void> {
    const { disk, clock, tell } = this.#parts;
    const besides = roots.filter((other) => other !== root && isIn(root, other));
    await disk.ask('walk', { root, besides });
    let told = clock.monotonic();
    // The thread goes on to the next while this one is compared.
    let coming = disk.ask('next', null);
    for (let met = await coming; met !== null; met = await coming) {
      if (run.signal.aborted) return;
      coming = disk.ask('next', null);
      coming.catch(() => undefined);
      if (met.isUnread) run.found.unsure += 1;
      await look.look(run, met);
      if (clock.monotonic() - told < TOLD_EVERY_MS) continue;
      told = clock.monotonic();
      tell(viewOfRun(run, 'running', null));
    }
  }
}
