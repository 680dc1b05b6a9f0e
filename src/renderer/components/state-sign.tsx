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
import type { CSSProperties } from 'react';
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

/** A ring emptier than this looks like one that has not begun. */
const LEAST_SEEN = 0.04;

/**
 * A ring that is as full as the work is done: says more than one that turns. Of one element without
 * a drawing in it, as it stands in every row of the queue.
 */
function Ring({ progress }: { readonly progress: number }) {
  const share = `${Math.max(LEAST_SEEN, progress)}turn`;
  return <span className={styles.ring} style={{ '--share': share } as CSSProperties} />;
}

interface StateSignProps {
  readonly state: JobState;
  /** It cannot go on just now. */
  readonly still?: boolean;
  /** 0 to 1, where it is known. */
  readonly progress?: number | null;
}

/** The sign of a state; the state's word is always beside it, so screen readers skip the sign. */
export function StateSign({ state, still, progress = null }: StateSignProps) {
  const Sign = signs[state];
  return (
    <span className={styles.sign} data-state={state} data-still={still || undefined} aria-hidden>
      {state === 'rendering' && progress !== null ? <Ring progress={progress} /> : <Sign />}
    </span>
  );
}
