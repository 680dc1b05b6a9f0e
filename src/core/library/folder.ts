import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../downloads/disk-error.ts';
import { PART_SUFFIX } from './file-names.ts';

/**
 * Null when a file can be written to the folder, which is proven by writing one; else the
 * sentence that says why not and what to do.
 * @param create makes the folder when it is missing: for the default library only. A chosen
 * folder that is gone is a disk that is not connected, and must not be made up on another.
 * @param isLibrary the sentence calls it the library folder
 */
export async function folderProblem(
  folder: string,
  { create, isLibrary = true }: { create: boolean; isLibrary?: boolean },
): Promise<string | null> {
  const it = isLibrary ? `The library folder ${folder}` : `The folder ${folder}`;
  try {
    if (create) await mkdir(folder, { recursive: true });
    const found = await stat(folder);
    if (!found.isDirectory()) {
      return `${it} is a file, not a folder: choose another folder, or move the file away.`;
    }
    await writeAndRemove(folder);
    return null;
  } catch (error) {
    return sentenceFor(folder, isLibrary, systemCode(error));
  }
}

/** Bytes that this user may still write to the disk of a folder. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Named as a part of ours, so that one left by a crash is cleaned up with the others. */
async function writeAndRemove(folder: string): Promise<void> {
  const path = join(folder, `write-test-${randomUUID()}${PART_SUFFIX}`);
  const file = await open(path, 'wx');
  try {
    await file.writeFile('Renderdesk tries whether it can write here.\n');
    // Some file systems find out only now that they are full.
    await file.sync();
  } finally {
    await file.close();
    // A start that clears left-over parts away may have been faster.
    await rm(path, { force: true });
  }
}

function sentenceFor(folder: string, isLibrary: boolean, code: string | null): string {
  const it = isLibrary ? `The library folder ${folder}` : `The folder ${folder}`;
  switch (code) {
    case 'ENOENT':
    case 'ENODEV':
    case 'ESTALE':
      return `${it} is not there: connect the disk it is on, create it, or choose another folder.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `${it} can not exist, because part of its path is a file: choose another folder.`;
    case 'EROFS':
      return `${it} is on a disk that can only be read: choose another folder, or make the disk writable.`;
    case 'EACCES':
    case 'EPERM':
      return `${it} may not be written by this user: change its permissions, or choose another folder.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `${it} is on a disk that is full: free some space, or choose another folder.`;
    default:
      return `${it} can not be written (${code ?? 'unknown fault'}): choose another folder.`;
  }
}
