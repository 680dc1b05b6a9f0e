import { lstat, readdir, rm } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { systemCode } from '../../../downloads/disk-error.ts';

/*
 * The trash of the system, where it is a folder that can be looked into: Linux
 * (https://specifications.freedesktop.org/trash-spec/latest/) and macOS. Files keep their number
 * on the disk when they are moved there. Windows has no such folder.
 */

/** What a file is known by after it was moved. */
export interface TrashedMark {
  readonly inode: string;
  readonly bytes: number;
}

/** More entries than this are not gone through: a trash that is never emptied. */
const MOST_ENTRIES = 50_000;

/** The path of a file in the system's trash; null where it is not found. */
export async function findInSystemTrash(
  from: string,
  mark: TrashedMark,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string | null> {
  for (const folder of await trashFolders(from, environment)) {
    const names = await namesIn(folder);
    // It mostly keeps its own name.
    const likely = names.toSorted((one, other) => likeness(other, from) - likeness(one, from));
    for (const name of likely.slice(0, MOST_ENTRIES)) {
      const path = join(folder, name);
      if (await isIt(path, mark)) return path;
    }
  }
  return null;
}

/** After a file was taken out of it again: what the trash says of it goes too. */
export async function forgetInSystemTrash(path: string): Promise<void> {
  const folder = dirname(path);
  if (basename(folder) !== 'files') return;
  await rm(join(dirname(folder), 'info', `${basename(path)}.trashinfo`), { force: true });
}

function likeness(name: string, from: string): number {
  const wanted = basename(from);
  if (name === wanted) return 2;
  return name.startsWith(wanted.slice(0, wanted.lastIndexOf('.'))) ? 1 : 0;
}

async function trashFolders(from: string, environment: NodeJS.ProcessEnv): Promise<string[]> {
  const home = environment['HOME'] ?? homedir();
  if (process.platform === 'darwin') return [join(home, '.Trash')];
  if (process.platform !== 'linux') return [];
  const data = environment['XDG_DATA_HOME'];
  const own = data === undefined || data === '' ? join(home, '.local', 'share') : data;
  const top = await topOf(dirname(from));
  const { uid } = userInfo();
  return [
    join(own, 'Trash', 'files'),
    ...(top === null
      ? []
      : [join(top, '.Trash', String(uid), 'files'), join(top, `.Trash-${uid}`, 'files')]),
  ];
}

/** The uppermost folder of the disk that a folder is on. */
async function topOf(folder: string): Promise<string | null> {
  try {
    const { dev } = await lstat(folder);
    let top = folder;
    while (dirname(top) !== top && (await lstat(dirname(top))).dev === dev) top = dirname(top);
    return top;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return null;
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return [];
  }
}

async function isIt(path: string, { inode, bytes }: TrashedMark): Promise<boolean> {
  try {
    const found = await lstat(path, { bigint: true });
    return found.isFile() && String(found.ino) === inode && Number(found.size) === bytes;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return false;
  }
}
