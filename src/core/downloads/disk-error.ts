import { failure } from '../../shared/failure.ts';
import { DownloadError } from './download-error.ts';

/** The system's name for what went wrong (`ENOSPC`), or null for an error of another kind. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}

const outOfRoom = new Set(['ENOSPC', 'EDQUOT']);
const folderGone = new Set(['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE']);
const notAllowed = new Set(['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ELOOP', 'ENAMETOOLONG']);

/**
 * What an error of the file system means for a download into `folder`.
 * Null where it was none of the file system's.
 */
export function diskError(error: unknown, folder: string, fileName: string): DownloadError | null {
  const code = systemCode(error);
  if (code === null) return null;
  if (outOfRoom.has(code)) return diskFull(folder, fileName, error);
  if (folderGone.has(code)) {
    return new DownloadError(
      failure(
        'folder-missing',
        `“${fileName}” could not be written: the folder ${folder} is not there.`,
        'Connect the disk it is on, or choose another library folder.',
        { actions: ['choose-folder', 'download-again'] },
      ),
      { kind: 'folder' },
      { cause: error },
    );
  }
  if (notAllowed.has(code)) {
    return unwritable(folder, fileName, 'this folder can not be written', error);
  }
  if (code === 'EFBIG') {
    return unwritable(folder, fileName, 'its disk can not hold a file this large', error);
  }
  if (code === 'EIO') return unwritable(folder, fileName, 'its disk reports a fault', error);
  return null;
}

/** The disk under `folder` has no room for the file. */
export function diskFull(folder: string, fileName: string, cause?: unknown): DownloadError {
  return new DownloadError(
    failure(
      'disk-full',
      `“${fileName}” could not be written: the disk that holds ${folder} is full.`,
      'Free some space; the download then goes on by itself.',
      { actions: ['choose-folder', 'download-again'] },
    ),
    { kind: 'disk-full' },
    { cause },
  );
}

function unwritable(folder: string, fileName: string, why: string, cause: unknown): DownloadError {
  return new DownloadError(
    failure(
      'folder-unwritable',
      `“${fileName}” could not be written to ${folder}: ${why}.`,
      'Make the folder writable, or choose another library folder.',
      { actions: ['choose-folder', 'download-again'] },
    ),
    { kind: 'folder' },
    { cause },
  );
}
