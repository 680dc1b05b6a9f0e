import { FileWarning, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { keepToastsAbove } from '../../components/toast-room.ts';
import { useView, type Screen } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { translated } from '../../words/sentences.ts';
import { placeOf } from '../review/review-words.ts';
import type { RefusedFile } from './read-files.ts';
import styles from './refused-files.module.css';
import { useSubmissions } from './submissions.ts';

/** Where that can be put right for which the payload was refused. */
function wayOut({ failure }: RefusedFile): { screen: Screen; label: string } | null {
  if (failure.actions.includes('replace-key'))
    return { screen: 'accounts', label: say('newRender.refused.accounts') };
  if (failure.actions.includes('choose-folder'))
    return { screen: 'settings', label: say('newRender.refused.settings') };
  return null;
}

function Refused({ file }: { readonly file: RefusedFile }) {
  const show = useView(({ show }) => show);
  const where = placeOf(file.failure);
  const way = wayOut(file);
  return (
    <li className={styles.file}>
      <div className={styles.heading}>
        <strong>{file.name}</strong>
        {where ? <span className={styles.place}>{where}</span> : null}
      </div>
      <p>{translated(file.failure.message)}</p>
      {file.failure.providerMessage ? (
        <p className={styles.quote}>“{file.failure.providerMessage}”</p>
      ) : null}
      <p className={styles.remedy}>{translated(file.failure.remedy)}</p>
      {way ? (
        <Button small className={styles.way} onClick={() => show(way.screen)}>
          {way.label}
        </Button>
      ) : null}
    </li>
  );
}

/** The files of the last drops that were not taken, each with why and what to do. */
export function RefusedFiles() {
  const refused = useSubmissions(({ refused }) => refused);
  const dismiss = useSubmissions(({ dismiss }) => dismiss);
  if (refused.length === 0) return null;
  const title = say('newRender.refused', { count: refused.length });
  return (
    <section ref={keepToastsAbove} className={styles.panel} aria-label={title} role="alert">
      <header className={styles.header}>
        <FileWarning aria-hidden />
        <h2>{title}</h2>
        <IconButton label={say('newRender.refused.dismiss')} onClick={dismiss}>
          <X />
        </IconButton>
      </header>
      <ul className={styles.list}>
        {refused.map((file, index) => (
          // Two files of one drop may have the same name.
          <Refused key={`${file.name} ${index}`} file={file} />
        ))}
      </ul>
    </section>
  );
}
