import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MINUTE } from '../../shared/durations.ts';
import { systemCode } from '../downloads/disk-error.ts';
import { nameKey } from './file-names.ts';
import { nameBehindPart } from './part-name.ts';

/** What others put there meanwhile is noticed by its exact name at once, by its case after this. */
const FRESH_MS = 5 * MINUTE;
/** Names taken up at a time: a folder of a million files must not hold up everything else. */
const SLICE = 2_000;

/** The names that are taken in one folder, as systems compare them that ignore case. */
interface Listing {
  readonly at: number;
  /** From a name's key to the entry that takes it. */
  readonly taken: Map<string, string>;
}

const listings = new Map<string, Listing>();

/**
 * True when a file, or the part file of one, has this name or one that differs in case only. The
 * folder is read once in a while, not for every file.
 */
export async function isTaken(folder: string, fileName: string): Promise<boolean> {
  const { taken } = await listingOf(folder);
  const key = nameKey(fileName);
  const entry = taken.get(key);
  if (entry === undefined) return false;
  if (await exists(join(folder, entry))) return true;
  taken.delete(key);
  return false;
}

/** A file, or the part file of one, has just been made. */
export function noteTaken(folder: string, fileName: string, entry: string): void {
  listings.get(folder)?.taken.set(nameKey(fileName), entry);
}

export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false;
    throw error;
  }
}

async function listingOf(folder: string): Promise<Listing> {
  const known = listings.get(folder);
  const now = performance.now();
  if (known !== undefined && now - known.at < FRESH_MS) return known;
  const taken = new Map<string, string>();
  const entries = await readdir(folder);
  for (const [index, entry] of entries.entries()) {
    taken.set(nameKey(nameBehindPart(entry)), entry);
    if (index % SLICE === SLICE - 1) await new Promise(setImmediate);
  }
  const listing = { at: now, taken };
  listings.set(folder, listing);
  return listing;
}
