import { ChevronsDown, ChevronsUp } from 'lucide-react';
import type { JobView } from '../../../shared/job.ts';
import { say } from '../../words/say.ts';
import styles from './priority-mark.module.css';

/** That it goes before or after others; nothing where it goes in its turn. */
export function PriorityMark({ job: { priority } }: { readonly job: JobView }) {
  if (priority === 'normal') return null;
  const words = say(`priority.${priority}`);
  const Sign = priority === 'high' ? ChevronsUp : ChevronsDown;
  return (
    <span className={styles.mark} data-priority={priority} title={words}>
      <Sign aria-label={words} />
    </span>
  );
}
