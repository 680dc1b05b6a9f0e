import { endStates, type JobView } from '../../../shared/job.ts';
import { useNow } from '../../stores/now.ts';
import { say } from '../../words/say.ts';
import { soonMoment } from '../../words/soon-moment.ts';
import { Fact } from '../inspector/facts.tsx';

/** When it is sent, and whether before or after others, where that was said. */
export function WhenFacts({ job }: { readonly job: JobView }) {
  const now = useNow();
  const isLive = !endStates.has(job.status.state);
  return (
    <>
      {job.sendAt === null ? null : (
        <Fact name={say('when.fact')}>{soonMoment(job.sendAt, now)}</Fact>
      )}
      {isLive || job.priority !== 'normal' ? (
        <Fact name={say('priority.fact')}>{say(`priority.${job.priority}`)}</Fact>
      ) : null}
    </>
  );
}
