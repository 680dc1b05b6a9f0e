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

/**
 * The names that are taken in one folder, as systems compare them that ignore case. Only a number
 * is kept of each, since there may be a million: what it stands for is asked of the disk.
 */
interface Listing {
  readonly at: number;
  readonly taken: Set<number>;
  /** Of names that were asked for, those that differ from the taken one: from the key to its entry. */
  readonly variants: Map<string, string>;
}

const listings = new Map<string, Listing>();

/**
 * True when a file, or the part file of one, has this name or one that differs in case only. The
 * folder is read once in a while, not for every file.
 * @param partName of the part file that would be made for it
 */
export async function isTaken(
  folder: string,
  fileName: string,
  partName: string,
): Promise<boolean> {
  const key = nameKey(fileName);
  const listing = await listingOf(folder);
  if (!listing.taken.has(numberOf(key))) return false;
  const variant = listing.variants.get(key);
  for (const entry of [...(variant === undefined ? [] : [variant]), fileName, partName])
    if (await exists(join(folder, entry))) return true;
  // Another's by its case, or gone without our doing.
  listing.variants.delete(key);
  return (await readListing(folder, listing, key)).variants.has(key);
}

/** A file, or the part file of one, has just been made. */
export function noteTaken(folder: string, fileName: string): void {
  listings.get(folder)?.taken.add(numberOf(nameKey(fileName)));
}

/** Its part file has just been removed. */
export function noteFree(folder: string, fileName: string): void {
  listings.get(folder)?.taken.delete(numberOf(nameKey(fileName)));
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
  if (known !== undefined && isFresh(known)) return known;
  return readListing(folder, { at: performance.now(), variants: new Map() });
}

const isFresh = ({ at }: Listing): boolean => performance.now() - at < FRESH_MS;

/**
 * @param before what is known already
 * @param wanted a key: the entry that takes it is among the variants where there is one
 */
async function readListing(
  folder: string,
  { at, variants }: Omit<Listing, 'taken'>,
  wanted?: string,
): Promise<Listing> {
  const listing: Listing = { at, taken: new Set(), variants };
  const entries = await readdir(folder);
  for (const [index, entry] of entries.entries()) {
    const key = nameKey(nameBehindPart(entry));
    listing.taken.add(numberOf(key));
    if (key === wanted) listing.variants.set(key, entry);
    if (index % SLICE === SLICE - 1) await new Promise(setImmediate);
  }
  for (const [other, known] of listings) if (!isFresh(known)) listings.delete(other);
  listings.set(folder, listing);
  return listing;
}

/** Of 32 bits (FNV-1a): two of a folder's names that share one cost a look at the disk. */
function numberOf(key: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1)
    number = Math.imul(number ^ key.charCodeAt(at), 0x01000193);
  return number;
}
