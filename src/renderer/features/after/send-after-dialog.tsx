import { useState } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { useJob, useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';
import { sendAfter } from './after-actions.ts';
import { possibleOthers } from './after-choice.ts';
import { OthersDialog } from './others-dialog.tsx';

interface SendAfterDialogProps {
  readonly jobId: JobId;
  readonly onClose: () => void;
}

/** What a job that was not sent yet is sent after. */
export function SendAfterDialog({ jobId, onClose }: SendAfterDialogProps) {
  const job = useJob(jobId);
  // As they were when it was opened: a list that moves under the pointer chooses the wrong one.
  const [options] = useState(() => {
    const { byId, order } = useJobs.getState();
    return possibleOthers(byId.get(jobId) ?? null, [...order.needsYou, ...order.live], byId);
  });
  if (!job) return null;
  const possible = new Set(options.map(({ id }) => id));
  const choose = async (ids: readonly JobId[]) => {
    // What it waits for and is not listed, because it is at its end, stays.
    const kept = job.after.map(({ id }) => id).filter((id) => !possible.has(id));
    if (await sendAfter(job, [...kept, ...ids.filter((id) => possible.has(id))])) onClose();
  };
  return (
    <OthersDialog
      title={say('after.title', { name: job.name })}
      options={options}
      chosen={job.after.map(({ id }) => id)}
      onClose={onClose}
      onChoose={(ids) => void choose(ids)}
    />
  );
}
