import { Pause, Play, RefreshCw, RotateCw, Send, ShieldCheck, X } from 'lucide-react';
import type { RemedyAction } from '../../../shared/failure.ts';
import type { JobView } from '../../../shared/job.ts';
import { Button } from '../../components/button.tsx';
import { useView } from '../../stores/view.ts';
import { can, isWaitingForGuard } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { AfterButtons } from '../after/after-buttons.tsx';
import { DownloadButtons } from '../queue/download-buttons.tsx';
import { cancelJob, checkJob, renderAgain, sendAnyway } from '../queue/job-actions.ts';
import { pauseJob, resumeJob } from '../queue/queue-actions.ts';
import styles from './section.module.css';

/** What a problem that is shown calls for. */
function offeredWith({ status }: JobView): readonly RemedyAction[] {
  if (status.state === 'failed') return status.failure.actions;
  return ('lastProblem' in status && status.lastProblem?.actions) || [];
}

/** What can be asked of a job; what a failure calls for is offered with the failure. */
export function JobButtons({ job }: { readonly job: JobView }) {
  const { cancel, check, pause, resume, renderAgain: again, sendAnyway: held } = can(job);
  const isDownload = job.status.state === 'downloading';
  const open = useView(({ open }) => open);
  const offered = offeredWith(job);
  const checkOffered = offered.includes('check-again') || offered.includes('download-again');
  return (
    <div className={styles.buttons}>
      {held ? (
        <Button small look="primary" icon={<Send />} onClick={() => void sendAnyway(job)}>
          {say('queue.deed.sendAnyway')}
        </Button>
      ) : null}
      {isWaitingForGuard(job) ? (
        <Button
          small
          icon={<ShieldCheck />}
          onClick={() => open({ kind: 'set-guard', accountId: job.accountId })}
        >
          {say('inspector.guard')}
        </Button>
      ) : null}
      <AfterButtons job={job} />
      <DownloadButtons job={job} />
      {pause && !isDownload ? (
        <Button small icon={<Pause />} onClick={() => void pauseJob(job)}>
          {say('queue.deed.pause')}
        </Button>
      ) : null}
      {resume && !isDownload ? (
        <Button small icon={<Play />} onClick={() => void resumeJob(job)}>
          {say('queue.deed.resume')}
        </Button>
      ) : null}
      {check && !checkOffered ? (
        <Button small icon={<RefreshCw />} onClick={() => void checkJob(job)}>
          {say('queue.deed.check')}
        </Button>
      ) : null}
      {cancel ? (
        <Button small icon={<X />} onClick={() => void cancelJob(job)}>
          {say('queue.deed.cancel')}
        </Button>
      ) : null}
      {again && !offered.includes('render-again') ? (
        <Button small icon={<RotateCw />} onClick={() => void renderAgain(job)}>
          {say('queue.deed.again')}
        </Button>
      ) : null}
    </div>
  );
}
