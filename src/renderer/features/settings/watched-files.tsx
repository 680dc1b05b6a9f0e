import { Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { WatchFileView, WatchFolderView } from '../../../shared/watch.ts';
import { attempt } from '../../client/attempt.ts';
import { Button } from '../../components/button.tsx';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import styles from './watch-part.module.css';

/** So many are shown. */
const MOST_FILES = 50;

function stateWords({ state, waitsFor, outcome }: WatchFileView): string {
  if (state === 'settled') return say(`watching.${outcome ?? 'gone'}`);
  if (state === 'waiting') return say(`watching.waits.${waitsFor ?? 'trouble'}`);
  return say(`watching.${state}`);
}

/** The latest files, those that wait first; asked for again whenever the counts change. */
export function WatchedFiles({ folder }: { readonly folder: WatchFolderView }) {
  const [files, setFiles] = useState<readonly WatchFileView[]>([]);
  const openJob = useView(({ openJob }) => openJob);
  const { id } = folder;
  // Whatever changes there changes the folder's counts, or comes with a new look.
  const look = JSON.stringify([folder.counts, folder.lastLookAt]);
  useEffect(() => {
    let isOld = look === '';
    const ask = async () => {
      const found = await attempt((client) => client.watch.files({ id, limit: MOST_FILES }));
      if (found !== undefined && !isOld) setFiles(found);
    };
    void ask();
    return () => {
      isOld = true;
    };
  }, [id, look]);
  if (files.length === 0) return <p className={styles.faint}>{say('watching.files.none')}</p>;
  return (
    <ul className={styles.files} aria-label={say('watching.files')}>
      {files.map((file) => (
        <li key={file.id} className={styles.file}>
          <span className={styles.name} title={file.name}>
            {file.name}
          </span>
          <span className={styles.state}>{stateWords(file)}</span>
          {file.jobId !== null && file.jobNumber !== null ? (
            <Button small look="quiet" onClick={() => file.jobId && openJob(file.jobId)}>
              {say('watching.job', { number: file.jobNumber })}
            </Button>
          ) : null}
          {file.waitsFor === 'person' ? (
            <Button
              small
              icon={<Send />}
              onClick={() => void attempt((client) => client.watch.release({ id: file.id }))}
            >
              {say('watching.release')}
            </Button>
          ) : null}
          {file.message === '' ? null : <p className={styles.faint}>{translated(file.message)}</p>}
        </li>
      ))}
    </ul>
  );
}
