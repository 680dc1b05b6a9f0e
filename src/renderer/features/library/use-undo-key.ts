import { useEffect } from 'react';
import { isWriting } from '../shell/use-shortcuts.ts';
import { undoLatest } from './edit-items.ts';

/** Ctrl and Z takes the latest edit back, wherever the keyboard is but in a text. */
export function useUndoKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
      if (!isUndo || event.shiftKey || isWriting(event.target)) return;
      if (undoLatest()) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
