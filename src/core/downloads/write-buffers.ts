/** Bytes gathered before a write: larger gains nothing, smaller costs system calls. */
export const BATCH_BYTES = 256 * 1024;
/** So many lie ready at most, 8 MiB: as many small files as come and settle at once. */
const MOST_READY = 32;

/** A batch of a file: for as long as it is written, or somebody has its bytes in hand. */
export interface WriteBuffer {
  readonly bytes: Uint8Array;
  /** One more needs it. */
  hold(): void;
  /** One needs it no more; with the last it is another file's. Not called by whoever failed. */
  letGo(): void;
}

/**
 * The buffers in which what comes is gathered until it is written, used again and again. So the
 * pieces from the socket are garbage as soon as they came, however long the disk takes: what
 * outlives a collection or two would make V8 mark all of its heap, over and over.
 */
export class WriteBuffers {
  readonly #ready: Uint8Array[] = [];

  /** Held once, by whoever takes it. */
  take(): WriteBuffer {
    const bytes = this.#ready.pop() ?? Buffer.allocUnsafeSlow(BATCH_BYTES);
    let holders = 1;
    return {
      bytes,
      hold() {
        holders += 1;
      },
      letGo: () => {
        holders -= 1;
        if (holders === 0 && this.#ready.length < MOST_READY) this.#ready.push(bytes);
      },
    };
  }
}
