import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { BatchWrites } from './batch-writes.ts';
import { hashStretch } from './hash-stretch.ts';
import type { FileMark } from '../db/disk-file-repository.ts';
import { markOf } from '../library/care/disk/walk-folder.ts';
import type { Beginning, PartState } from './part-state.ts';

/** Bytes gathered before a write: larger gains nothing, smaller costs system calls. */
const BATCH_BYTES = 256 * 1024;
/**
 * So much is handed to the disk at a time while more is coming: the last sync is short then, and
 * a power cut costs no more than this.
 */
const SYNC_STEP_BYTES = 64 * 1024 * 1024;

/** Windows settles the time of a file's last change when it is closed. */
const MARKS_MAY_CHANGE = process.platform === 'win32';

interface Mark {
  readonly bytes: number;
  /** Of exactly these bytes; a copy, to be asked once. */
  readonly hash: Hash;
}

/**
 * A part file that grows from its beginning, hashed on the way. Hashing is inline: a worker costs
 * more in hand-over than it saves.
 */
export class PartFile {
  readonly #file: FileHandle;
  /** Nothing was ever written to it. */
  #isEmpty = false;
  #hash: Hash;
  #writes: BatchWrites;
  #batch: Uint8Array[] = [];
  #batchBytes = 0;
  /** Where batches end, with the hash up to there; those that are not written yet. */
  #marks: Mark[] = [];
  #written: Beginning;
  #synced: Beginning;
  #syncing: Promise<void> | null = null;
  #mark: FileMark | null = null;
  /** All that was written, while it is no more than one batch. */
  #inHand: readonly Uint8Array[] | null = null;
  #onRoom: () => void = () => undefined;

  private constructor(file: FileHandle, hash: Hash, at: Beginning) {
    this.#file = file;
    this.#hash = hash;
    this.#written = at;
    this.#synced = at;
    this.#writes = this.#writesFrom(at.bytes);
  }

  /**
   * Opens the file that a reservation made, and takes up what of it is proven by its hash. What
   * lies behind that is of no use, unless `state` has further spans; without a state, nothing is.
   * @param made the empty file, where the reservation left it open
   */
  static async open(
    path: string,
    state: PartState | null,
    made: FileHandle | null = null,
  ): Promise<PartFile> {
    if (made !== null && state === null) return PartFile.#empty(made);
    await made?.close();
    // Made again should someone have removed it: the name is still ours. A link is not followed.
    const emptied = state === null ? constants.O_TRUNC : 0;
    const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | emptied;
    const file = await open(path, flags, 0o666);
    if (state === null) return PartFile.#empty(file);
    try {
      const proven = await provenBeginning(file, state);
      return new PartFile(file, proven?.hash ?? createHash('sha256'), proven?.at ?? NOTHING);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  static #empty(file: FileHandle): PartFile {
    const part = new PartFile(file, createHash('sha256'), NOTHING);
    part.#isEmpty = true;
    return part;
  }

  get handle(): FileHandle {
    return this.#file;
  }

  /** Bytes from the beginning that were taken, written or not. */
  get length(): number {
    return this.#writes.end + this.#batchBytes;
  }

  /** The beginning that is in the file, and the one that is on the disk. */
  get kept(): { written: Beginning; synced: Beginning } {
    // What came is written by the time it is asked for the next time, however slowly it comes.
    if (!this.#writes.isBehind && !this.#writes.hasFailed) this.#flush();
    return { written: this.#writtenNow(), synced: this.#synced };
  }

  /** True when `append` had better wait until `onRoom`. */
  get isBehind(): boolean {
    return this.#writes.isBehind;
  }

  set onRoom(listener: () => void) {
    this.#onRoom = listener;
  }

  /**
   * Takes a piece, which must not be changed afterwards.
   * @throws what an earlier write failed with
   */
  append(piece: Uint8Array): void {
    this.#hash.update(piece);
    this.#batch.push(piece);
    this.#batchBytes += piece.byteLength;
    if (this.#batchBytes >= BATCH_BYTES) this.#flush();
  }

  /** Takes what is in the file already, up to here, for what came: it was written beside. */
  async absorb(to: number): Promise<void> {
    await this.flushed();
    await hashStretch(this.#file, this.#hash, this.length, to);
    this.#inHand = null;
    this.#marks = [];
    this.#written = { bytes: to, sha256: this.#hash.copy().digest('hex') };
    this.#writes = this.#writesFrom(to);
  }

  /** Forgets all that is in it. */
  async startOver(): Promise<void> {
    await this.settled();
    this.#batch = [];
    this.#batchBytes = 0;
    this.#inHand = null;
    if (!this.#isEmpty) await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#marks = [];
    this.#written = NOTHING;
    this.#synced = NOTHING;
    this.#writes = this.#writesFrom(0);
  }

  /** Waits for all writes. @throws what one of them failed with */
  async flushed(): Promise<void> {
    this.#flush();
    await this.settled();
    this.#writes.throwIfFailed();
  }

  /** Waits until the disk has all of it. */
  async finish(): Promise<{ bytes: number; sha256: string }> {
    await this.flushed();
    const { length } = this;
    await this.#file.sync();
    const mark = await this.#look();
    if (mark.bytes < length) {
      throw new Error(`The part file holds ${mark.bytes} bytes after ${length} were written.`);
    }
    // What is left of an earlier, longer try.
    if (mark.bytes > length) {
      await this.#file.truncate(length);
      await this.#file.sync();
      await this.#look();
    }
    return { bytes: length, sha256: this.#hash.copy().digest('hex') };
  }

  async #look(): Promise<FileMark> {
    this.#mark = markOf(await this.#file.stat({ bigint: true }));
    return this.#mark;
  }

  /** The bytes of a small file that came in one go; null where they have to be read. */
  get inHand(): readonly Uint8Array[] | null {
    return this.#inHand;
  }

  /** What the disk says of it once it is finished, wherever it is moved. */
  get mark(): FileMark | null {
    return MARKS_MAY_CHANGE ? null : this.#mark;
  }

  /** Waits until nothing is at work on the file. Never throws. */
  async settled(): Promise<void> {
    await this.#writes.settled();
    await this.#syncing;
  }

  /** Lets go of the file. Never throws. */
  async close(): Promise<void> {
    await this.settled();
    await this.#file.close().catch(() => undefined);
  }

  #writesFrom(position: number): BatchWrites {
    const writes = new BatchWrites(this.#file, position);
    writes.onWritten = () => {
      this.#syncBehind();
      this.#onRoom();
    };
    return writes;
  }

  #flush(): void {
    this.#writes.throwIfFailed();
    if (this.#batchBytes === 0) return;
    this.#isEmpty = false;
    const bytes = this.length;
    this.#inHand = bytes === this.#batchBytes ? this.#batch : null;
    this.#writes.add(this.#batch, this.#batchBytes);
    this.#marks.push({ bytes, hash: this.#hash.copy() });
    this.#batch = [];
    this.#batchBytes = 0;
  }

  #writtenNow(): Beginning {
    let last: Mark | undefined;
    while ((this.#marks[0]?.bytes ?? Infinity) <= this.#writes.writtenTo)
      last = this.#marks.shift();
    if (last !== undefined) {
      this.#written = { bytes: last.bytes, sha256: last.hash.digest('hex') };
    }
    return this.#written;
  }

  #syncBehind(): void {
    const isDue = this.#writes.writtenTo - this.#synced.bytes >= SYNC_STEP_BYTES;
    if (!isDue || this.#syncing !== null) return;
    this.#syncing = this.#syncUpTo(this.#writtenNow());
  }

  async #syncUpTo(at: Beginning): Promise<void> {
    try {
      await this.#file.datasync();
      this.#synced = at;
    } catch {
      // The last sync will say it again, to someone who listens.
    } finally {
      this.#syncing = null;
    }
  }
}

const NOTHING: Beginning = { bytes: 0, sha256: createHash('sha256').digest('hex') };

/** Reads the file once: as far as it is what was written, else as far as what was synced. */
async function provenBeginning(
  file: FileHandle,
  { written, synced }: PartState,
): Promise<{ at: Beginning; hash: Hash } | null> {
  const { size } = await file.stat();
  const hash = createHash('sha256');
  let proven: { at: Beginning; hash: Hash } | null = null;
  let from = 0;
  for (const at of synced.bytes < written.bytes ? [synced, written] : [written]) {
    if (at.bytes === 0 || at.bytes > size) continue;
    await hashStretch(file, hash, from, at.bytes);
    from = at.bytes;
    if (hash.copy().digest('hex') !== at.sha256) break;
    proven = { at, hash: hash.copy() };
  }
  return proven;
}
