import { Progress } from 'radix-ui';
import { percent } from '../words/measures.ts';
import styles from './progress-bar.module.css';

interface ProgressBarProps {
  /** 0 to 1; null where nobody knows, which moves without a number. */
  readonly value: number | null;
  readonly label: string;
  readonly tone?: 'accent' | 'teal' | 'still';
}

const WHOLE = 100;

export function ProgressBar({ value, label, tone = 'accent' }: ProgressBarProps) {
  return (
    <Progress.Root
      className={styles.track}
      data-tone={tone}
      value={value === null ? null : Math.floor(value * WHOLE)}
      max={WHOLE}
      getValueLabel={() => (value === null ? '' : percent(value))}
      aria-label={label}
    >
      <Progress.Indicator
        className={value === null ? styles.unknown : styles.fill}
        style={value === null ? undefined : { transform: `scaleX(${value})` }}
      />
    </Progress.Root>
  );
}
