import { ArrowDownToLine, ArrowUpToLine, Pause, Play } from 'lucide-react';
import type { ReactNode } from 'react';
import type { JobView } from '../../../shared/job.ts';
import { Button, RowButton } from '../../components/button.tsx';
import { useApp } from '../../stores/app.ts';
import { say } from '../../words/say.ts';
import { canDownload, moveDownload, pauseDownload, resumeDownload } from './download-actions.ts';

interface Deed {
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

function useDeeds(job: JobView): readonly Deed[] {
  const allPaused = useApp(({ settings }) => settings.downloads.paused);
  const { pause, resume, fetch, move } = canDownload(job);
  return [
    ...(pause
      ? [
          {
            label: say('queue.deed.pauseDownload'),
            icon: <Pause />,
            run: () => void pauseDownload(job),
          },
        ]
      : []),
    ...(fetch
      ? [
          {
            label: say('queue.deed.fetch'),
            icon: <ArrowDownToLine />,
            run: () => void resumeDownload(job),
          },
        ]
      : []),
    // While all are paused, one alone does not go on.
    ...(resume && !allPaused
      ? [
          {
            label: say('queue.deed.resumeDownload'),
            icon: <Play />,
            run: () => void resumeDownload(job),
          },
        ]
      : []),
    ...(move
      ? [
          {
            label: say('queue.deed.downloadNext'),
            icon: <ArrowUpToLine />,
            run: () => void moveDownload(job, 'first'),
          },
        ]
      : []),
  ];
}

/** What can be asked of a download, as signs at the end of a row. */
export function DownloadSigns(props: { readonly job: JobView; readonly isNear: boolean }) {
  return useDeeds(props.job).map(({ label, icon, run }) => (
    <RowButton key={label} label={label} onClick={run}>
      {props.isNear ? icon : null}
    </RowButton>
  ));
}

/** The same in words. */
export function DownloadButtons({ job }: { readonly job: JobView }) {
  return useDeeds(job).map(({ label, icon, run }) => (
    <Button key={label} small icon={icon} onClick={run}>
      {label}
    </Button>
  ));
}
