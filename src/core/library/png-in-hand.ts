import type { MediaFacts } from '../../shared/output.ts';
import { pngFacts } from './examine-file.ts';
import { sniff, SNIFFED_BYTES } from './containers/sniff.ts';

/** An honest picture of a few hundred kilobytes has some dozens of chunks, each of three reads. */
const MOST_READS = 600;

class TooManyReads extends Error {}

/** A file whose bytes are in memory. */
class BytesInHand {
  readonly #bytes: Buffer;
  #reads = 0;

  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.#bytes = Buffer.from(buffer, byteOffset, byteLength);
  }

  get size(): number {
    return this.#bytes.byteLength;
  }

  read(start: number, length: number): Promise<Buffer> {
    this.#reads += 1;
    if (this.#reads > MOST_READS) return Promise.reject(new TooManyReads());
    return Promise.resolve(this.#bytes.subarray(start, start + length));
  }
}

/**
 * As `examineFile`, of a PNG that is small and in memory: sums over its chunks, which no process of
 * its own is needed for. Null for whatever is none, or has more chunks than an honest one.
 * @throws Damaged
 */
export async function pngInHand(bytes: Uint8Array): Promise<MediaFacts | null> {
  const file = new BytesInHand(bytes);
  if (file.size === 0) return null;
  if (sniff(await file.read(0, SNIFFED_BYTES)) !== 'image/png') return null;
  try {
    return await pngFacts(file);
  } catch (error) {
    if (error instanceof TooManyReads) return null;
    throw error;
  }
}
