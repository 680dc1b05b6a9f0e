import type { ReactNode } from 'react';
import type { LibraryItem } from '../../../../shared/library.ts';
import { ItemPicture } from '../item-picture.tsx';
import styles from './care-row.module.css';

/** Pixels. */
const PICTURE = 48;

interface CareRowProps {
  readonly picture: ReactNode;
  readonly name: ReactNode;
  readonly detail: ReactNode;
  /** Shown whole in its tooltip. */
  readonly title?: string | undefined;
  readonly state?: string | undefined;
  readonly tone?: 'bad' | 'good' | 'busy' | undefined;
  readonly facts?: ReactNode;
}

/** What there is to see of a file, on two lines. */
export function CareRow({ picture, name, detail, title, state, tone, facts }: CareRowProps) {
  return (
    <>
      <span className={styles.picture}>{picture}</span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.detail} title={title}>
          {detail}
        </span>
      </span>
      {state ? (
        <span className={styles.state} data-tone={tone} title={state}>
          {state}
        </span>
      ) : null}
      <span className={styles.facts}>{facts}</span>
    </>
  );
}

export function SmallPicture({ item }: { readonly item: LibraryItem }) {
  return <ItemPicture item={item} width={PICTURE} />;
}
