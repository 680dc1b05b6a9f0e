import { create } from 'zustand';
import type { LibraryCheck } from '../../shared/library-care.ts';

interface LibraryCheckStore {
  /** The look through the library's folders that goes on, or the last one; null: none is known. */
  readonly check: LibraryCheck | null;
}

export const useLibraryCheck = create<LibraryCheckStore>(() => ({ check: null }));

/** Takes what was told of a look. @returns whether one has just come to its end */
export function putLibraryCheck(check: LibraryCheck): boolean {
  const before = useLibraryCheck.getState().check;
  // What an answer says may be older than what was pushed meanwhile.
  if (before !== null && (before.id > check.id || (before.id === check.id && isOver(before)))) {
    return false;
  }
  useLibraryCheck.setState({ check });
  return isOver(check) && before !== null;
}

const isOver = ({ state }: LibraryCheck): boolean => state !== 'running';
