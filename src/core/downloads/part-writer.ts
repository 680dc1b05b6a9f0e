import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** Bytes gathered before a write: larger gains nothing, smaller costs system calls. */
const BATCH_BYTES = 256 * 1024;
/** Writes at work at once before the source is made to wait: bounds memory at 1 MiB. */
const BATCHES_IN_FLIGHT = 3;

/**
 * Writes a part file from its beginning and hashes what goes through. Hashing is inline: a
 * worker costs more in hand-over than it saves. A failed write is thrown by the next call.
 */
export class PartWriter {
  readonly #file: FileHandle;
  readonly #hash: Hash = createHash('sha256');
  #batch: Uint8Array[] = [];
  #batchBytes = 0;
  /** Where the next batch begins in the file. */
  #position = 0;
  readonly #inFlight = new Set<Promise<void>>();
  #failed: { error: unknown } | null = null;
  /** Bytes taken so far, written or not. */
  received = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** Opens the file that a reservation made, and empties it. */
  static async open(path: string): Promise<PartWriter> {
    // Made again should someone have removed it: the name is still ours. A link is not followed.
    const flags = constants.O_RDWR | constants.O_CREAT | (constants.O_NOFOLLOW ?? 0);
    const file = await open(path, flags, 0o666);
    try {
      await file.truncate(0);
    } catch (error) {
      await file.close();
      throw error;
    }
    return new PartWriter(file);
  }

  /** Takes the chunk, which must not be changed afterwards; waits only while the disk is behind. */
  async add(chunk: Uint8Array): Promise<void> {
    this.#throwIfFailed();
    this.#hash.update(chunk);
    this.#batch.push(chunk);
    this.#batchBytes += chunk.byteLength;
    this.received += chunk.byteLength;
    if (this.#batchBytes >= BATCH_BYTES) this.#flush();
    while (this.#inFlight.size >= BATCHES_IN_FLIGHT) {
      await Promise.race(this.#inFlight);
      this.#throwIfFailed();
    }
  }

  /** True when `add` would have to wait for the disk. */
  get isBehind(): boolean {
    return this.#inFlight.size >= BATCHES_IN_FLIGHT;
  }

  /** Writes what is left and waits until the disk has all of it. */
  async finish(): Promise<{ bytes: number; sha256: string }> {
    this.#flush();
    await Promise.all(this.#inFlight);
    this.#throwIfFailed();
    await this.#file.sync();
    const { size } = await this.#file.stat();
    if (size !== this.received) {
      throw new Error(`The part file holds ${size} bytes after ${this.received} were written.`);
    }
    return { bytes: size, sha256: this.#hash.digest('hex') };
  }

  /** Gives back the room that the bytes take up. Never throws. */
  async discard(): Promise<void> {
    await Promise.all(this.#inFlight);
    await this.#file.truncate(0).catch(() => undefined);
  }

  /** Lets go of the file once no write is at work on it. Never throws. */
  async close(): Promise<void> {
    await Promise.all(this.#inFlight);
    await this.#file.close().catch(() => undefined);
  }

  #flush(): void {
    if (this.#batchBytes === 0) return;
    const write = this.#write(this.#batch, this.#position)
      .catch((error: unknown) => {
        this.#failed ??= { error };
      })
      .finally(() => this.#inFlight.delete(write));
    this.#inFlight.add(write);
    this.#position += this.#batchBytes;
    this.#batch = [];
    this.#batchBytes = 0;
  }

  /** A disk that is nearly full takes a part of a batch and says so without an error. */
  async #write(batch: readonly Uint8Array[], position: number): Promise<void> {
    let rest = batch;
    let at = position;
    while (rest.length > 0) {
      const { bytesWritten } = await this.#file.writev(rest, at);
      at += bytesWritten;
      rest = withoutFirst(rest, bytesWritten);
    }
  }

  #throwIfFailed(): void {
    if (this.#failed !== null) throw this.#failed.error;
  }
}

/** The chunks that are left when the first `bytes` bytes are taken off. */
export function withoutFirst(chunks: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let toSkip = bytes;
  for (const [index, chunk] of chunks.entries()) {
    if (toSkip < chunk.byteLength) return [chunk.subarray(toSkip), ...chunks.slice(index + 1)];
    toSkip -= chunk.byteLength;
  }
  return [];
}
