import type { MediaFacts } from '../../shared/output.ts';
import { pngFacts } from './examine-file.ts';
import { sniff, SNIFFED_BYTES } from './containers/sniff.ts';

/** An honest picture of a few hundred kilobytes has some dozens of chunks, each of three reads. */
const MOST_READS = 600;

class TooManyReads extends Error {}

/** A file whose bytes are in memory, in pieces. */
class BytesInHand {
  readonly size: number;
  readonly #pieces: readonly Uint8Array[];
  #reads = 0;

  constructor(pieces: readonly Uint8Array[]) {
    this.#pieces = pieces;
    this.size = pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
  }

  read(start: number, length: number): Promise<Buffer> {
    this.#reads += 1;
    if (this.#reads > MOST_READS) return Promise.reject(new TooManyReads());
    return Promise.resolve(this.#cut(start, Math.min(start + length, this.size)));
  }

  #cut(start: number, end: number): Buffer {
    const found: Buffer[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const [from, to] = [Math.max(start - at, 0), Math.min(end - at, piece.byteLength)];
      if (from < to) found.push(Buffer.from(piece.buffer, piece.byteOffset + from, to - from));
      at += piece.byteLength;
    }
    const [only] = found;
    return found.length === 1 && only !== undefined ? only : Buffer.concat(found);
  }
}

/**
 * As `examineFile`, of a PNG that is small and in memory: sums over its chunks, which no process of
 * its own is needed for. Null for whatever is none, or has more chunks than an honest one.
 * @throws Damaged
 */
export async function pngInHand(pieces: readonly Uint8Array[]): Promise<MediaFacts | null> {
  const file = new BytesInHand(pieces);
  if (file.size === 0) return null;
  if (sniff(await file.read(0, SNIFFED_BYTES)) !== 'image/png') return null;
  try {
    return await pngFacts(file);
  } catch (error) {
    if (error instanceof TooManyReads) return null;
    throw error;
  }
}
