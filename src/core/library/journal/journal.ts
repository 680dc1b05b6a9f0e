import { SECOND } from '../../../shared/durations.ts';
import type { ReadableDatabase, WritableDatabase } from '../../db/database.ts';
import { homeReads } from '../../db/home-repository.ts';
import { journalReads, journalWrites } from '../../db/journal-repository.ts';
import type { Clock, Logger } from '../../ports.ts';
import { inPieces } from '../edits/pieces.ts';
import { readMark } from '../library-folder.ts';
import { readKnownLibraries, writeKnownLibraries } from './known-libraries.ts';
import type { BatchWish, JournalBatch } from './make-batch.ts';
import { JournalWriter } from './journal-writer.ts';

/*
 * Every job and file of the library, beside the files: append-only lines from which a lost
 * database is rebuilt. Triggers note what changed in the very transaction that changes it; here
 * it is gathered for a moment, written, synced, and only then taken off the list: a crash between
 * any two of these repeats a line, and the last line of a job counts.
 */

export interface JournalParts {
  readonly reader: ReadableDatabase;
  readonly writer: WritableDatabase;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The folder of the home, for the list of libraries. */
  readonly home: string;
  /** The library's folder of today. */
  readonly folder: () => string;
  /** Sees to it that a folder which is new has its mark. */
  readonly prepareFolder: () => Promise<unknown>;
  /** Reads what is due, in another thread where there is one. */
  readonly makeBatch: (wish: BatchWish) => Promise<JournalBatch>;
}

/** What happens together is written together: a job's last steps come within a second. */
const GATHERED_MS = SECOND;
/** A folder that is away, full or read-only is looked at again. */
const RETRY_MS = 15 * SECOND;
/** At the end of the app, what is due is still written for so long; the rest stays due. */
const LAST_WORDS_MS = 3 * SECOND;

export class Journal {
  readonly #parts: JournalParts;
  readonly #reads;
  readonly #writes;
  readonly #writer: JournalWriter;
  readonly #ending = new AbortController();
  #takeBackTimer: (() => void) | null = null;
  #running: Promise<boolean> | null = null;
  #isStarted = false;
  #isTroubled = false;
  #known = '';

  constructor(parts: JournalParts) {
    this.#parts = parts;
    this.#reads = journalReads(parts.writer);
    this.#writes = journalWrites(parts.writer);
    this.#writer = new JournalWriter(parts);
  }

  start(): void {
    this.#isStarted = true;
    this.noticeWrite();
  }

  /** Something was written to the database: it is looked soon whether any of it is due. Cheap. */
  noticeWrite(): void {
    if (!this.#isStarted || this.#takeBackTimer !== null) return;
    this.#wakeIn(GATHERED_MS);
  }

  /** Writes everything that can be now. @returns false where something is still due */
  async flush(): Promise<boolean> {
    await this.#running;
    await this.#drain();
    return !this.#reads.isAnythingDue();
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    if (this.#reads.isAnythingDue()) await Promise.race([this.flush(), pause(LAST_WORDS_MS)]);
    this.#ending.abort();
    this.#takeBackTimer?.();
    this.#takeBackTimer = null;
    await Promise.race([this.#running, pause(LAST_WORDS_MS)]);
  }

  #wakeIn(delayMs: number): void {
    this.#takeBackTimer = this.#parts.clock.after(delayMs, () => {
      this.#takeBackTimer = null;
      void this.#drain();
    });
  }

  /** One after the other. Never rejects: what could not be written stays due. */
  #drain(): Promise<boolean> {
    this.#running ??= this.#drainAll()
      .catch((error: unknown) => {
        this.#say(`the journal beside the files could not be written: ${String(error)}`);
        return false;
      })
      .then((isDone) => {
        this.#running = null;
        if (!isDone && this.#isStarted && this.#takeBackTimer === null) this.#wakeIn(RETRY_MS);
        return isDone;
      });
    return this.#running;
  }

  /** False: something could not be written now. */
  async #drainAll(): Promise<boolean> {
    const folders = await this.#writableFolders();
    if (folders === null) return !this.#reads.isAnythingDue();
    const { roots, ready } = folders;
    for (const root of ready) {
      await this.#writer.prepare(root);
      if (!(await this.#noteAnew(root))) return true;
    }
    while (!this.#ending.signal.aborted) {
      this.#writer.noteBehind(ready);
      await this.#writer.writeBesides(ready);
      const batch = await this.#parts.makeBatch({ roots, ready });
      if (batch.taken.length === 0) break;
      for (const folder of batch.folders) await this.#writer.write(folder);
      this.#settle(batch);
    }
    for (const root of ready) await this.#writer.finish(root);
    if (ready.length === roots.length) this.#isTroubled = false;
    return ready.length === roots.length;
  }

  #settle(batch: JournalBatch): void {
    const { writer } = this.#parts;
    writer.transaction(() => {
      for (const { root, payloads } of batch.folders) {
        const id = this.#reads.folder(root)?.id;
        if (id !== undefined) this.#writes.payloadsWritten(id, payloads);
      }
      for (const { root, numbers } of batch.late) {
        this.#writes.addFolder(root);
        const id = this.#reads.folder(root)?.id;
        if (id !== undefined) this.#writes.noteLate(id, numbers);
      }
      this.#writes.jobsWritten(batch.taken);
    });
  }

  /** Null while today's folder can not be written: what is due waits for it. */
  async #writableFolders(): Promise<BatchWish | null> {
    const { writer } = this.#parts;
    const home = homeReads(writer);
    const today = this.#parts.folder();
    // A folder that nothing was written to yet is not made for a command that only reads.
    const isInUse = this.#isStarted || home.hasFilesIn(today);
    if (isInUse && home.markOf(today) === null) await this.#parts.prepareFolder();
    const others = home.folders().filter((folder) => folder !== today);
    const roots: [string, ...string[]] = [today, ...others];
    const ready: string[] = [];
    for (const root of roots) {
      const mark = home.markOf(root);
      if (mark !== null && (await readMark(root)) === mark) ready.push(root);
    }
    if (ready[0] !== today) return null;
    await this.#rememberLibraries(home.tag(), roots);
    return { roots, ready };
  }

  async #rememberLibraries(home: string, folders: string[]): Promise<void> {
    const known = JSON.stringify({ home, folders });
    if (known === this.#known) return;
    const written = await readKnownLibraries(this.#parts.home);
    if (JSON.stringify(written) !== known) {
      await writeKnownLibraries(this.#parts.home, { home, folders });
    }
    this.#known = known;
  }

  /** Notes everything as due where a journal is written anew. False when it was stopped. */
  async #noteAnew(root: string): Promise<boolean> {
    const folder = this.#reads.folder(root);
    if (folder === undefined || folder.anewNext === null) return true;
    const { writer, clock } = this.#parts;
    const piece = (limit: number): number =>
      writer.transaction(() => this.#writes.noteAnew(folder.id, limit));
    return inPieces(piece, this.#ending.signal, clock.monotonic);
  }

  /** Once, until it goes well again. */
  #say(message: string): void {
    if (this.#isTroubled) return;
    this.#isTroubled = true;
    this.#parts.logger.log('warn', message);
  }
}

/** Not of the injected clock: it bounds how long the process stays. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
