import { open, type FileHandle } from 'node:fs/promises';

/** What is needed of the log's file. */
type LogFile = Pick<FileHandle, 'datasync' | 'close'>;

export interface LogSyncParts {
  /** SQLite's log beside the database, which is there as long as the database is open. */
  readonly path: string;
  /**
   * Has SQLite take the whole log over into the database, which it syncs.
   * @returns false while somebody still reads what was before
   */
  readonly takeOver: () => boolean;
}

/**
 * Says when what was committed is on the disk, and holds up no thread meanwhile: transactions only
 * write their log, and it is synced from here, once for all that wait.
 */
export class LogSync {
  readonly #parts: LogSyncParts;
  #file: Promise<LogFile> | null = null;
  /** Covers nothing that is committed from now on. */
  #running: Promise<void> | null = null;
  /** Begins when that has ended. */
  #next: Promise<void> | null = null;
  /**
   * After a sync failed the system may hold lost pages for clean: the next one would succeed and
   * prove nothing. Then only what SQLite has taken over from the log counts.
   */
  #isInDoubt = false;

  constructor(parts: LogSyncParts) {
    this.#parts = parts;
  }

  /**
   * Resolves when everything that was committed before this call is on the disk.
   * @throws what the disk says: then it may be there or not
   */
  onDisk(): Promise<void> {
    this.#next ??= this.#begin(this.#running);
    return this.#next;
  }

  async close(): Promise<void> {
    await this.#next?.catch(() => undefined);
    await this.#running?.catch(() => undefined);
    const file = await this.#file?.catch(() => null);
    this.#file = null;
    await file?.close();
  }

  async #begin(before: Promise<void> | null): Promise<void> {
    // At least a tick, so that whoever commits in this one is covered.
    await before?.catch(() => undefined);
    const sync = this.#sync();
    this.#running = sync;
    this.#next = null;
    await sync;
  }

  async #sync(): Promise<void> {
    try {
      await (await this.#opened()).datasync();
      if (this.#isInDoubt && !this.#parts.takeOver()) throw new Error('the log is still read');
      this.#isInDoubt = false;
    } catch (error) {
      this.#isInDoubt = true;
      throw error;
    }
  }

  async #opened(): Promise<LogFile> {
    // For writing, without which Windows syncs nothing.
    this.#file ??= open(this.#parts.path, 'r+');
    try {
      return await this.#file;
    } catch (error) {
      this.#file = null;
      throw error;
    }
  }
}
