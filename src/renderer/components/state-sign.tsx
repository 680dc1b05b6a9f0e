import {
  Check,
  CircleDashed,
  CircleHelp,
  CircleSlash,
  Download,
  LoaderCircle,
  Send,
  TriangleAlert,
} from 'lucide-react';
import type { JobState } from '../../shared/job.ts';
import styles from './state-sign.module.css';

const signs = {
  queued: CircleDashed,
  submitting: Send,
  unconfirmed: CircleHelp,
  rendering: LoaderCircle,
  downloading: Download,
  completed: Check,
  failed: TriangleAlert,
  canceled: CircleSlash,
} as const satisfies Record<JobState, unknown>;

/** The sign of a state; the state's word is always beside it, so screen readers skip the sign. */
export function StateSign({
  state,
  still,
}: {
  readonly state: JobState;
  readonly still?: boolean;
}) {
  const Sign = signs[state];
  return (
    <span className={styles.sign} data-state={state} data-still={still || undefined} aria-hidden>
      <Sign />
    </span>
  );
}
