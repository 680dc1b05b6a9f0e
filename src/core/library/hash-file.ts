import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Large reads: hashing is as fast as the disk. */
const READ_BYTES = 1024 * 1024;

/** Reads a file whole: its size in bytes, and its SHA-256 in lower-case hex. */
export async function hashFile(path: string): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const chunks: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: READ_BYTES });
  for await (const chunk of chunks) {
    hash.update(chunk);
    bytes += chunk.byteLength;
  }
  return { bytes, sha256: hash.digest('hex') };
}
