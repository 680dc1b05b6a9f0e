import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { classNames } from '../words/class-names.ts';
import styles from './button.module.css';
import { Tip } from './tip.tsx';

type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: ButtonLook;
  readonly icon?: ReactNode;
  readonly small?: boolean;
}

/**
 * A button that can not be pressed now keeps the keyboard, which an element that is disabled loses
 * to nobody: every key would be swallowed, until somebody takes the mouse. So it is told to be
 * disabled, and does nothing.
 */
function pressable({ disabled = false, onClick, ...rest }: ComponentProps<'button'>) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // Else it would submit its form.
    if (disabled) event.preventDefault();
    else onClick?.(event);
  };
  return { ...rest, ...(disabled ? { 'aria-disabled': true } : {}), onClick: press };
}

/** A button with a word on it. */
export function Button({ look = 'plain', icon, small, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...pressable(rest)}
      className={classNames(styles.button, styles[look], small && styles.small, className)}
    >
      {icon}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<'button'> {
  /** What it does, for the tooltip and for screen readers. */
  readonly label: string;
  readonly shortcut?: string;
}

/** A button with only a sign on it; its word is in the tooltip. */
export function IconButton({ label, shortcut, className, children, ...rest }: IconButtonProps) {
  return (
    <Tip text={label} shortcut={shortcut}>
      <button
        type="button"
        aria-label={label}
        {...pressable(rest)}
        className={classNames(styles.icon, className)}
      >
        {children}
      </button>
    </Tip>
  );
}

interface RowButtonProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** The same in a row of a long list, whose `SharedTip` shows its word. */
export function RowButton({ label, children, onClick }: RowButtonProps) {
  return (
    <button
      type="button"
      className={styles.icon}
      aria-label={label}
      data-tip={label}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
