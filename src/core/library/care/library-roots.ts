import { dirname, join, relative, sep } from 'node:path';
import type { DiskFileReads, DiskFileWrites, KnownFile } from '../../db/disk-file-repository.ts';
import { OWN_FOLDER } from '../library-folder.ts';

/** Of the library's own folder: where files lie that were moved to the trash, each in one by its id. */
const TRASH_FOLDER = 'trash';

export interface LibraryRootsParts {
  readonly files: Pick<DiskFileReads, 'folders' | 'markedFolders'>;
  readonly folder: () => string;
}

type Parked = Pick<KnownFile, 'id' | 'folder' | 'fileName'>;

/** The folders that the library's files are in, each with all that is below it. */
export class LibraryRoots {
  readonly #parts: LibraryRootsParts;

  constructor(parts: LibraryRootsParts) {
    this.#parts = parts;
  }

  /** All of them, the one of today first. One may lie within another. */
  all(): string[] {
    const chosen = this.#chosen();
    const others = this.#parts.files
      .folders()
      .map(withoutOwnFolder)
      .filter((folder) => !chosen.some((root) => isIn(root, folder)));
    return [...new Set([...chosen, ...outermost(others)])];
  }

  /** The one that a folder belongs to. */
  rootOf(folder: string): string {
    const around = this.#chosen().filter((root) => isIn(root, folder));
    return (
      around.toSorted((one, other) => other.length - one.length)[0] ?? withoutOwnFolder(folder)
    );
  }

  /** Makes room at a place whose file is not its output's any more: only the name is left there. */
  park(rows: Pick<DiskFileWrites, 'putAt'>, file: Parked): void {
    rows.putAt(file.id, trashFolder(this.rootOf(file.folder), file.id), file.fileName);
  }

  #chosen(): string[] {
    return [...new Set([this.#parts.folder(), ...this.#parts.files.markedFolders()])];
  }
}

/** Whether `inner` is the folder itself, or below it. */
export function isIn(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
}

/** Where the file of an output lies while it is in the library's own trash. */
export function trashFolder(root: string, outputId: string): string {
  return join(root, OWN_FOLDER, TRASH_FOLDER, outputId);
}

/** Whether a file lies in the library's own trash. */
export function isInOwnTrash(folder: string): boolean {
  return folder.split(sep).slice(-3, -1).join('/') === `${OWN_FOLDER}/${TRASH_FOLDER}`;
}

/** From the root on, with `/` between folders, on every system. */
export function fileFrom(root: string, folder: string, fileName: string): string {
  const way = relative(root, folder);
  return [...(way === '' ? [] : way.split(sep)), fileName].join('/');
}

/** The folder and name of such a file. */
export function placeOf(root: string, file: string): { folder: string; fileName: string } {
  const parts = file.split('/');
  return { folder: join(root, ...parts.slice(0, -1)), fileName: parts.at(-1) ?? file };
}

function withoutOwnFolder(folder: string): string {
  return isInOwnTrash(folder) ? dirname(dirname(dirname(folder))) : folder;
}

function outermost(folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const folder of [...new Set(folders)].toSorted()) {
    if (!found.some((root) => isIn(root, folder))) found.push(folder);
  }
  return found;
}
