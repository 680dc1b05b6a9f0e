import type { Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

/** Large reads: hashing is as fast as the disk; small enough that nothing else waits for one. */
const READ_BYTES = 1024 * 1024;

/** Hashes the bytes from `from` to before `to`. @throws when the file ends before */
export async function hashStretch(
  file: FileHandle,
  hash: Hash,
  from: number,
  to: number,
): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, Math.max(1, to - from)));
  for (let at = from; at < to;) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.byteLength, to - at), at);
    if (bytesRead === 0) throw new Error(`The part file ends at ${at} of ${to} bytes.`);
    hash.update(buffer.subarray(0, bytesRead));
    at += bytesRead;
  }
}
