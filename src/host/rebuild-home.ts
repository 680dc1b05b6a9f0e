import { goBack, type WentBack } from '../core/library/journal/go-back.ts';
import { setLibraryAside } from '../core/library/journal/lost-library.ts';
import {
  rebuildLibrary,
  type RebuildReport,
  type RebuildWish,
} from '../core/library/journal/rebuild-library.ts';
import type { Folders } from '../core/ports.ts';
import type { FailureCode } from '../shared/failure.ts';
import { FailureError } from '../shared/failure.ts';
import { prepareFolders } from './folders.ts';
import { acquireLock, lockedFailure } from './library-lock.ts';
import { systemClock } from './system-clock.ts';

export type HomeRebuild = Omit<RebuildWish, 'now'>;

/** Whether an app that could not start because of this can be helped by rebuilding its library. */
export function isRebuildable(code: FailureCode): boolean {
  return code === 'database-missing' || code === 'database-damaged';
}

/**
 * Rebuilds the database of a home that nobody uses.
 * @throws FailureError also `in-use`
 */
export function rebuildHome(folders: Folders, wish: HomeRebuild): Promise<RebuildReport> {
  return whileLocked(folders, () =>
    rebuildLibrary(folders, { ...wish, now: () => systemClock.now() }),
  );
}

/**
 * Lets a home begin with an empty library. What could be read back gets another name.
 * @returns where that is now
 */
export function startEmpty(folders: Folders): Promise<string[]> {
  return whileLocked(folders, () => setLibraryAside(folders, systemClock.now()));
}

/**
 * Goes back to the copy from before a newer Renderdesk changed the database of a home.
 * @throws FailureError also `in-use`, `conflict` or `not-found`
 */
export function goBackHome(folders: Folders): Promise<WentBack> {
  return whileLocked(folders, () => goBack(folders, () => systemClock.now()));
}

async function whileLocked<Result>(folders: Folders, work: () => Promise<Result>): Promise<Result> {
  prepareFolders(folders);
  const lock = acquireLock(folders.home);
  if (!lock.acquired) throw new FailureError(lockedFailure(folders.home, lock.heldBy));
  try {
    return await work();
  } finally {
    lock.release();
  }
}
