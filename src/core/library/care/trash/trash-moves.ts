import { lstat, mkdir, rename, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileMark } from '../../../db/disk-file-repository.ts';
import { systemCode } from '../../../downloads/disk-error.ts';
import { markOf } from '../disk/walk-folder.ts';

/** A plain file at a path; null where there is none. */
export async function markAt(path: string): Promise<FileMark | null> {
  try {
    const found = await lstat(path, { bigint: true });
    return found.isFile() ? markOf(found) : null;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw error;
  }
}

/** To a folder that holds nothing else. May be called again after a crash. */
export async function moveInto(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  if ((await markAt(target)) !== null && (await markAt(source)) === null) return;
  await rename(source, target);
}

/** Deletes a file for good, with the folder that held it alone. One that is gone is no error. */
export async function deleteForGood(folder: string, fileName: string): Promise<void> {
  try {
    await unlink(join(folder, fileName));
  } catch (error) {
    const code = systemCode(error);
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
  }
  await dropEmpty(folder);
}

/** A folder that still holds something stays. */
export async function dropEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}
