import type { ReactNode } from 'react';
import styles from './screen-header.module.css';

interface ScreenHeaderProps {
  readonly title: string;
  /** The way back to the screen that this one belongs to. */
  readonly back?: ReactNode;
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** The line above every screen: where one is, and what can be done here. */
export function ScreenHeader({ title, back, note, children }: ScreenHeaderProps) {
  return (
    <header className={styles.header}>
      {back}
      <h1 className={styles.title}>{title}</h1>
      <span className={styles.note}>{note}</span>
      <div className={styles.tools}>{children}</div>
    </header>
  );
}
