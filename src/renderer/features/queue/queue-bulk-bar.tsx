import { Clock, ListOrdered, Pause, Play, RefreshCw, Square } from 'lucide-react';
import { useMemo } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { BulkBar } from '../../components/bulk-bar.tsx';
import { Button } from '../../components/button.tsx';
import { useJobs } from '../../stores/jobs.ts';
import { useView } from '../../stores/view.ts';
import { say } from '../../words/say.ts';
import { sendOneAfterAnother } from '../after/after-actions.ts';
import { PriorityMenu } from '../when/priority-menu.tsx';
import { setPriority } from '../when/when-actions.ts';
import { changeMany, unsentOf } from './queue-actions.ts';
import { useQueueSelection } from './queue-selection.ts';

const deeds = [
  { action: 'pause', title: 'queue.deed.pause', icon: <Pause /> },
  { action: 'resume', title: 'queue.deed.resume', icon: <Play /> },
  { action: 'check', title: 'queue.deed.check', icon: <RefreshCw /> },
  { action: 'cancel', title: 'queue.deed.cancel', icon: <Square /> },
] as const;

const firstRow = () => document.querySelector<HTMLElement>('[data-job] button');

interface QueueBulkBarProps {
  /** Only what is shown is changed: nobody cancels what a filter hides. */
  readonly listed: readonly JobId[];
  readonly onNone: () => void;
}

/** What can be done with every job that is chosen. */
export function QueueBulkBar({ listed, onNone }: QueueBulkBarProps) {
  const chosen = useQueueSelection(({ chosen }) => chosen);
  const ids = useMemo(() => listed.filter((id) => chosen.has(id)), [listed, chosen]);
  const unsent = useJobs(({ byId }) =>
    ids.reduce((count, id) => count + Number(byId.get(id)?.status.state === 'queued'), 0),
  );
  if (ids.length === 0) return null;
  return (
    <BulkBar
      label={say('queue.bulk.bar')}
      count={say('queue.bulk.chosen', { count: ids.length })}
      row={firstRow}
      onNone={onNone}
    >
      {deeds.map(({ action, title, icon }) => (
        <Button
          key={action}
          small
          look="quiet"
          icon={icon}
          onClick={() => void changeMany(ids, action)}
        >
          {say(title)}
        </Button>
      ))}
      {unsent > 0 ? (
        <Button
          small
          look="quiet"
          icon={<Clock />}
          onClick={() => useView.getState().open({ kind: 'send-time', jobIds: [...unsentOf(ids)] })}
        >
          {say('when.deed')}
        </Button>
      ) : null}
      <PriorityMenu priority={null} onChoose={(priority) => void setPriority(ids, priority)} />
      {unsent > 1 ? (
        <Button
          small
          look="quiet"
          icon={<ListOrdered />}
          onClick={() => void sendOneAfterAnother(ids)}
        >
          {say('after.oneAfterAnother')}
        </Button>
      ) : null}
    </BulkBar>
  );
}
