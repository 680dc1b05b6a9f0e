import {
  ArrowDownToLine,
  ArrowUpToLine,
  ChevronsDown,
  ChevronsUp,
  CirclePause,
  CirclePlay,
  Clock,
  Copy,
  Equal,
  FolderOpen,
  ListEnd,
  Pause,
  Play,
  RefreshCw,
  RotateCw,
  Send,
  Undo2,
  X,
  type LucideIcon,
} from 'lucide-react';
import { endStates, jobPriorities, type JobPriority, type JobView } from '../../../shared/job.ts';
import { copyText } from '../../components/copy-text.ts';
import { useAccounts } from '../../stores/accounts.ts';
import { useApp } from '../../stores/app.ts';
import { useView } from '../../stores/view.ts';
import { can } from '../../words/job-words.ts';
import type { MessageKey } from '../../words/messages/catalogue.ts';
import { canDownload, moveDownload } from '../queue/download-actions.ts';
import {
  cancelJob,
  checkJob,
  downloadFile,
  renderAgain,
  restoreJob,
  revealFile,
  sendAnyway,
} from '../queue/job-actions.ts';
import {
  moveJob,
  pauseAccount,
  pauseJob,
  resumeAccount,
  resumeJob,
} from '../queue/queue-actions.ts';
import { setPriority } from '../when/when-actions.ts';

/** One thing that can be done to a job as it is now. */
export interface JobDeed {
  readonly id: string;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  readonly isDangerous?: boolean;
  readonly run: () => void;
}

type Offer = JobDeed & { readonly offered: boolean };

const wait = ({ status }: JobView) => ('waitingFor' in status ? status.waitingFor : null);

const isUnasked = (job: JobView) => canDownload(job).fetch;

function resumeTitle(job: JobView): MessageKey {
  if (isUnasked(job)) return 'queue.deed.fetch';
  return job.status.state === 'downloading' ? 'queue.deed.resumeDownload' : 'queue.deed.resume';
}

/** What it waits for, and whether it does. */
function afterDeeds(job: JobView): Offer[] {
  const { sendNow, wait: isUnsent } = can(job);
  return [
    {
      id: 'job.sendNow',
      title: wait(job) === 'send-time' ? 'when.deed.now' : 'after.deed.withoutWaiting',
      icon: Send,
      offered: sendNow,
      run: () => void sendAnyway(job),
    },
    {
      id: 'job.after',
      title: 'after.deed',
      icon: ListEnd,
      offered: isUnsent,
      run: () => useView.getState().open({ kind: 'send-after', jobId: job.id }),
    },
    {
      id: 'job.sendAt',
      title: 'when.deed',
      icon: Clock,
      offered: isUnsent,
      run: () => useView.getState().open({ kind: 'send-time', jobIds: [job.id] }),
    },
  ];
}

const prioritySigns: Readonly<Record<JobPriority, LucideIcon>> = {
  high: ChevronsUp,
  normal: Equal,
  low: ChevronsDown,
};

/** Its priority, as far as it has another now. */
const priorityDeeds = (job: JobView): Offer[] =>
  jobPriorities.map((priority) => ({
    id: `job.priority.${priority}`,
    title: `priority.${priority}`,
    icon: prioritySigns[priority],
    offered: !endStates.has(job.status.state) && job.priority !== priority,
    run: () => void setPriority([job.id], priority),
  }));

function movingDeeds(job: JobView): Offer[] {
  const { pause, resume, check, cancel, sendAnyway: held } = can(job);
  const isDownload = job.status.state === 'downloading';
  return [
    {
      id: 'job.send',
      title: 'queue.deed.sendAnyway',
      icon: Send,
      offered: held,
      run: () => void sendAnyway(job),
    },
    ...afterDeeds(job),
    {
      id: 'job.check',
      title: 'queue.deed.check',
      icon: RefreshCw,
      offered: check,
      run: () => void checkJob(job),
    },
    {
      id: 'job.pause',
      title: isDownload ? 'queue.deed.pauseDownload' : 'queue.deed.pause',
      icon: Pause,
      offered: pause,
      run: () => void pauseJob(job),
    },
    {
      id: 'job.resume',
      title: resumeTitle(job),
      icon: isUnasked(job) ? ArrowDownToLine : Play,
      offered: resume,
      run: () => void resumeJob(job),
    },
    {
      id: 'job.first',
      title: isDownload ? 'queue.deed.downloadNext' : 'queue.deed.sendNext',
      icon: ArrowUpToLine,
      offered: isDownload
        ? canDownload(job).move
        : job.status.state === 'queued' && wait(job) === 'turn',
      run: () => void (isDownload ? moveDownload(job, 'first') : moveJob(job, 'first')),
    },
    ...priorityDeeds(job),
    {
      id: 'job.cancel',
      title: 'queue.deed.cancel',
      icon: X,
      offered: cancel,
      isDangerous: true,
      run: () => void cancelJob(job),
    },
  ];
}

/** What can be done to the account of a job that has not ended. */
function accountDeeds(job: JobView): Offer[] {
  const account = useAccounts.getState().accounts.find(({ id }) => id === job.accountId);
  const isLive = !endStates.has(job.status.state);
  return [
    {
      id: 'job.pauseAccount',
      title: 'queue.deed.pauseAccount',
      icon: CirclePause,
      offered: isLive && account?.paused === null,
      run: () => void (account && pauseAccount(account)),
    },
    {
      id: 'job.resumeAccount',
      title: 'queue.deed.resumeAccount',
      icon: CirclePlay,
      offered: isLive && account !== undefined && account.paused !== null,
      run: () => void (account && resumeAccount(account)),
    },
  ];
}

function endedDeeds(job: JobView): Offer[] {
  const [output] = job.outputs;
  const isDesktop = useApp.getState().info?.host === 'desktop';
  const { renderAgain: again } = can(job);
  return [
    {
      id: 'job.restore',
      title: 'queue.deed.restore',
      icon: Undo2,
      offered: job.status.state === 'canceled' && job.status.canTakeBack,
      run: () => void restoreJob(job),
    },
    {
      id: 'job.again',
      title: 'queue.deed.again',
      icon: RotateCw,
      offered: again,
      run: () => void renderAgain(job),
    },
    {
      id: 'job.reveal',
      title: 'queue.deed.reveal',
      icon: FolderOpen,
      offered: output !== undefined && isDesktop,
      run: () => void (output && revealFile(output)),
    },
    {
      id: 'job.download',
      title: 'queue.deed.download',
      icon: ArrowDownToLine,
      offered: output !== undefined && !isDesktop,
      run: () => output && downloadFile(output),
    },
    {
      id: 'job.copyId',
      title: 'queue.deed.copyId',
      icon: Copy,
      offered: job.remoteId !== null,
      run: () => void copyText(job.remoteId ?? ''),
    },
  ];
}

/** What can be done to a job as it is now, in the order in which it is offered. */
export function jobDeeds(job: JobView): readonly JobDeed[] {
  return [...movingDeeds(job), ...accountDeeds(job), ...endedDeeds(job)].filter(
    ({ offered }) => offered,
  );
}
