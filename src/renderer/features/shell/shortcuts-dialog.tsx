import { Fragment } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { commandKey } from '../../words/command-key.ts';
import styles from './shortcuts-dialog.module.css';

const shortcuts: readonly (readonly [readonly string[], string])[] = [
  [['1', '2', '3', '4', '5', '6'], 'Queue, Library, Accounts, Insights, Activity, Settings'],
  [['N'], 'New render'],
  [[commandKey, 'O'], 'Choose payload files'],
  [[commandKey, 'V'], 'Review a payload, or follow a render, that you copied'],
  [[commandKey, 'Enter'], 'In a review: send what is ready'],
  [['Del'], 'In a review: remove the file'],
  [['↑', '↓', '←', '→'], 'Move in a list or in the library'],
  [['Enter'], 'Open the inspector'],
  [['→'], 'From the queue into the open inspector'],
  [['Space'], 'Look at the file in full'],
  [['/'], 'Search the library'],
  [['S'], 'In the library: star'],
  [['T'], 'In the library: tags'],
  [['M'], 'In the library: a note'],
  [['X'], 'In the library: choose one more'],
  [[commandKey, 'A'], 'In the library: choose everything that was found'],
  [[commandKey, 'Z'], 'In the library: take the latest change back'],
  [['Del'], 'In the library: move to the trash'],
  [[commandKey, 'C'], 'In the library: copy the picture, or the path of another file'],
  [[commandKey, '⇧', 'C'], 'In the library: copy the path'],
  [[',', '.'], 'In a film: a frame back, a frame on'],
  [['+', '-', '0', '1'], 'In a picture: larger, smaller, all of it, its own size'],
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
