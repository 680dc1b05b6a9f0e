import { CircleCheck, FolderSearch, FolderX, OctagonPause, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { LibraryCheck } from '../../../../shared/library-care.ts';
import { attempt } from '../../../client/attempt.ts';
import { Button } from '../../../components/button.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useConnection } from '../../../stores/connection.ts';
import { putLibraryCheck, useLibraryCheck } from '../../../stores/library-check.ts';
import { bytes } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { momentNear } from '../moment-near.ts';
import styles from './check-part.module.css';

async function start(): Promise<void> {
  const check = await attempt((client) => client.library.startCheck({}));
  if (check) putLibraryCheck(check);
}

async function stop(): Promise<void> {
  await attempt((client) => client.library.stopCheck());
}

const signs = {
  running: FolderSearch,
  done: CircleCheck,
  stopped: OctagonPause,
  failed: TriangleAlert,
} as const;

/** Why a folder could not be looked through. */
function Problems({ check }: { readonly check: LibraryCheck }) {
  const shut = check.folders.flatMap(({ path, problem }) => (problem ? [{ path, problem }] : []));
  if (shut.length === 0) return null;
  return (
    <ul className={styles.problems}>
      {shut.map(({ path, problem }) => (
        <li key={path}>
          <FolderX aria-hidden />
          <span>
            <code>{path}</code> {translated(problem)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function title(check: LibraryCheck): string {
  const { state, files, sentences } = check;
  if (state === 'running') return say('care.check.running', { count: files });
  if (state === 'stopped') return say('care.check.stopped');
  if (state === 'failed') return say('care.check.failed');
  return sentences.length === 0
    ? say('care.check.allWell', { count: files })
    : say('care.check.found', { count: files });
}

function when({ state, endedAt, expected, readBytes }: LibraryCheck): string {
  if (state === 'running') {
    return readBytes > 0
      ? say('care.check.soFarRead', { expected, bytes: bytes(readBytes) })
      : say('care.check.soFar', { expected });
  }
  return endedAt === null ? '' : momentNear(endedAt);
}

function Result({ check }: { readonly check: LibraryCheck }) {
  const { state, files, expected, sentences } = check;
  const Sign = signs[state];
  return (
    <div className={styles.result} aria-live="polite">
      <span className={styles.sign} data-state={sentences.length > 0 ? 'found' : state}>
        <Sign aria-hidden />
      </span>
      <div className={styles.words}>
        <strong>{title(check)}</strong>
        <span className={styles.when}>{when(check)}</span>
        {state === 'running' ? (
          <ProgressBar
            label={say('care.check.progress')}
            value={expected > 0 ? Math.min(1, files / expected) : null}
          />
        ) : null}
        {sentences.length > 0 ? (
          <ul className={styles.sentences}>
            {sentences.map((sentence) => (
              <li key={sentence}>{translated(sentence)}</li>
            ))}
          </ul>
        ) : null}
        <Problems check={check} />
      </div>
    </div>
  );
}

/** Looking the library's folders through: how far it is, and what the last look has found. */
export function CheckPart() {
  const check = useLibraryCheck(({ check }) => check);
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (!isOpen) return;
    void attempt((client) => client.library.lastCheck()).then(
      (last) => last && putLibraryCheck(last),
    );
  }, [isOpen]);
  const isRunning = check?.state === 'running';
  return (
    <section className={styles.check} aria-label={say('care.check')}>
      {check ? <Result check={check} /> : <p className={styles.words}>{say('care.check.never')}</p>}
      {isRunning ? (
        <Button onClick={() => void stop()}>{say('care.check.stop')}</Button>
      ) : (
        <Button icon={<FolderSearch />} onClick={() => void start()}>
          {say('care.check.start')}
        </Button>
      )}
    </section>
  );
}
