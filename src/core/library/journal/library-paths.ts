import { basename, isAbsolute, join, relative, sep } from 'node:path';

/** Where a file of the database belongs: to the journal of which folder, and as what. */
export interface PlacedFile {
  readonly root: string;
  /** From the root on, with `/` between, on every system. */
  readonly file: string;
  readonly isElsewhere: boolean;
}

/**
 * @param folder of the file, absolute
 * @param roots the library's folders; the first is the one of today, which takes what is in none
 */
export function placedFile(
  folder: string,
  fileName: string,
  roots: readonly [string, ...string[]],
): PlacedFile {
  const exact = roots.find((root) => root === folder);
  if (exact !== undefined) return { root: exact, file: fileName, isElsewhere: false };
  const around = roots
    .filter((root) => isWithin(root, folder))
    .toSorted((one, other) => other.length - one.length)[0];
  if (around === undefined) {
    return { root: roots[0], file: basename(fileName), isElsewhere: true };
  }
  const file = [...relative(around, folder).split(sep), fileName].join('/');
  return { root: around, file, isElsewhere: false };
}

/** The folder and name that a file of a journal has under this root. */
export function fileIn(root: string, file: string): { folder: string; fileName: string } {
  const parts = file.split('/');
  const fileName = parts.at(-1) ?? file;
  return { folder: join(root, ...parts.slice(0, -1)), fileName };
}

/** Whether `inner` is below `outer`, by their names alone. */
export function isWithin(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
