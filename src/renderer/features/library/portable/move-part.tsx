import { FolderInput, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import type { LibraryMove } from '../../../../shared/contract/library-portable.ts';
import { Banner } from '../../../components/banner.tsx';
import { Button } from '../../../components/button.tsx';
import { ProgressBar } from '../../../components/progress-bar.tsx';
import { useConnection } from '../../../stores/connection.ts';
import { bytesOf } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { SettingsPart } from '../../settings/settings-part.tsx';
import row from '../../settings/settings-screen.module.css';
import { FolderForm } from './folder-form.tsx';
import { loadPlace, moveTo, stopMove, useMove } from './move-store.ts';
import styles from './portable.module.css';

function Moving({ move }: { readonly move: LibraryMove }) {
  const { files, bytes } = move;
  const share =
    bytes.total > 0 ? bytes.done / bytes.total : files.total > 0 ? files.done / files.total : null;
  return (
    <div className={styles.running} aria-live="polite">
      <strong>{say('portable.move.running', { folder: move.to })}</strong>
      <ProgressBar label={say('portable.move.progress')} value={share} />
      <span className={row.soft}>
        {say('portable.move.soFar', { done: files.done, total: files.total })} ·{' '}
        {bytesOf(bytes.done, bytes.total)}
      </span>
      <Button small onClick={() => void stopMove()}>
        {say('portable.stop')}
      </Button>
    </div>
  );
}

/** How the last move ended. */
function Moved({ move }: { readonly move: LibraryMove }) {
  const { state, files, to, missing, problem } = move;
  if (state === 'done') {
    return (
      <p className={row.soft}>
        {say('portable.move.done', { count: files.done, folder: to })}{' '}
        {missing > 0 ? say('portable.move.missing', { count: missing }) : null}
      </p>
    );
  }
  return (
    <div className={row.wide}>
      <Banner
        tone="warn"
        icon={<TriangleAlert />}
        title={say(state === 'failed' ? 'portable.move.failed' : 'portable.move.stopped', {
          done: files.done,
          total: files.total,
        })}
        actions={<Button onClick={() => void moveTo(to)}>{say('portable.move.goOn')}</Button>}
      >
        {translated(problem ?? '')} {say('portable.move.allThere')}
      </Banner>
    </div>
  );
}

/** The library and all its files to another folder, another disk say. */
export function MovePart() {
  const move = useMove(({ place }) => place?.move ?? null);
  const refused = useMove(({ refused }) => refused);
  const isOpen = useConnection(({ status }) => status === 'open');
  useEffect(() => {
    if (isOpen) void loadPlace();
  }, [isOpen]);
  return (
    <SettingsPart title={say('portable.move')} hint={say('portable.move.hint')}>
      {refused ? (
        <div className={row.wide}>
          <Banner tone="bad" icon={<TriangleAlert />} title={say('portable.move.refused')}>
            {refused}
          </Banner>
        </div>
      ) : null}
      {move?.state === 'moving' ? (
        <Moving move={move} />
      ) : (
        <>
          {move ? <Moved move={move} /> : null}
          <FolderForm
            ask={say('portable.move.ask')}
            doIt={say('portable.move.doIt')}
            icon={<FolderInput />}
            onFolder={(folder) => void moveTo(folder)}
          />
        </>
      )}
    </SettingsPart>
  );
}
