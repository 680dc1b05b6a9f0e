import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, posix, win32 } from 'node:path';
import type { Folders } from '../core/ports.ts';
import { failure, FailureError } from '../shared/failure.ts';

export interface FolderChoice {
  /** What `--home` said; stronger than `RENDERDESK_HOME`. */
  readonly home?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** A home that lies beside the program; weaker than both. */
  readonly beside?: string | undefined;
  /** What a relative path starts from. */
  readonly workingFolder?: string;
  readonly userFolder?: string;
}

/**
 * Where this Renderdesk keeps its things. A chosen home holds all of them, so that many can live
 * side by side; otherwise the platform's own place for data, and the library where people look.
 * Touches no disk.
 */
export function resolveFolders(choice: FolderChoice): Folders {
  const path = choice.platform === 'win32' ? win32 : posix;
  const chosen =
    nonEmpty(choice.home) ??
    nonEmpty(choice.environment['RENDERDESK_HOME']) ??
    nonEmpty(choice.beside);
  const userFolder = choice.userFolder ?? homedir();
  const home =
    chosen === null
      ? dataFolder(choice, userFolder)
      : path.resolve(choice.workingFolder ?? process.cwd(), chosen);
  return {
    home,
    database: path.join(home, 'renderdesk.db'),
    logs: path.join(home, 'logs'),
    defaultLibrary:
      chosen === null ? path.join(userFolder, 'Renderdesk') : path.join(home, 'library'),
  };
}

function dataFolder({ environment, platform }: FolderChoice, userFolder: string): string {
  if (platform === 'win32') {
    const local = nonEmpty(environment['LOCALAPPDATA']);
    return win32.join(local ?? win32.join(userFolder, 'AppData', 'Local'), 'Renderdesk');
  }
  if (platform === 'darwin') {
    return posix.join(userFolder, 'Library', 'Application Support', 'Renderdesk');
  }
  // The XDG specification says to take a relative path for unset.
  const xdg = nonEmpty(environment['XDG_DATA_HOME']);
  const data =
    xdg !== null && posix.isAbsolute(xdg) ? xdg : posix.join(userFolder, '.local', 'share');
  return posix.join(data, 'renderdesk');
}

/**
 * Where Node may keep what it has compiled of this program: the person's own folder for such things,
 * never one that others can write to (the system's for temporary files), as what lies there is run.
 * It may be deleted at any time. Null where the person has no folder. Touches no disk.
 */
export function compiledCodeFolder({
  environment,
  platform,
  userFolder = homedir(),
}: FolderChoice): string | null {
  if (platform === 'win32')
    return win32.join(dataFolder({ environment, platform }, userFolder), 'Cache');
  if (!posix.isAbsolute(userFolder)) return null;
  if (platform === 'darwin') return posix.join(userFolder, 'Library', 'Caches', 'Renderdesk');
  const chosen = nonEmpty(environment['XDG_CACHE_HOME']);
  const caches =
    chosen !== null && posix.isAbsolute(chosen) ? chosen : posix.join(userFolder, '.cache');
  return posix.join(caches, 'renderdesk');
}

function nonEmpty(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}

/**
 * Makes the home and its logs folder where they are missing, for this person's eyes only.
 * @throws FailureError `folder-unwritable`, with the sentence for people.
 */
export function prepareFolders(folders: Folders): void {
  for (const folder of [folders.home, folders.logs]) {
    try {
      makeFolder(folder);
      accessSync(folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw unusable(folder, error);
    }
  }
}

/** Not Node's own recursion, which never ends below a folder that takes none (/proc). */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

function unusable(folder: string, error: unknown): FailureError {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const remedy = 'Choose another folder with --home or RENDERDESK_HOME';
  if (code === 'EEXIST' || code === 'ENOTDIR') {
    return new FailureError(
      failure(
        'folder-unwritable',
        `Renderdesk cannot keep its data in ${folder}: there is a file where a folder is needed.`,
        `${remedy}, or move that file away.`,
      ),
      { cause: error },
    );
  }
  const why =
    code === 'EACCES' || code === 'EPERM'
      ? 'this user may not write there'
      : code === 'EROFS'
        ? 'the disk is read-only'
        : code === 'ENOSPC'
          ? 'the disk is full'
          : 'the folder cannot be made or written';
  return new FailureError(
    failure(
      'folder-unwritable',
      `Renderdesk cannot keep its data in ${folder}: ${why}.`,
      `${remedy}, or make this one writable.`,
    ),
    { cause: error },
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
