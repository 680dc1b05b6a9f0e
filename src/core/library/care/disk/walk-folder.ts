import { lstatSync, opendirSync, type BigIntStats, type Dir } from 'node:fs';
import { join } from 'node:path';
import type { FileMark } from '../../../db/disk-file-repository.ts';
import { systemCode } from '../../../downloads/disk-error.ts';
import { PART_SUFFIX } from '../../file-names.ts';

/*
 * Looks a folder through with calls that wait for the disk: for a thread of its own. What is held
 * in memory does not grow with the number of files.
 */

/** A file as it was met. */
export interface MetFile extends FileMark {
  readonly name: string;
  /** When its bytes or anything else about it changed last, which no program can set. */
  readonly touchedAt: number;
}

/** Some files of one folder, or that a folder could not be read. */
export interface Met {
  readonly folder: string;
  readonly files: readonly MetFile[];
  /** What it holds is not known: it could not be read, or not to its end. */
  readonly isUnread: boolean;
}

/** Files told at a time: what is done with them must not hold up an event loop. */
const AT_ONCE = 50;
/** Names that the system hands over at a time. */
const NAMES_AT_ONCE = 512;
const NANOSECONDS = 1_000_000;

/** What file managers leave behind, and nobody calls a file of theirs. */
const litter = new Set(['thumbs.db', 'desktop.ini', 'icon\r', 'ehthumbs.db']);

/**
 * Every plain file in a folder and below it. Hidden ones, part files of ours, links and what lies
 * behind them are passed by.
 * @param besides folders, absolute, that are not entered
 */
export function* walkFolder(
  root: string,
  besides: ReadonlySet<string>,
): Generator<Met, void, void> {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    let files: MetFile[] = [];
    let isUnread = false;
    try {
      for (const { name, isFolder } of entriesOf(folder)) {
        const path = join(folder, name);
        if (isFolder) {
          if (!besides.has(path)) folders.push(path);
          continue;
        }
        const file = metFile(path, name);
        if (file === 'unread') isUnread = true;
        else if (file !== null) files.push(file);
        if (files.length < AT_ONCE) continue;
        yield { folder, files, isUnread: false };
        files = [];
      }
    } catch (error) {
      // One that was taken away meanwhile holds nothing.
      if (systemCode(error) === null) throw error;
      isUnread = systemCode(error) !== 'ENOENT' || folder === root;
    }
    if (files.length > 0 || isUnread) yield { folder, files, isUnread };
  }
}

function* entriesOf(folder: string): Generator<{ name: string; isFolder: boolean }, void, void> {
  const listing: Dir = opendirSync(folder, { bufferSize: NAMES_AT_ONCE });
  try {
    for (let entry = listing.readSync(); entry !== null; entry = listing.readSync()) {
      const { name } = entry;
      if (name.startsWith('.') || name.endsWith(PART_SUFFIX)) continue;
      if (litter.has(name.toLowerCase())) continue;
      if (entry.isDirectory()) yield { name, isFolder: true };
      else if (entry.isFile() || isUntold(entry)) yield { name, isFolder: false };
    }
  } finally {
    listing.closeSync();
  }
}

/** Some file systems do not say with the name what it is. */
function isUntold(entry: {
  isSymbolicLink(): boolean;
  isFIFO(): boolean;
  isSocket(): boolean;
  isBlockDevice(): boolean;
  isCharacterDevice(): boolean;
}): boolean {
  return !(
    entry.isSymbolicLink() ||
    entry.isFIFO() ||
    entry.isSocket() ||
    entry.isBlockDevice() ||
    entry.isCharacterDevice()
  );
}

function metFile(path: string, name: string): MetFile | 'unread' | null {
  try {
    const found = lstatSync(path, { bigint: true });
    return found.isFile() ? { name, ...markOf(found), touchedAt: inMs(found.ctimeNs) } : null;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    if (systemCode(error) !== null) return 'unread';
    throw error;
  }
}

export function markOf(found: BigIntStats): FileMark {
  return {
    bytes: Number(found.size),
    modifiedAt: inMs(found.mtimeNs),
    inode: String(found.ino),
  };
}

function inMs(nanoseconds: bigint): number {
  const whole = nanoseconds / BigInt(NANOSECONDS);
  return Number(whole) + Number(nanoseconds % BigInt(NANOSECONDS)) / NANOSECONDS;
}

/** The same file, untouched, as far as can be told without reading it. */
export function isSameMark(one: FileMark, other: FileMark): boolean {
  return one.bytes === other.bytes && one.modifiedAt === other.modifiedAt;
}
