import { useEffect } from 'react';
import { useView } from '../../stores/view.ts';
import { keysOf } from '../commands/keys.ts';
import { runShortcut } from '../commands/shortcuts.ts';

/** Where typing is writing, keys are letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // What is written in a shadow root comes from its host.
  return target.isContentEditable || target.matches('input, textarea, select, [data-writes]');
}

function run(event: KeyboardEvent): boolean {
  const keys = keysOf(event);
  if (keys === null) return false;
  // Whoever writes means letters, and means a command only by a key that writes none.
  if (isWriting(event.target) && !keys.startsWith('mod+')) return false;
  const { selectedJob, select } = useView.getState();
  if (keys !== 'escape' || selectedJob === null) return runShortcut(keys);
  select(null);
  return true;
}

/** The keys that work everywhere in the window. A dialog keeps them to itself. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      if (run(event)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
