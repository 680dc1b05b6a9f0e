import { useEffect, useState } from 'react';
import type { JobDetail } from '../../../shared/contract/jobs.ts';
import type { JobId } from '../../../shared/ids.ts';
import type { JobView } from '../../../shared/job.ts';
import { attempt } from '../../client/attempt.ts';
import { useConnection } from '../../stores/connection.ts';
import { useJob, useJobs } from '../../stores/jobs.ts';
import { useLibrary } from '../../stores/library.ts';

type HistoryAndPayload = Pick<JobDetail, 'history' | 'payload'>;

/** A change of any of these is written into the history; progress alone is not. */
const historyKey = (job: JobView | undefined) =>
  job ? [job.status.state, job.cancelRequestedAt, job.endedAt, job.remoteId].join() : 'not loaded';

/** A job with its history and payload, loaded again when its history has grown. */
export function useJobDetail(id: JobId): { job: JobView | undefined } & Partial<HistoryAndPayload> {
  const job = useJob(id);
  const isOpen = useConnection(({ status }) => status === 'open');
  const [detail, setDetail] = useState<HistoryAndPayload>();
  const key = historyKey(job);
  useEffect(() => {
    let stale = false;
    const load = async () => {
      const loaded = await attempt((client) => client.jobs.get({ id }));
      if (!loaded || stale) return;
      useJobs.getState().put([loaded.job]);
      useLibrary.getState().put(loaded.job.outputs);
      setDetail({ history: loaded.history, payload: loaded.payload });
    };
    if (isOpen && key) void load();
    return () => {
      stale = true;
    };
  }, [id, key, isOpen]);
  return { job, ...detail };
}
