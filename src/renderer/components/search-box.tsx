import { Search, X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { classNames } from '../words/class-names.ts';
import styles from './search-box.module.css';

interface SearchBoxProps {
  readonly field?: RefObject<HTMLInputElement | null>;
  readonly id?: string;
  readonly label: string;
  readonly hint: string;
  readonly clearLabel: string;
  /** The key that leads here, where there is one. */
  readonly shortcut?: string;
  readonly longest?: number;
  readonly value: string;
  readonly className?: string | undefined;
  readonly onChange: (value: string) => void;
  /** Leads the keyboard to what was found. */
  readonly onLeave: () => void;
  /** What more stands in it, before and behind the sign that clears it. */
  readonly note?: ReactNode;
  readonly children?: ReactNode;
}

/** A field for what one looks for, as one types. */
export function SearchBox(props: SearchBoxProps) {
  const { id, label, hint, shortcut, longest, value, className, onChange, onLeave } = props;
  const own = useRef<HTMLInputElement>(null);
  const field = props.field ?? own;
  const clear = () => {
    onChange('');
    field.current?.focus();
  };
  return (
    <search className={classNames(styles.search, className)}>
      <Search aria-hidden />
      <input
        ref={field}
        id={id}
        type="search"
        className={styles.input}
        aria-label={label}
        placeholder={hint}
        spellCheck={false}
        autoComplete="off"
        maxLength={longest}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            onChange('');
          } else if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onLeave();
          }
        }}
      />
      {props.note}
      {value === '' && shortcut !== undefined ? (
        <kbd className={styles.key} aria-hidden>
          {shortcut}
        </kbd>
      ) : null}
      {value === '' ? null : (
        <button type="button" className={styles.tool} aria-label={props.clearLabel} onClick={clear}>
          <X />
        </button>
      )}
      {props.children}
    </search>
  );
}
