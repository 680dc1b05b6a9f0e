import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuChoice } from './menu.tsx';
import styles from './picker.module.css';
import { say } from '../words/say.ts';

export interface PickerOption {
  readonly value: string;
  readonly label: string;
  readonly sign?: ReactNode;
  readonly hint?: string | undefined;
}

interface PickerProps {
  /** What is picked, for screen readers and above the list: "Account of teaser.json". */
  readonly label: string;
  readonly heading: string;
  /** Null: nothing is picked yet. */
  readonly value: string | null;
  readonly options: readonly PickerOption[];
  /** What it says while nothing is picked. */
  readonly missing?: string;
  /** Nothing can go on until something is picked. */
  readonly urgent?: boolean;
  readonly tabIndex?: number;
  /** More below the options. */
  readonly children?: ReactNode;
  readonly onPick: (value: string) => void;
}

/** One of several on a line of its own size; plain words where there is nothing to pick from. */
export function Picker(props: PickerProps) {
  const { label, heading, value, options, urgent, tabIndex, children } = props;
  const missing = props.missing ?? say('shell.picker.missing');
  const picked = options.find((option) => option.value === value);
  const content = (
    <>
      {picked?.sign}
      <span className={styles.text}>{picked?.label ?? missing}</span>
    </>
  );
  const isOnly = picked !== undefined && options.length === 1 && !children;
  if (isOnly) {
    return (
      <span className={styles.fixed} title={picked?.label}>
        <span className="visually-hidden">{heading}: </span>
        {content}
      </span>
    );
  }
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className={styles.picker}
          aria-label={`${label}: ${picked?.label ?? missing}`}
          data-missing={(urgent && !picked) || undefined}
          tabIndex={tabIndex}
        >
          {content}
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuChoice
        label={heading}
        value={value ?? ''}
        options={options.map((option) => ({ value: option.value, label: <Label {...option} /> }))}
        onChange={props.onPick}
      />
      {children}
    </Menu>
  );
}

function Label({ sign, label, hint }: PickerOption) {
  return (
    <span className={styles.label}>
      {sign}
      <span>{label}</span>
      {hint ? <span className={styles.hint}>{hint}</span> : null}
    </span>
  );
}
