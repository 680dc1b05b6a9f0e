import type { ComponentProps, ReactNode } from 'react';
import { classNames } from '../words/class-names.ts';
import styles from './tool-button.module.css';

interface ToolButtonProps extends ComponentProps<'button'> {
  readonly icon: ReactNode;
  /** Beside the sign, where there is room for it. */
  readonly word: string;
  /** Many others stand beside it: its word goes early. */
  readonly isCrowded?: boolean;
}

/** A quiet button among the tools of a screen, mostly for what opens a menu. */
export function ToolButton(props: ToolButtonProps) {
  const { icon, word, isCrowded = false, className, children, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classNames(styles.tool, className)}
      data-crowded={isCrowded || undefined}
    >
      {icon}
      <span className={styles.word}>{word}</span>
      {children}
    </button>
  );
}
