import { lstat, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableDatabase } from '../../db/database.ts';
import { relocationReads } from '../../db/relocation-repository.ts';
import { hashFile } from '../hash-file.ts';
import { OWN_FOLDER } from '../library-folder.ts';
import { removeCarried } from './carry-file.ts';

/** Deeper than anybody sorts renders; a link in a circle ends here. */
const DEEPEST = 16;

/**
 * Takes away what is ours in a folder that is no library any more: files that a crash left there
 * although they are in the new one, our own folder, and folders that are empty now. What a person
 * put there, and what is other homes', stays.
 */
export async function removeLeftBehind(
  database: ReadableDatabase,
  from: string,
  to: string,
): Promise<void> {
  const own = join(from, OWN_FOLDER);
  await removeMoved(database, from, to, 0);
  await removeMoved(database, join(own, 'trash'), join(to, OWN_FOLDER, 'trash'), 0);
  await removeIfEmpty(join(own, 'trash'));
  await removeIfEmpty(join(own, 'history'));
  const rest = await entriesOf(own);
  if (rest.length === 1 && rest[0]?.name === 'library-id') await rm(own, { recursive: true });
  await removeIfEmpty(from);
}

async function removeMoved(
  database: ReadableDatabase,
  from: string,
  to: string,
  depth: number,
): Promise<void> {
  for (const entry of await entriesOf(from)) {
    const { name } = entry;
    if (name === OWN_FOLDER || depth > DEEPEST) continue;
    if (entry.isDirectory()) {
      await removeMoved(database, join(from, name), join(to, name), depth + 1);
      await removeIfEmpty(join(from, name));
    } else if (
      entry.isFile() &&
      relocationReads(database).isPlaceTaken({ folder: to, fileName: name })
    ) {
      if (await isSame(join(from, name), join(to, name))) await removeCarried(join(from, name));
    }
  }
}

async function isSame(one: string, other: string): Promise<boolean> {
  try {
    const [first, second] = [await lstat(one), await lstat(other)];
    if (first.ino === second.ino && first.dev === second.dev) return true;
    if (!second.isFile() || first.size !== second.size) return false;
    return (await hashFile(one)).sha256 === (await hashFile(other)).sha256;
  } catch {
    // What can not be compared is left alone.
    return false;
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

async function removeIfEmpty(folder: string): Promise<void> {
  // Whatever is in it, or in the way, is reason enough to leave it.
  await rmdir(folder).catch(() => undefined);
}
