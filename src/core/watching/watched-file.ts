import { createHash } from 'node:crypto';
import { constants, type BigIntStats } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** No provider takes a payload near it. */
const LARGEST_BYTES = 48 * 1_024 * 1_024;
/** Files that one look takes up; the others have their turn when these are gone. */
const MOST_FILES = 1_000;

/** A payload file as it lies there: two that are alike in this are the same, unchanged. */
export interface SeenFile {
  readonly name: string;
  readonly bytes: number;
  /** Size, time of change and place on the disk. */
  readonly signature: string;
}

export interface ReadWatchedFile {
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/**
 * The `.json` files that lie in a folder itself, by name. Links, hidden files and all that is no
 * plain file are left out, and so is what lies in its folders: `done` and `failed` among them.
 */
export async function payloadFilesIn(folder: string): Promise<SeenFile[]> {
  const names = (await readdir(folder))
    .filter((name) => /\.json$/i.test(name) && !name.startsWith('.'))
    .toSorted();
  const found: SeenFile[] = [];
  for (const name of names) {
    const seen = await seenAt(folder, name);
    if (seen !== null) found.push(seen);
    if (found.length >= MOST_FILES) return found;
  }
  return found;
}

async function seenAt(folder: string, name: string): Promise<SeenFile | null> {
  try {
    const facts = await lstat(join(folder, name), { bigint: true });
    // A larger one is no payload; it stays where it is, and is not read into the memory.
    if (!facts.isFile() || facts.size > LARGEST_BYTES) return null;
    return { name, bytes: Number(facts.size), signature: signatureOf(facts) };
  } catch {
    // It was taken away between the list and the look.
    return null;
  }
}

function signatureOf({ size, mtimeNs, ino, dev }: BigIntStats): string {
  return [size, mtimeNs, ino, dev].join(':');
}

/**
 * The bytes of a file that is still the one that was seen. Null: it is changing, is gone, or is
 * something else by now.
 */
export async function readUnchanged(
  folder: string,
  { name, signature }: SeenFile,
): Promise<ReadWatchedFile | null> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(join(folder, name), flags);
  try {
    const before = await file.stat({ bigint: true });
    if (!before.isFile() || signatureOf(before) !== signature) return null;
    const bytes = await file.readFile();
    const after = await file.stat({ bigint: true });
    if (signatureOf(after) !== signature || BigInt(bytes.length) !== after.size) return null;
    return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  } finally {
    await file.close();
  }
}

/** Whether a plain file of this name is there, with these very bytes. */
export async function holds(folder: string, name: string, sha256: string): Promise<boolean> {
  const seen = await seenAt(folder, name);
  if (seen === null) return false;
  return (await readUnchanged(folder, seen).catch(() => null))?.sha256 === sha256;
}

export async function isThere(folder: string, name: string): Promise<boolean> {
  return (await seenAt(folder, name)) !== null;
}
