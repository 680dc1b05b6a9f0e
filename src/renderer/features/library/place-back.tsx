import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../../components/button.tsx';
import { say } from '../../words/say.ts';
import { useView } from '../../stores/view.ts';
import { isWriting } from '../shell/use-shortcuts.ts';
import { useLibraryPlace } from '../../stores/library-place.ts';

/** Back to the items; by the Escape key too, where it does nothing else. */
export function PlaceBack() {
  const go = useLibraryPlace(({ go }) => go);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || isWriting(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      if (useView.getState().selectedJob === null) go('items');
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [go]);
  return (
    <IconButton label={say('care.back')} shortcut="Esc" onClick={() => go('items')}>
      <ArrowLeft />
    </IconButton>
  );
}
