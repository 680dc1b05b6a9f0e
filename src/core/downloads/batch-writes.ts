import type { FileHandle } from 'node:fs/promises';

/** Writes at work at once before the source is made to wait: bounds memory at 1 MiB a file. */
const WRITES_IN_FLIGHT = 3;

interface Write {
  readonly end: number;
  isDone: boolean;
}

/**
 * Writes of one stretch of a file, several at work at once. A failed write is kept and thrown by
 * whoever asks next; none is ever left floating.
 */
export class BatchWrites {
  readonly #file: FileHandle;
  readonly #queue: Write[] = [];
  readonly #inFlight = new Set<Promise<void>>();
  /** Where the next batch begins in the file. */
  #end: number;
  /** Everything of this stretch before it has been written. */
  writtenTo: number;
  #failed: { error: unknown } | null = null;
  /** Called when a write has ended. */
  onWritten: () => void = () => undefined;

  constructor(file: FileHandle, from: number) {
    this.#file = file;
    this.#end = from;
    this.writtenTo = from;
  }

  get end(): number {
    return this.#end;
  }

  get isBehind(): boolean {
    return this.#inFlight.size >= WRITES_IN_FLIGHT;
  }

  /**
   * @param written called when all of the batch is in the file, and its bytes may be another's
   * @throws what a write before it failed with
   */
  add(batch: readonly Uint8Array[], bytes: number, written: () => void = () => undefined): void {
    this.throwIfFailed();
    if (bytes === 0) return;
    const entry: Write = { end: this.#end + bytes, isDone: false };
    this.#queue.push(entry);
    const write = this.#write(batch, this.#end)
      .then(() => this.#done(entry))
      .then(written)
      .catch((error: unknown) => {
        this.#failed ??= { error };
      })
      .finally(() => {
        this.#inFlight.delete(write);
        this.onWritten();
      });
    this.#inFlight.add(write);
    this.#end = entry.end;
  }

  /** Waits until nothing is at work any more. Never throws. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.all(this.#inFlight);
  }

  get hasFailed(): boolean {
    return this.#failed !== null;
  }

  throwIfFailed(): void {
    if (this.#failed !== null) throw this.#failed.error;
  }

  #done(entry: Write): void {
    entry.isDone = true;
    while (this.#queue[0]?.isDone === true) {
      this.writtenTo = this.#queue[0].end;
      this.#queue.shift();
    }
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
}

/** The pieces that are left when the first `bytes` bytes are taken off. */
export function withoutFirst(pieces: readonly Uint8Array[], bytes: number): readonly Uint8Array[] {
  let toSkip = bytes;
  for (const [index, piece] of pieces.entries()) {
    if (toSkip < piece.byteLength) return [piece.subarray(toSkip), ...pieces.slice(index + 1)];
    toSkip -= piece.byteLength;
  }
  return [];
}
