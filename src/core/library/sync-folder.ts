import { open } from 'node:fs/promises';
import { systemCode } from '../downloads/disk-error.ts';

/** What systems say that do not keep folders this way: Windows, and some network disks. */
const notPossible = new Set([
  'EISDIR',
  'EPERM',
  'EACCES',
  'EINVAL',
  'ENOTSUP',
  'EOPNOTSUPP',
  'EBADF',
]);

/** Makes the names in a folder outlive a power cut, where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!notPossible.has(systemCode(error) ?? '')) throw error;
  }
}
