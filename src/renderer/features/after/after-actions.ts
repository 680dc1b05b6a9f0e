import { toast } from 'sonner';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import { useJobs } from '../../stores/jobs.ts';
import { say } from '../../words/say.ts';

/** Lets a job be sent after these, and after no others. False where that was refused. */
export async function sendAfter({ id }: JobView, others: readonly JobId[]): Promise<boolean> {
  const job = await attempt((client) => client.jobs.sendAfter({ id, others: [...others] }));
  if (job) useJobs.getState().put([job]);
  return job !== undefined;
}

/** Lets each of them that was not sent yet be sent after the one before it, in this order. */
export async function sendOneAfterAnother(ids: readonly JobId[]): Promise<void> {
  const { byId } = useJobs.getState();
  const jobs = ids
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ status }) => status.state === 'queued');
  const before = jobs.map((job) => ({ job, others: job.after.map(({ id }) => id) }));
  let count = 0;
  for (const [at, job] of jobs.entries()) {
    const earlier = jobs[at - 1];
    if (earlier === undefined) continue;
    if (!(await sendAfter(job, [earlier.id]))) break;
    count += 1;
  }
  if (count === 0) return;
  const undo = async () => {
    for (const { job, others } of before.slice(1, count + 1)) await sendAfter(job, others);
  };
  toast.success(say('after.oneAfterAnother.done', { count: count + 1 }), {
    action: { label: say('queue.undo'), onClick: () => void undo() },
  });
}
