import { Clock, ListEnd, Send } from 'lucide-react';
import type { JobView } from '../../../shared/job.ts';
import { Button } from '../../components/button.tsx';
import { useView } from '../../stores/view.ts';
import { can } from '../../words/job-words.ts';
import { say } from '../../words/say.ts';
import { sendAnyway } from '../queue/job-actions.ts';

/** What can be changed about when a job is sent. */
export function AfterButtons({ job }: { readonly job: JobView }) {
  const { sendNow, wait } = can(job);
  const isForItsTime = 'waitingFor' in job.status && job.status.waitingFor === 'send-time';
  const open = useView(({ open }) => open);
  return (
    <>
      {sendNow ? (
        <Button small icon={<Send />} onClick={() => void sendAnyway(job)}>
          {say(isForItsTime ? 'when.deed.now' : 'after.deed.withoutWaiting')}
        </Button>
      ) : null}
      {wait && job.after.length > 0 ? (
        <Button
          small
          icon={<ListEnd />}
          onClick={() => open({ kind: 'send-after', jobId: job.id })}
        >
          {say('after.deed')}
        </Button>
      ) : null}
      {wait ? (
        <Button
          small
          icon={<Clock />}
          onClick={() => open({ kind: 'send-time', jobIds: [job.id] })}
        >
          {say('when.deed')}
        </Button>
      ) : null}
    </>
  );
}
