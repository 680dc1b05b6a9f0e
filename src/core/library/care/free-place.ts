import type { DiskFileReads, DiskFileWrites, KnownFile } from '../../db/disk-file-repository.ts';
import type { LibraryRoots } from './library-roots.ts';

/** Only the name of it is there: what lies at its place is no longer counted as its file. */
export const isOnlyAName = (file: KnownFile): boolean =>
  file.isStored && !file.isOnItsWay && (file.forgottenAt !== null || file.trashedAt !== null);

/** Whether the file at a place can become an output's. */
export function isFreePlace(
  files: Pick<DiskFileReads, 'named'>,
  folder: string,
  name: string,
): boolean {
  return files.named(folder, [name]).every(isOnlyAName);
}

/** Those that had a place before, and whose files are elsewhere or nowhere, leave it. */
export function clearPlace(
  files: Pick<DiskFileReads, 'named'>,
  rows: Pick<DiskFileWrites, 'putAt'>,
  roots: LibraryRoots,
  { folder, name }: { readonly folder: string; readonly name: string },
): void {
  for (const file of files.named(folder, [name])) {
    if (isOnlyAName(file)) roots.park(rows, file);
  }
}
