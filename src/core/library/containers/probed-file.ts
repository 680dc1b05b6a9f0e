import { open, type FileHandle } from 'node:fs/promises';

/** The bytes are not a whole file of the kind that they begin as. Says why, in words that follow “because”. */
export class Damaged extends Error {}

/** Examining took longer than any honest file needs. */
export class TooSlow extends Error {}

/** A file being examined: random reads, each of which checks the deadline. */
export class ProbedFile {
  readonly path: string;
  readonly size: number;
  readonly #handle: FileHandle;
  /** On the clock of `performance.now()`. */
  readonly #deadline: number;

  private constructor(path: string, size: number, handle: FileHandle, deadline: number) {
    this.path = path;
    this.size = size;
    this.#handle = handle;
    this.#deadline = deadline;
  }

  static async open(path: string, withinMs: number): Promise<ProbedFile> {
    const deadline = performance.now() + withinMs;
    const handle = await open(path, 'r');
    const { size } = await handle.stat();
    return new ProbedFile(path, size, handle, deadline);
  }

  /** Until the deadline; 0 when it has passed. */
  remainingMs(): number {
    return Math.max(0, this.#deadline - performance.now());
  }

  /** The bytes from `start` on: `length` of them, or fewer where the file ends. */
  async read(start: number, length: number): Promise<Buffer> {
    if (this.remainingMs() === 0) throw new TooSlow();
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
