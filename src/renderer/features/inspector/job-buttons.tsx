import { RefreshCw, RotateCw, X } from 'lucide-react';
import type { JobView } from '../../../shared/job.ts';
import { Button } from '../../components/button.tsx';
import { can } from '../../words/job-words.ts';
import { cancelJob, checkJob, renderAgain } from '../queue/job-actions.ts';
import styles from './section.module.css';

/** What can be asked of a job; what a failure calls for is offered with the failure. */
export function JobButtons({ job }: { readonly job: JobView }) {
  const { cancel, check, renderAgain: again } = can(job);
  const { status } = job;
  const offered = status.state === 'failed' && status.failure.actions.includes('render-again');
  return (
    <div className={styles.buttons}>
      {check ? (
        <Button small icon={<RefreshCw />} onClick={() => void checkJob(job)}>
          Check now
        </Button>
      ) : null}
      {cancel ? (
        <Button small icon={<X />} onClick={() => void cancelJob(job)}>
          Cancel
        </Button>
      ) : null}
      {again && !offered ? (
        <Button small icon={<RotateCw />} onClick={() => void renderAgain(job)}>
          Render again
        </Button>
      ) : null}
    </div>
  );
}
