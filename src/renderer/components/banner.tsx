import type { ReactNode } from 'react';
import styles from './banner.module.css';

interface BannerProps {
  readonly tone: 'warn' | 'bad' | 'calm';
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Something that concerns everything below it, and what to do about it. */
export function Banner({ tone, icon, title, children, actions }: BannerProps) {
  return (
    <div className={styles.banner} data-tone={tone} aria-live="polite">
      <div className={styles.message}>
        <span className={styles.icon}>{icon}</span>
        <div className={styles.words}>
          <strong>{title}</strong>
          {children ? <span className={styles.body}>{children}</span> : null}
        </div>
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
