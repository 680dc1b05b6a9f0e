import { endStates } from '../../../../shared/job.ts';
import type { TrashFile, TrashItem } from '../../../db/trash-repository.ts';
import { systemCode } from '../../../downloads/disk-error.ts';

/**
 * Why an item stays where it is, for people; null: it may go.
 * @param byRules no person chose it
 */
export function whyNotTrashed(item: TrashItem, byRules: boolean): string | null {
  if (byRules && item.starred) return `“${item.name}” has got a star meanwhile.`;
  if (item.trashedAt !== null) return `“${item.name}” is in the trash already.`;
  return whyNotEnded(item);
}

/** A job that goes on would bring its file back, or lose it half way. */
export function whyNotEnded({ name, state }: TrashItem): string | null {
  if (endStates.has(state)) return null;
  return `“${name}” is still ${state}: cancel it, or wait for its end.`;
}

export function couldNotMove(item: TrashItem, error: unknown): string {
  const code = systemCode(error);
  const why =
    code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
      ? 'this user may not change its folder'
      : code === 'EXDEV'
        ? 'its folder is on another disk than the library'
        : code === 'EBUSY'
          ? 'another program has it open'
          : `the disk says ${code ?? 'nothing'}`;
  return `The file of “${item.name}” could not be moved: ${why}.`;
}

/** Where the file of an item in the trash is. */
export function trashSentence(place: TrashFile['place'], path: string | null): string {
  switch (place) {
    case 'library':
      return `Its file is in the library's own trash: ${path ?? ''}`;
    case 'system':
      return path === null
        ? 'Its file is in the trash of the system: put it back there, and the library notices at the next look.'
        : `Its file is in the trash of the system: ${path}`;
    case 'none':
      return 'It had no file when it was moved to the trash.';
    case 'gone':
      return 'Its file was deleted for good when the trash was emptied; what is known of it stays.';
  }
}
