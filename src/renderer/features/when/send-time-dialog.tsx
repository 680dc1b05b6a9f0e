import type { JobId } from '../../../shared/ids.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';
import { TimeDialog } from './time-dialog.tsx';
import { setSendTime } from './when-actions.ts';

interface SendTimeDialogProps {
  readonly jobIds: readonly JobId[];
  readonly onClose: () => void;
}

/** When jobs are sent that were not sent yet. */
export function SendTimeDialog({ jobIds, onClose }: SendTimeDialogProps) {
  const [first] = jobIds;
  const name = useJobs(({ byId }) => (first === undefined ? '' : (byId.get(first)?.name ?? '')));
  const sendAt = useJobs(
    ({ byId }) =>
      jobIds.map((id) => byId.get(id)?.sendAt ?? null).find((at) => at !== null) ?? null,
  );
  return (
    <TimeDialog
      title={say('when.title', { count: jobIds.length, name })}
      sendAt={sendAt}
      none={say('when.deed.now')}
      onClose={onClose}
      onChoose={(at) => {
        onClose();
        void setSendTime(jobIds, at);
      }}
    />
  );
}
