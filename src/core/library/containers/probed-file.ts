import { open, type FileHandle } from 'node:fs/promises';

/** The bytes are not a whole file of the kind that they begin as. Says why, in words that follow “because”. */
export class Damaged extends Error {}

/** Examining took longer than any honest file needs. */
export class TooSlow extends Error {}

/** A file being examined: random reads, each of which checks the deadline. */
export class ProbedFile {
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #isOver: () => boolean;

  private constructor(handle: FileHandle, size: number, isOver: () => boolean) {
    this.#handle = handle;
    this.size = size;
    this.#isOver = isOver;
  }

  static async open(path: string, isOver: () => boolean): Promise<ProbedFile> {
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return new ProbedFile(handle, size, isOver);
  }

  /** The bytes from `start` on: `length` of them, or fewer where the file ends. */
  async read(start: number, length: number): Promise<Buffer> {
    if (this.#isOver()) throw new TooSlow();
    const buffer = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - start)));
    let filled = 0;
    while (filled < buffer.byteLength) {
      const { bytesRead } = await this.#handle.read(
        buffer,
        filled,
        buffer.byteLength - filled,
        start + filled,
      );
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
