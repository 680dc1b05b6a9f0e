import { link, lstat, rename, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { diskError, systemCode } from '../downloads/disk-error.ts';
import { DownloadError } from '../downloads/download-error.ts';
import { failure } from '../../shared/failure.ts';
import { hashFile } from './hash-file.ts';
import { syncFolder } from './sync-folder.ts';

/*
 * From the part file to the final name, without ever writing over anything.
 *
 * The caller has stored name, size and hash before this begins, and stores "placed" afterwards.
 * Whatever line the process dies at, the next start finds one of these:
 *
 *   part    final             what happened                  what is done
 *   ------  ----------------  -----------------------------  ------------------------------------
 *   there   not there         died before the link           place again
 *   there   the same inode    died before the unlink         place again: it removes the part
 *   gone    size, hash fit    died before "placed" was told  isPlaced says so: tell it
 *   gone    not there         the part was removed           download again
 *   there   another file      a stranger took the name       NameTaken: moveReservation, place
 *   gone    another file      the part was removed, and so   isPlaced denies it: download again
 *                             was, or is, what lay there     under a new name
 *
 * Where the file system knows no hard links, rename takes the place of link and unlink; it is
 * one step, so that its rows are the first, third and fifth. Its check for a stranger's file and
 * the move are then two steps: only a file created in between, by another program, under exactly
 * that name, could be replaced.
 */

/** Another file has the final name. Nothing was changed. */
export class NameTaken extends Error {
  readonly fileName: string;

  constructor(fileName: string) {
    super(`A file named “${fileName}” is already in the library.`);
    this.name = 'NameTaken';
    this.fileName = fileName;
  }
}

/** What systems answer to a hard link that they, or this disk, can not make. */
const noHardLinks = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EACCES',
  'EISDIR',
  'EINVAL',
  'UNKNOWN',
]);

/**
 * Moves a whole, synced part file to its final name, and may be called again after a crash.
 * @throws NameTaken when another file has the final name
 * @throws DownloadError `file-gone` without a part file; `folder-missing`, `folder-unwritable`,
 * `disk-full`
 */
export async function place(partPath: string, finalPath: string): Promise<void> {
  const folder = dirname(finalPath);
  try {
    await moveWithoutReplacing(partPath, finalPath);
  } catch (error) {
    if (error instanceof NameTaken) throw error;
    if (systemCode(error) === 'ENOENT' && (await statOf(folder)) !== null) {
      throw partGone(basename(finalPath), error);
    }
    throw diskError(error, folder, basename(finalPath)) ?? error;
  }
}

/** True when the move is over and the very file is there: the part is gone, size and hash fit. */
export async function isPlaced(
  partPath: string,
  finalPath: string,
  bytes: number,
  sha256: string,
): Promise<boolean> {
  if ((await statOf(partPath)) !== null) return false;
  const final = await statOf(finalPath);
  if (final === null || !final.isFile() || final.size !== bytes) return false;
  return (await hashFile(finalPath)).sha256 === sha256;
}

async function moveWithoutReplacing(partPath: string, finalPath: string): Promise<void> {
  try {
    await link(partPath, finalPath);
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') await refuseStranger(partPath, finalPath);
    else if (noHardLinks.has(code)) return renameIntoFree(partPath, finalPath);
    else throw error;
  }
  // Not before the new name is on the disk: a power cut must leave one of the two. If it brings the
  // old one back, that is a second name of a file that is there, and the next start removes it.
  await syncFolder(dirname(finalPath));
  await unlink(partPath);
}

async function refuseStranger(partPath: string, finalPath: string): Promise<void> {
  const [part, final] = await Promise.all([statOf(partPath), statOf(finalPath)]);
  const same = part !== null && final !== null && part.ino === final.ino && part.dev === final.dev;
  if (!same) throw new NameTaken(basename(finalPath));
}

async function renameIntoFree(partPath: string, finalPath: string): Promise<void> {
  if ((await statOf(finalPath)) !== null) throw new NameTaken(basename(finalPath));
  await rename(partPath, finalPath);
  await syncFolder(dirname(finalPath));
}

function partGone(fileName: string, cause: unknown): DownloadError {
  return new DownloadError(
    failure(
      'file-gone',
      `The unfinished file of “${fileName}” was removed from the library folder before it was done.`,
      'Nothing to do: it is downloaded again.',
      { actions: ['download-again'] },
    ),
    { kind: 'retry', afterMs: null },
    { cause },
  );
}

async function statOf(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}
