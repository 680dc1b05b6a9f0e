import { useEffect } from 'react';
import { screens, useView } from '../../stores/view.ts';
import { pickFiles } from '../new-render/pick-files.ts';

/** Where typing is writing, keys are letters. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // What is written in a shadow root comes from its host.
  return target.isContentEditable || target.matches('input, textarea, select, [data-writes]');
}

function run(event: KeyboardEvent): boolean {
  const view = useView.getState();
  const withCommand = event.ctrlKey || event.metaKey;
  if (withCommand && event.key.toLowerCase() === 'o') {
    void pickFiles('files');
    return true;
  }
  if (withCommand || event.altKey) return false;
  const screen = /^[1-9]$/.test(event.key) ? screens[Number(event.key) - 1] : undefined;
  if (screen) view.show(screen);
  else if (event.key === '?') view.open({ kind: 'shortcuts' });
  else if (event.key.toLowerCase() === 'n') view.open({ kind: 'new-render' });
  else if (event.key === 'Escape' && view.selectedJob !== null) view.select(null);
  else return false;
  return true;
}

/** The keys that work everywhere in the window. A dialog keeps them to itself. */
export function useShortcuts(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isWriting(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      if (run(event)) event.preventDefault();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
