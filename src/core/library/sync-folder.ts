import { open, type FileHandle } from 'node:fs/promises';
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

interface Waiter {
  readonly synced: () => void;
  readonly failed: (error: unknown) => void;
}

/** Whoever waits for the next sync of a folder that is being synced now. */
const waitingFor = new Map<string, Waiter[]>();

/**
 * Makes the names in a folder outlive a power cut, where the system can: all that were there when
 * this was called. Calls that come while it is being synced share the next sync.
 */
export function syncFolder(folder: string): Promise<void> {
  return new Promise((synced, failed) => {
    const waiter = { synced, failed };
    const waiting = waitingFor.get(folder);
    if (waiting !== undefined) {
      waiting.push(waiter);
      return;
    }
    const first = [waiter];
    waitingFor.set(folder, first);
    void serve(folder, first);
  });
}

/** Never rejects. The folder is held open only while somebody waits. */
async function serve(folder: string, waiting: Waiter[]): Promise<void> {
  let handle: FileHandle | null = null;
  while (waiting.length > 0) {
    const served = waiting.splice(0);
    try {
      handle ??= await open(folder, 'r');
      await handle.sync();
      for (const { synced } of served) synced();
    } catch (error) {
      const isPossible = !notPossible.has(systemCode(error) ?? '');
      for (const { synced, failed } of served) {
        if (isPossible) failed(error);
        else synced();
      }
    }
  }
  waitingFor.delete(folder);
  await handle?.close().catch(() => undefined);
}
