import { useEffect, useState } from 'react';
import type { JobId } from '../../../shared/ids.ts';
import { host } from '../../client/session.ts';
import { useJobs } from '../../stores/jobs.ts';

export interface LastRun {
  readonly number: number;
  readonly payload: string;
}

/** The newest render of a payload of this name; null where there is none that is known here. */
export function useLastRun(name: string): LastRun | null {
  const id = useJobs(({ byId }) => newestOf(byId, name));
  const [found, setFound] = useState<{ readonly id: JobId; readonly run: LastRun } | null>(null);
  useEffect(() => {
    if (id === null) return undefined;
    let isOld = false;
    const ask = async () => {
      try {
        const { job, payload } = await host().jobs.get({ id });
        if (!isOld && payload !== null) setFound({ id, run: { number: job.number, payload } });
      } catch {
        // It may have been forgotten meanwhile: then there is nothing to compare with.
      }
    };
    void ask();
    return () => {
      isOld = true;
    };
  }, [id]);
  return found !== null && found.id === id ? found.run : null;
}

function newestOf(byId: ReturnType<typeof useJobs.getState>['byId'], name: string): JobId | null {
  const plain = name.replace(/(\.render)?\.json$/i, '');
  let newest: { id: JobId; number: number } | null = null;
  for (const { id, number, name: other } of byId.values()) {
    if (other === plain && (newest === null || number > newest.number)) newest = { id, number };
  }
  return newest?.id ?? null;
}
