import { Fragment } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import styles from './shortcuts-dialog.module.css';

const command = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';

const shortcuts: readonly (readonly [readonly string[], string])[] = [
  [['1', '2', '3', '4'], 'Queue, Library, Accounts, Settings'],
  [['N'], 'New render'],
  [[command, 'O'], 'Choose payload files'],
  [[command, 'V'], 'Submit a payload that you copied'],
  [['↑', '↓', '←', '→'], 'Move in a list or in the library'],
  [['Enter'], 'Open the inspector'],
  [['→'], 'From the queue into the open inspector'],
  [['Space'], 'Look at the file in full'],
  [['Esc'], 'Close what is open'],
  [['?'], 'This sheet'],
];

export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keyboard shortcuts" onClose={onClose}>
      <dl className={styles.list}>
        {shortcuts.map(([keys, what]) => (
          <Fragment key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Dialog>
  );
}
