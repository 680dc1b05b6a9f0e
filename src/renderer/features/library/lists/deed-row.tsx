import { Check } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { say } from '../../../words/say.ts';
import styles from './deed-list.module.css';

interface DeedRowProps {
  readonly index: number;
  readonly total: number | undefined;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  /** What a screen reader says of it. */
  readonly label: string;
  readonly isChosen: boolean;
  /** The keyboard comes into the list here. */
  readonly isEntry: boolean;
  readonly onChoose: (event: MouseEvent) => void;
  readonly onFlip: () => void;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

/** One row of a list that can be chosen. */
export function DeedRow(props: DeedRowProps) {
  const { index, total, top, height, label, isChosen, isEntry, children } = props;
  return (
    <li
      className={styles.row}
      data-index={index}
      data-chosen={isChosen || undefined}
      aria-posinset={index + 1}
      aria-setsize={total ?? -1}
      style={{ height, transform: `translateY(${top}px)` }}
    >
      <button
        type="button"
        className={styles.cover}
        aria-label={label}
        aria-pressed={isChosen}
        tabIndex={isEntry ? 0 : -1}
        onClick={props.onChoose}
        onDoubleClick={props.onOpen}
      />
      <button
        type="button"
        className={styles.tick}
        aria-label={say(isChosen ? 'lists.leaveOut' : 'lists.choose', { name: label })}
        data-on={isChosen || undefined}
        tabIndex={-1}
        onClick={props.onFlip}
      >
        <Check aria-hidden />
      </button>
      {children}
    </li>
  );
}
