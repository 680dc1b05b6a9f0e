import { createHash, type Hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { hashStretch } from './hash-stretch.ts';
import type { Beginning, PartState } from './part-state.ts';

/** Of a part file of which nothing is known. */
export const NOTHING: Beginning = { bytes: 0, sha256: createHash('sha256').digest('hex') };

/** Reads the file once: as far as it is what was written, else as far as what was synced. */
export async function provenBeginning(
  file: FileHandle,
  { written, synced }: PartState,
): Promise<{ at: Beginning; hash: Hash } | null> {
  const { size } = await file.stat();
  const hash = createHash('sha256');
  let proven: { at: Beginning; hash: Hash } | null = null;
  let from = 0;
  for (const at of synced.bytes < written.bytes ? [synced, written] : [written]) {
    if (at.bytes === 0 || at.bytes > size) continue;
    await hashStretch(file, hash, from, at.bytes);
    from = at.bytes;
    if (hash.copy().digest('hex') !== at.sha256) break;
    proven = { at, hash: hash.copy() };
  }
  return proven;
}
