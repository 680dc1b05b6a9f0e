import { useEffect } from 'react';
import type { RetentionPreview } from '../../../../shared/library-care.ts';
import { bytes, moment } from '../../../words/measures.ts';
import { say } from '../../../words/say.ts';
import { translated } from '../../../words/sentences.ts';
import { SmallPicture } from '../care/care-row.tsx';
import { wantPicturesOf } from '../care/use-fetch-states.ts';
import { openItem } from '../item-handlers.ts';
import type { ShownPreview } from './use-preview.ts';
import styles from './retention-part.module.css';

function Sentence({ preview }: { readonly preview: RetentionPreview }) {
  const { files, protected: kept } = preview;
  return (
    <p className={styles.sentence}>
      <strong>{say('retention.would', { count: files, bytes: bytes(preview.bytes) })}</strong>{' '}
      {kept > 0 ? say('retention.protected', { count: kept }) : null}
    </p>
  );
}

/** What the rules would let go now: how much, and exactly which files. */
export function PreviewList({ preview, problem }: ShownPreview) {
  useEffect(() => {
    if (preview) wantPicturesOf(preview.items.map(({ item }) => item));
  }, [preview]);
  if (problem !== null) return <p className={styles.wrong}>{problem}</p>;
  if (preview === null) return <p className={styles.waiting}>{say('retention.trying')}</p>;
  const more = preview.files - preview.items.length;
  return (
    <div className={styles.preview} aria-live="polite">
      <Sentence preview={preview} />
      {preview.items.length > 0 ? (
        <ul className={styles.files} aria-label={say('retention.files')}>
          {preview.items.map(({ item, why }) => (
            <li key={item.id} className={styles.file}>
              <span className={styles.picture}>
                <SmallPicture item={item} />
              </span>
              <button
                type="button"
                className={styles.name}
                title={item.output?.fileName}
                onClick={() => openItem(item)}
              >
                {item.name}
              </button>
              <span className={styles.why} title={translated(why)}>
                {moment(item.at)} · {item.output ? bytes(item.output.bytes) : null}
              </span>
            </li>
          ))}
          {more > 0 ? (
            <li className={styles.more}>{say('retention.more', { count: more })}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
