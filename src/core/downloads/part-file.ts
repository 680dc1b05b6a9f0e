import { createHash, hash as hashOf, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { BatchWrites } from './batch-writes.ts';
import { hashStretch } from './hash-stretch.ts';
import { NOTHING, provenBeginning } from './proven-beginning.ts';
import type { FileMark } from '../db/disk-file-repository.ts';
import { markOf } from '../library/care/disk/walk-folder.ts';
import type { Beginning, PartState } from './part-state.ts';
import { WriteBuffers, type WriteBuffer } from './write-buffers.ts';

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

/** The bytes of a whole small file, which are in memory still. */
export interface InHand {
  readonly bytes: Uint8Array;
  /** They are not looked at any more: their place is another file's. */
  letGo(): void;
}

/**
 * A part file that grows from its beginning, hashed on the way. Hashing is inline: a worker costs
 * more in hand-over than it saves.
 */
export class PartFile {
  readonly #file: FileHandle;
  readonly #buffers: WriteBuffers;
  /** Nothing was ever written to it. */
  #isEmpty = false;
  /** Of all batches that were handed to the disk; null: of none. */
  #hash: Hash | null;
  #writes: BatchWrites;
  #batch: WriteBuffer | null = null;
  #batchBytes = 0;
  /** Where batches end, with the hash up to there; those that are not written yet. */
  #marks: Mark[] = [];
  #written: Beginning;
  #synced: Beginning;
  #syncing: Promise<void> | null = null;
  #mark: FileMark | null = null;
  /** All that was written, while it is no more than one batch. */
  #inHand: InHand | null = null;
  #onRoom: () => void = () => undefined;

  private constructor(
    file: FileHandle,
    buffers: WriteBuffers,
    hash: Hash | null = null,
    at: Beginning = NOTHING,
  ) {
    this.#file = file;
    this.#buffers = buffers;
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
    { made = null, buffers = new WriteBuffers() }: OpenParts = {},
  ): Promise<PartFile> {
    if (made !== null && state === null) return PartFile.#empty(made, buffers);
    await made?.close();
    // Made again should someone have removed it: the name is still ours. A link is not followed.
    const emptied = state === null ? constants.O_TRUNC : 0;
    const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0) | emptied;
    const file = await open(path, flags, 0o666);
    if (state === null) return PartFile.#empty(file, buffers);
    try {
      const proven = await provenBeginning(file, state);
      return new PartFile(file, buffers, proven?.hash, proven?.at);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  static #empty(file: FileHandle, buffers: WriteBuffers): PartFile {
    const part = new PartFile(file, buffers);
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

  /** Takes a copy of a piece. @throws what an earlier write failed with */
  append(piece: Uint8Array): void {
    for (let taken = 0; taken < piece.byteLength;) {
      const { bytes } = (this.#batch ??= this.#buffers.take());
      const end = Math.min(piece.byteLength, taken + bytes.byteLength - this.#batchBytes);
      bytes.set(piece.subarray(taken, end), this.#batchBytes);
      this.#batchBytes += end - taken;
      taken = end;
      if (this.#batchBytes === bytes.byteLength) this.#flush();
    }
  }

  /** Takes what is in the file already, up to here, for what came: it was written beside. */
  async absorb(to: number): Promise<void> {
    await this.flushed();
    const hash = (this.#hash ??= createHash('sha256'));
    await hashStretch(this.#file, hash, this.length, to);
    this.#dropInHand();
    this.#marks = [];
    this.#written = { bytes: to, sha256: hash.copy().digest('hex') };
    this.#writes = this.#writesFrom(to);
  }

  /** Forgets all that is in it. */
  async startOver(): Promise<void> {
    await this.settled();
    this.#batchBytes = 0;
    this.#dropInHand();
    if (!this.#isEmpty) await this.#file.truncate(0);
    this.#hash = null;
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

  /** Waits until the disk has all of it. Nothing is appended any more. */
  async finish(): Promise<{ bytes: number; sha256: string }> {
    const sha256 = this.#flushLast();
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
    return { bytes: length, sha256 };
  }

  async #look(): Promise<FileMark> {
    this.#mark = markOf(await this.#file.stat({ bigint: true }));
    return this.#mark;
  }

  /** The bytes of a small file that came in one go; null where they have to be read. */
  get inHand(): InHand | null {
    return this.#inHand;
  }

  #dropInHand(): void {
    this.#inHand?.letGo();
    this.#inHand = null;
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
    this.#batch?.letGo();
    this.#batch = null;
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
    const bytes = this.#write();
    if (bytes === null) return;
    this.#hash = (this.#hash ?? createHash('sha256')).update(bytes);
    this.#marks.push({ bytes: this.length, hash: this.#hash.copy() });
  }

  /** What is left, which needs no mark, since all of it is told of next. @returns the hash of all */
  #flushLast(): string {
    this.#writes.throwIfFailed();
    const bytes = this.#write();
    const hash = this.#hash;
    // A file in one batch needs no hash that goes on.
    if (hash === null) return bytes === null ? NOTHING.sha256 : hashOf('sha256', bytes, 'hex');
    return (bytes === null ? hash : hash.update(bytes)).copy().digest('hex');
  }

  /** Hands to the disk what was gathered. @returns that, or null where there is nothing */
  #write(): Uint8Array | null {
    const batch = this.#batch;
    if (batch === null || this.#batchBytes === 0) return null;
    const bytes = batch.bytes.subarray(0, this.#batchBytes);
    this.#dropInHand();
    if (this.#writes.end === 0) {
      batch.hold();
      this.#inHand = { bytes, letGo: () => batch.letGo() };
    }
    this.#isEmpty = false;
    this.#batch = null;
    this.#batchBytes = 0;
    this.#writes.add([bytes], bytes.byteLength, () => batch.letGo());
    return bytes;
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

interface OpenParts {
  readonly made?: FileHandle | null;
  readonly buffers?: WriteBuffers;
}
