import type { ReactNode } from 'react';
import styles from './list-bar.module.css';

interface ListBarProps {
  /** Where it is a toolbar: what for. */
  readonly label?: string;
  /** At its beginning: what chooses, or narrows down. */
  readonly lead?: ReactNode;
  /** How much is listed, told when it changes. */
  readonly count?: string;
  /** What can be done with the list, at its end. */
  readonly children?: ReactNode;
}

/** The line above a list: how much there is, and what can be done with it. */
export function ListBar({ label, lead, count, children }: ListBarProps) {
  return (
    <div
      className={styles.bar}
      {...(label === undefined ? {} : { role: 'toolbar', 'aria-label': label })}
    >
      {lead}
      {count === undefined ? null : (
        <span className={styles.count} aria-live="polite">
          {count}
        </span>
      )}
      {children ? <div className={styles.deeds}>{children}</div> : null}
    </div>
  );
}
