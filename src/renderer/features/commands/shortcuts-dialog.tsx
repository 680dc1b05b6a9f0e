import { Dialog } from '../../components/dialog.tsx';
import { say } from '../../words/say.ts';
import { ShortcutList } from './shortcut-list.tsx';

/** The sheet of all shortcuts. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog
      title={say('commands.sheet')}
      description={say('commands.sheet.about')}
      onClose={onClose}
      wide
    >
      <ShortcutList />
    </Dialog>
  );
}
