import { X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { say } from '../words/say.ts';
import { barRef } from './bar-ref.ts';
import styles from './bulk-bar.module.css';
import { IconButton } from './button.tsx';

interface BulkBarProps {
  readonly label: string;
  /** How many are chosen, in words. */
  readonly count: string;
  /** Beside the count: what chooses more. */
  readonly more?: ReactNode;
  /** Finds what takes the keyboard when the bar goes. */
  readonly row: () => HTMLElement | null;
  readonly onNone: () => void;
  /** What can be done with all of them. */
  readonly children: ReactNode;
}

/** Above the lower edge of a list, while more than one of its rows is chosen. */
export function BulkBar({ label, count, more, row, onNone, children }: BulkBarProps) {
  const [aboveToasts] = useState(() => barRef(row));
  return (
    <div ref={aboveToasts} className={styles.bar} role="toolbar" aria-label={label}>
      <span className={styles.count} aria-live="polite">
        {count}
      </span>
      {more}
      <span className={styles.line} />
      <div className={styles.deeds}>{children}</div>
      <span className={styles.line} />
      <IconButton label={say('lists.chooseNone')} shortcut="Esc" onClick={onNone}>
        <X />
      </IconButton>
    </div>
  );
}
