import { History, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { SECOND } from '../../../../shared/durations.ts';
import type { FolderImport, HistoryReading } from '../../../../shared/contract/library-portable.ts';
import { attempt } from '../../../client/attempt.ts';
import { failureFrom } from '../../../client/failure-from.ts';
import { host } from '../../../client/session.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { say } from '../../../words/say.ts';
import row from '../../settings/settings-screen.module.css';
import { refreshCare } from '../care/care-store.ts';
import styles from './portable.module.css';
import { Read } from './read-in-part.tsx';

type State =
  | { readonly is: 'idle' }
  | { readonly is: 'running' }
  | { readonly is: 'done'; readonly read: FolderImport }
  | { readonly is: 'failed'; readonly why: string };

/** How far it is is asked so often. Milliseconds. */
const ASKED_EVERY = 0.4 * SECOND;

/** How far the host is with it, while it reads. */
function useProgress(isRunning: boolean): HistoryReading | null {
  const [reading, set] = useState<HistoryReading | null>(null);
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      void attempt((client) => client.library.place()).then((place) => set(place?.reading ?? null));
    }, ASKED_EVERY);
    return () => {
      clearInterval(timer);
      set(null);
    };
  }, [isRunning]);
  return reading;
}

function Running({ onStop }: { readonly onStop: () => void }) {
  const reading = useProgress(true);
  const words = say(
    reading?.phase === 'restoring' ? 'portable.again.restoring' : 'portable.again.reading',
  );
  return (
    <div className={styles.running}>
      <strong>{words}</strong>
      <ProgressBar
        label={words}
        value={reading && reading.total > 0 ? reading.done / reading.total : null}
      />
      <Button small onClick={onStop}>
        {say('portable.stop')}
      </Button>
    </div>
  );
}

/** Puts back what the library lost, from what lies beside its own files. */
export function ReadAgainPart() {
  const [state, set] = useState<State>({ is: 'idle' });
  const ending = useRef<AbortController | null>(null);
  const read = async () => {
    const stop = new AbortController();
    ending.current = stop;
    set({ is: 'running' });
    try {
      const { signal } = stop;
      set({ is: 'done', read: await host().library.readHistory({}, { signal }) });
    } catch (error) {
      const { message, remedy } = failureFrom(error);
      set(stop.signal.aborted ? { is: 'idle' } : { is: 'failed', why: `${message} ${remedy}` });
    }
    refreshCare();
  };
  if (state.is === 'running') return <Running onStop={() => ending.current?.abort()} />;
  return (
    <>
      <div className={row.row}>
        <Button icon={<History />} onClick={() => void read()}>
          {say('portable.again')}
        </Button>
      </div>
      <p className={row.hint}>{say('portable.again.hint')}</p>
      {state.is === 'done' ? (
        <Read read={state.read} title={say('portable.again.nothing')} />
      ) : null}
      {state.is === 'failed' ? (
        <div className={row.wide}>
          <Banner tone="bad" icon={<TriangleAlert />} title={say('portable.again.failed')}>
            {state.why}
          </Banner>
        </div>
      ) : null}
    </>
  );
}
