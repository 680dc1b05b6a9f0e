import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiskFileReads } from '../../../db/disk-file-repository.ts';
import { nameCandidates } from '../../file-names.ts';
import { NameTaken, place } from '../../place.ts';
import { fileFrom, placeOf } from '../library-roots.ts';
import { markAt } from './trash-moves.ts';

export interface PutBackParts {
  readonly files: Pick<DiskFileReads, 'named'>;
  /** Written down before the file moves there. */
  readonly intend: (file: string) => void;
}

/**
 * Moves a file back into the library, to the place it had or, where that is taken, to one beside
 * it with a number. Nothing is ever written over.
 * @param file where it should get to, from the root on
 * @returns where it is now
 */
export async function putBack(
  { files, intend }: PutBackParts,
  source: string,
  root: string,
  file: string,
): Promise<{ folder: string; fileName: string }> {
  const { folder, fileName: wanted } = placeOf(root, file);
  await mkdir(folder, { recursive: true });
  for (const fileName of nameCandidates(wanted)) {
    const target = join(folder, fileName);
    if ((await markAt(target)) !== null || files.named(folder, [fileName]).length > 0) continue;
    intend(fileFrom(root, folder, fileName));
    try {
      await place(source, target);
      return { folder, fileName };
    } catch (error) {
      if (!(error instanceof NameTaken)) throw error;
    }
  }
  throw new Error('unreachable: names do not run out');
}
