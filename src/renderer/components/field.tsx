import { useId, type ComponentProps, type ReactNode } from 'react';
import styles from './field.module.css';

interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problem?: string | null | undefined;
}

/** A labelled line of text, with what is wrong with it next to it. */
export function Field({ label, hint, problem, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        spellCheck={false}
        autoComplete="off"
        {...input}
        id={id}
        className={styles.input}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem || hint ? `${id}-more` : undefined}
      />
      {problem || hint ? (
        <div id={`${id}-more`} className={problem ? styles.problem : styles.hint}>
          {problem ?? hint}
        </div>
      ) : null}
    </div>
  );
}
