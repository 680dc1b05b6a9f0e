import { Progress } from 'radix-ui';
import { percent } from '../words/measures.ts';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  /** 0 to 1; null where nobody knows, which moves without a number. */
  readonly value: number | null;
  readonly label: string;
  readonly tone?: 'accent' | 'teal' | 'still';
  /** In a list of thousands a bar steps: each that glides would be a layer of its own. */
  readonly isOneOfMany?: boolean;
}

const WHOLE = 100;

export function ProgressBar({ value, label, tone = 'accent', isOneOfMany }: ProgressBarProps) {
  return (
    <Progress.Root
      className={styles.track}
      data-tone={tone}
      data-unknown={value === null || undefined}
      data-glides={!isOneOfMany || undefined}
      value={value === null ? null : Math.floor(value * WHOLE)}
      max={WHOLE}
      getValueLabel={() => (value === null ? '' : percent(value))}
      aria-label={label}
    >
      <Progress.Indicator
        className={styles.fill}
        style={value === null ? undefined : { width: `${value * WHOLE}%` }}
      />
    </Progress.Root>
  );
}
