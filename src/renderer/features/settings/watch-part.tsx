import { FolderPlus, Pause, Play, Send, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { WatchFolderView } from '../../../shared/watch.ts';
import { attempt } from '../../client/attempt.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { useKeyboardBack } from '../../components/use-keyboard-back.ts';
import { useWatching } from '../../stores/watching.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { AddWatchFolder } from './add-watch-folder.tsx';
import { SettingsPart } from './settings-part.tsx';
import styles from './watch-part.module.css';
import { WatchedFiles } from './watched-files.tsx';

async function load(): Promise<void> {
  const folders = await attempt((client) => client.watch.folders());
  if (folders !== undefined) useWatching.getState().replace(folders);
}

function Folder({ folder }: { readonly folder: WatchFolderView }) {
  const { id, path, paused, approved, problem, counts } = folder;
  const [isOpen, setOpen] = useState(!approved);
  const state = paused
    ? say('watching.state.paused')
    : approved
      ? say('watching.state.on')
      : say('watching.state.new');
  return (
    <li className={styles.folder}>
      <div className={styles.head}>
        <code className={styles.path}>{path}</code>
        <IconButton
          label={say('watching.remove', { path })}
          onClick={() => void attempt((client) => client.watch.remove({ id }))}
        >
          <X />
        </IconButton>
      </div>
      <p className={styles.state}>{state}</p>
      <p className={styles.faint}>{say('watching.counts', counts)}</p>
      {problem === null ? null : <p className={styles.problem}>{translated(problem)}</p>}
      <div className={styles.buttons}>
        {approved ? null : (
          <Button
            look="primary"
            small
            icon={<Send />}
            onClick={() => void attempt((client) => client.watch.approve({ id }))}
          >
            {say('watching.approve')}
          </Button>
        )}
        <Button
          small
          icon={paused ? <Play /> : <Pause />}
          onClick={() => void attempt((client) => client.watch.change({ id, paused: !paused }))}
        >
          {paused ? say('watching.resume') : say('watching.pause')}
        </Button>
        <Button small look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {say('watching.files')}
        </Button>
      </div>
      {isOpen ? <WatchedFiles folder={folder} /> : null}
    </li>
  );
}

/** Folders whose payload files are sent by themselves. */
export function WatchPart() {
  const folders = useWatching(({ folders }) => folders) ?? [];
  const [isAdding, setAdding] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const leave = useKeyboardBack(opener);
  useEffect(() => void load(), []);
  const close = () => {
    leave();
    setAdding(false);
  };
  return (
    <SettingsPart title={say('watching.title')} hint={say('watching.hint')}>
      {folders.length === 0 && !isAdding ? (
        <p className={styles.faint}>{say('watching.none')}</p>
      ) : (
        <ul className={styles.folders}>
          {folders.map((folder) => (
            <Folder key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
      {isAdding ? (
        <AddWatchFolder onDone={close} />
      ) : (
        <Button ref={opener} icon={<FolderPlus />} onClick={() => setAdding(true)}>
          {say('watching.add')}
        </Button>
      )}
    </SettingsPart>
  );
}
