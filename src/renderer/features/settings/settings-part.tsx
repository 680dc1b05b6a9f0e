import type { ReactNode } from 'react';
import { useFound } from './settings-search.ts';
import styles from './settings-screen.module.css';

interface SettingsPartProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One subject of the settings: what it is on the left, what to choose on the right. */
export function SettingsPart({ title, hint, children }: SettingsPartProps) {
  const part = useFound();
  return (
    <section ref={part} className={styles.part} aria-label={title}>
      <div>
        <h2>{title}</h2>
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
      <div className={styles.controls}>{children}</div>
    </section>
  );
}
