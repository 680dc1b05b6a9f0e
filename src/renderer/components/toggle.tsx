import { Switch } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import styles from './toggle.module.css';

interface ToggleProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly on: boolean;
  readonly disabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off, at once. */
export function Toggle({ label, hint, on, disabled = false, onChange }: ToggleProps) {
  const id = useId();
  return (
    <div className={styles.toggle}>
      <Switch.Root
        id={id}
        className={styles.switch}
        checked={on}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={onChange}
      >
        <Switch.Thumb className={styles.thumb} />
      </Switch.Root>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        ) : null}
      </div>
    </div>
  );
}
