import { RadioGroup } from 'radix-ui';
import { useId, type ReactNode } from 'react';
import styles from './choice.module.css';

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly icon?: ReactNode;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  /** `segments` side by side, `tiles` for more than fit so, `rows` one under the other with hints. */
  readonly look?: 'segments' | 'tiles' | 'rows';
  readonly onChange: (value: Value) => void;
}

/** One of a few. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hideLabel, value, options, look = 'segments', onChange } = props;
  const id = useId();
  return (
    <div className={styles.choice}>
      <span id={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </span>
      <RadioGroup.Root
        className={styles[look]}
        aria-labelledby={id}
        value={value}
        onValueChange={(chosen) => onChange(chosen as Value)}
      >
        {options.map((option) => (
          <RadioGroup.Item
            key={option.value}
            className={styles.option}
            value={option.value}
            disabled={option.disabled ?? false}
          >
            {option.icon}
            {look === 'rows' ? <span className={styles.dot} /> : null}
            <span className={styles.words}>
              <span>{option.label}</span>
              {option.hint ? <span className={styles.hint}>{option.hint}</span> : null}
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </div>
  );
}
