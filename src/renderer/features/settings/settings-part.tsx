import type { ReactNode } from 'react';
import styles from './settings-screen.module.css';

interface SettingsPartProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One subject of the settings: what it is on the left, what to choose on the right. */
export function SettingsPart({ title, hint, children }: SettingsPartProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      <div className={styles.controls}>{children}</div>
    </section>
  );
}
