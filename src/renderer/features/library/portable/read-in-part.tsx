import { CircleCheck, FolderSearch, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { FolderImport } from '../../../../shared/contract/library-portable.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { say } from '../../../words/say.ts';
import row from '../../settings/settings-screen.module.css';
import { refreshCare } from '../care/care-store.ts';
import { FolderForm } from './folder-form.tsx';
import { useMove } from './move-store.ts';
import styles from './portable.module.css';

type Reading =
  | { readonly state: 'none' }
  | { readonly state: 'running'; readonly folder: string }
  | { readonly state: 'done'; readonly read: FolderImport }
  | { readonly state: 'failed'; readonly why: string };

/** What was found, and what of it is new. */
export function Read({
  read,
  title,
}: {
  readonly read: FolderImport;
  /** Where nothing was put in. */
  readonly title?: string;
}) {
  const { added, completed, skipped, files, accounts, damagedLines, isComplete } = read;
  const isWhole = isComplete && damagedLines === 0 && files.missing + files.changed === 0;
  const words = [
    completed > 0 ? say('portable.import.completed', { count: completed }) : null,
    skipped > 0 ? say('portable.import.skipped', { count: skipped }) : null,
    accounts > 0 ? say('portable.read.accounts', { count: accounts }) : null,
    added + completed > 0 ? say('portable.read.files', files) : null,
    damagedLines > 0 ? say('portable.read.damaged', { count: damagedLines }) : null,
    isComplete ? null : say('portable.read.stopped'),
  ];
  return (
    <div className={row.wide}>
      <Banner
        tone={isWhole ? 'calm' : 'warn'}
        icon={isWhole ? <CircleCheck /> : <TriangleAlert />}
        title={added === 0 && title ? title : say('portable.import.done', { count: added })}
      >
        {words.filter((word) => word !== null).join(' ')}
      </Banner>
    </div>
  );
}

/** A history that another home has left in this very folder. */
function Others({ onRead }: { readonly onRead: (folder: string) => void }) {
  const others = useMove(({ place }) => place?.otherHistories ?? 0);
  const today = useMove(({ place }) => place?.folder ?? '');
  if (others === 0) return null;
  return (
    <div className={row.wide}>
      <Banner
        tone="calm"
        icon={<FolderSearch />}
        title={say('portable.read.others', { count: others })}
        actions={<Button onClick={() => onRead(today)}>{say('portable.read.doIt')}</Button>}
      >
        {say('portable.read.othersWords')}
      </Banner>
    </div>
  );
}

/** Reading that can be stopped, and how it went. */
function useReading() {
  const [reading, set] = useState<Reading>({ state: 'none' });
  const ending = useRef<AbortController | null>(null);
  const read = async (folder: string, verify: boolean) => {
    const stop = new AbortController();
    ending.current = stop;
    set({ state: 'running', folder });
    try {
      const { signal } = stop;
      const read = await host().library.importFolder({ folder, verify }, { signal });
      set({ state: 'done', read });
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      const isStopped = stop.signal.aborted;
      set(isStopped ? { state: 'none' } : { state: 'failed', why: `${message} ${remedy}` });
    }
    refreshCare();
  };
  return { reading, read, stop: () => ending.current?.abort() };
}

function Running({ folder, onStop }: { readonly folder: string; readonly onStop: () => void }) {
  return (
    <div className={styles.running}>
      <strong>{say('portable.read.running', { folder })}</strong>
      <ProgressBar label={say('portable.read.progress')} value={null} />
      <Button small onClick={onStop}>
        {say('portable.stop')}
      </Button>
    </div>
  );
}

/** Reads in the history that lies beside the files of another library, on another disk say. */
export function ReadInPart() {
  const { reading, read, stop } = useReading();
  const [verify, setVerify] = useState(false);
  const start = (folder: string) => void read(folder, verify);
  if (reading.state === 'running') return <Running folder={reading.folder} onStop={stop} />;
  return (
    <>
      <Others onRead={start} />
      <FolderForm
        ask={say('portable.read.ask')}
        doIt={say('portable.read.doIt')}
        icon={<FolderSearch />}
        onFolder={start}
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={verify}
          onChange={({ target }) => setVerify(target.checked)}
        />
        {say('portable.read.verify')}
      </label>
      {reading.state === 'done' ? <Read read={reading.read} /> : null}
      {reading.state === 'failed' ? (
        <div className={row.wide}>
          <Banner tone="bad" icon={<TriangleAlert />} title={say('portable.read.failed')}>
            {reading.why}
          </Banner>
        </div>
      ) : null}
    </>
  );
}
