import { mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { diskError, systemCode } from '../../downloads/disk-error.ts';
import { nameKey } from '../file-names.ts';
import { syncFolder } from '../sync-folder.ts';

/**
 * Makes a folder within one that is there, each on the way by itself: never the root, which may be
 * a disk that was disconnected just now. One whose name differs in case only is taken instead, as
 * it would be on Windows and macOS.
 * @param folder the root itself, or one below it
 * @returns the folder as it is on the disk
 * @throws DownloadError `folder-missing`, `folder-unwritable` or `disk-full`
 */
export async function makeFolder(root: string, folder: string): Promise<string> {
  const way = relative(root, folder);
  let at = root;
  for (const name of way === '' ? [] : way.split(sep)) at = await makeIn(at, name);
  return at;
}

async function makeIn(parent: string, name: string): Promise<string> {
  const path = join(parent, name);
  try {
    if (await isFolder(path)) return path;
    const alike = (await readdir(parent)).find((each) => nameKey(each) === nameKey(name));
    if (alike !== undefined && (await isFolder(join(parent, alike)))) return join(parent, alike);
    await mkdir(path);
    await syncFolder(dirname(path));
    return path;
  } catch (error) {
    // Another file's turn may have made it meanwhile.
    if (systemCode(error) === 'EEXIST' && (await isFolder(path))) return path;
    const refused = systemCode(error) === 'EEXIST' ? namedAsFile(path) : error;
    throw diskError(refused, path, name) ?? error;
  }
}

/** What stands where the folder should be is a file. */
function namedAsFile(path: string): Error {
  return Object.assign(new Error(`${path} is a file`), { code: 'EISDIR' });
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}
