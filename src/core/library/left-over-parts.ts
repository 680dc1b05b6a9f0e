import { readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { systemCode } from '../downloads/disk-error.ts';
import { isPartOf } from './part-name.ts';

/**
 * The part files in a folder that were ours and that nothing stands for any more. Only plain
 * files with our own suffix and tag: other programs, and other homes, have part files, too.
 * @param known file names (without folder) of the part files that reservations stand for
 * @returns absolute paths; none when the folder is not there
 */
export async function leftOverParts(
  folder: string,
  known: ReadonlySet<string>,
  tag: string | null = null,
): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() && isPartOf(entry.name, tag) && !known.has(entry.name))
      .map((entry) => join(folder, entry.name));
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return [];
    throw error;
  }
}

/** Removes them and says how many are gone; one that can not be removed stays for the next start. */
export async function removeLeftOverParts(
  folder: string,
  known: ReadonlySet<string>,
  tag: string | null = null,
): Promise<number> {
  let removed = 0;
  for (const path of await leftOverParts(folder, known, tag)) {
    try {
      await unlink(path);
      removed += 1;
    } catch {
      // Someone else's now, or gone: either way no harm.
    }
  }
  return removed;
}
